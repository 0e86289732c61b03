import { examplesIn, type Key, keysOf, type SchemaNode } from './every-key.ts';

/** Parts that have the keys of another: they are described there. */
const REPEATED: ReadonlyMap<string, string> = new Map([
  ['agreements', 'Several agreements, by name; each has the keys of `agreement`.'],
  ['scenarios.NAME[].change', 'As in `shocks`.'],
  ['hypotheses.explanations.NAME.change', 'As in `shocks`.'],
  ['outside.classes.NAME[].events.after', 'The keys are those of `outcome` above.'],
  ['hypotheses.lookups.NAME.report', 'As in `evidence`.'],
]);

/** Keys of the format that no example file has. */
export const withoutExample = (schema: SchemaNode, files: ReadonlyMap<string, string>): string[] =>
  examples(keysOf(schema, new Set(REPEATED.keys())), files)
    .filter(({ example }) => example === undefined)
    .map(({ path }) => path);

/** Keys of the format whose schema does not say what they mean. */
export const withoutDescription = (schema: SchemaNode): string[] =>
  keysOf(schema, new Set(REPEATED.keys()))
    .filter(({ path, description }) => description === '' && !REPEATED.has(path))
    .map(({ path }) => path);

/** The reference of the situation file: every key with an example that stands in one of the files. */
export function formatPage(schema: SchemaNode, files: ReadonlyMap<string, string>): string {
  const keys = examples(keysOf(schema, new Set(REPEATED.keys())), files);
  const parts = [...new Set(keys.map(({ path }) => partOf(path)))];
  const links = [...files.keys()].map((file) => `[${file}](${file})`).join(', ');
  return `---
outline: 2
---

# Every key of the situation file

*Made from the definition that checks the files; a test makes it again and compares. Every example stands in one of these files, which pass \`tightrope check\`: ${links}.
The cases in them are invented.*

[The situation file](../situation-file.md) tells how the parts belong together. This page is to look things up. \`NAME\` stands for a name of your own, \`[]\` for each entry of a list, \`...\` for what is shown further down.

## What every judgement may carry

### \`because\`

Why this judgement; reports show it. A text, beside any number, actor, issue, link, outcome, shock or explanation.

### \`source\`

Where it comes from. A text, in the same places.

## Quantities

Wherever a quantity may stand, it is one of these:

\`\`\`yaml
capability: 60                                        # a number
capability: { low: 40, mode: 60, high: 80 }           # a range with its likeliest value
capability: { mean: 50, sd: 8 }                       # a mean and a standard deviation
capability: [35, 40, 50]                              # what several experts said
capability: { low: 40, mode: 60, high: 80, because: it can close the strait, source: yearbook }
\`\`\`
${parts.map((part) => section(part, keys)).join('')}`;
}

type Shown = Key & { example: string | undefined };

function examples(keys: readonly Key[], files: ReadonlyMap<string, string>): Shown[] {
  const names = new Set(keys.map(({ path }) => path));
  const all = [...files.values()].map((text) => examplesIn(text, names));
  const shortest = (path: string) =>
    all
      .flatMap((found) => found.get(path) ?? [])
      .sort((a, b) => a.length - b.length)
      .at(0);
  return keys.map((key) => ({ ...key, example: shortest(key.path) }));
}

const partOf = (path: string): string => path.split(/[.[]/, 1)[0];

/** Keys at the top that have none below stand together. */
function section(part: string, keys: readonly Shown[]): string {
  const own = keys.filter(({ path }) => partOf(path) === part);
  const alone = keys.filter(({ path }) =>
    keys.every(({ path: other }) => partOf(other) !== partOf(path) || other === path),
  );
  if (own.length > 1) return `\n## \`${part}\`\n${own.map(entry).join('')}`;
  return alone[0] === own[0] ? `\n## Single keys\n${alone.map(entry).join('')}` : '';
}

function entry({ path, what, description, required, example }: Shown): string {
  const says = [REPEATED.get(path), sentence(description), sentence(what), required && 'Required.'];
  const words = says.filter((one) => one).join(' ');
  return `\n### \`${path}\`\n\n${words}\n\n\`\`\`yaml\n${example}\n\`\`\`\n`;
}

/** Words as a sentence of Markdown: what looks like HTML or a template is text. */
const sentence = (words: string): string =>
  words === ''
    ? ''
    : `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? '' : '.'}`.replaceAll('<', '&lt;');
