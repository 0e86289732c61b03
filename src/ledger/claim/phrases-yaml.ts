import * as z from 'zod';
import { checkGivenText } from '../../numeric/given.ts';
import { quoteName, unknownName } from '../../numeric/nearest-name.ts';
import { type Fault, sortFaults } from '../../situation/fault.ts';
import { parseYaml } from '../../situation/yaml-source.ts';
import { normalisePhrase, PHRASES, type PhraseMeaning, type PhraseTable } from './phrases.ts';
import { probabilitySchema } from './schema.ts';

const MOST_PHRASES = 1000;
const LARGEST_TABLE = 1_000_000;
const KEYS = ['probability', 'low', 'high', 'source'];

const meaningSchema = z
  .strictObject({
    probability: probabilitySchema,
    low: probabilitySchema.optional(),
    high: probabilitySchema.optional(),
    source: z.string().max(200).default(''),
  })
  .superRefine(({ probability, low = probability, high = probability }, context) => {
    if (low <= probability && probability <= high) return;
    const message = `the range ${low} to ${high} does not hold ${probability}`;
    context.addIssue({ code: 'custom', path: ['probability'], message });
  });

/** A table of phrases as YAML, to be edited and read again; the default table if none is given. */
export function phrasesYaml(table: PhraseTable = PHRASES): string {
  let source: string | undefined;
  const lines: string[] = [];
  for (const [phrase, meaning] of table) {
    if (meaning.source !== source) lines.push(`# ${meaning.source || 'without a source'}`);
    source = meaning.source;
    const { probability, low, high } = meaning;
    lines.push(
      `${JSON.stringify(phrase)}: { probability: ${probability}, low: ${low}, high: ${high}, source: ${JSON.stringify(source)} }`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/**
 * Reads a table of phrases in YAML, `likely: { probability: 0.7, low: 0.55, high: 0.8, source: ... }`, which replaces the
 * default one. A phrase without a range means its probability exactly.
 *
 * @returns the phrases that can be read, and what is wrong with the others, in the order of the file
 */
export function parsePhrases(text: string, file: string): { table: PhraseTable; faults: Fault[] } {
  checkGivenText(text, 'parsePhrases', 'the text of a table of phrases');
  const table = new Map<string, PhraseMeaning>();
  const faults: Fault[] = [];
  const fault = (message: string, place = { line: 1, column: 1 }) =>
    faults.push({ file, place, message, severity: 'error' });
  if (text.length > LARGEST_TABLE) {
    fault(`the table has ${text.length} characters, expected at most ${LARGEST_TABLE}`);
    return { table, faults };
  }
  const source = parseYaml(text, file);
  faults.push(...source.faults);
  if (typeof source.value !== 'object' || source.value === null || Array.isArray(source.value)) {
    if (faults.length === 0) fault('expected phrases, such as `likely: { probability: 0.7, low: 0.55, high: 0.8 }`');
    return { table, faults };
  }
  const entries = Object.entries(source.value);
  if (entries.length > MOST_PHRASES) fault(`${entries.length} phrases, expected at most ${MOST_PHRASES}`);
  for (const [name, value] of entries.slice(0, MOST_PHRASES)) {
    const phrase = normalisePhrase(name);
    const wrong = phraseFault(phrase, table);
    if (wrong !== undefined) fault(`${quoteName(name)} ${wrong}`, source.placeOfKey([name]));
    const read = meaningSchema.safeParse(value);
    for (const issue of read.error?.issues ?? []) {
      const path = [name, ...(issue.path as string[])];
      if (issue.code !== 'unrecognized_keys') {
        const what = path.length === 1 ? 'expected { probability, low, high, source }' : issue.message;
        fault(
          `${quoteName(name)}: ${path.slice(1).join('')}${path.length > 1 ? ': ' : ''}${what}`,
          source.placeOf(path),
        );
        continue;
      }
      for (const key of issue.keys) fault(unknownName('key', key, KEYS), source.placeOfKey([name, key]));
    }
    if (wrong !== undefined || !read.success) continue;
    const { probability, low = probability, high = probability } = read.data;
    table.set(phrase, { probability, low, high, source: read.data.source });
  }
  return { table, faults: sortFaults(faults) };
}

function phraseFault(phrase: string, table: PhraseTable): string | undefined {
  if (phrase.length === 0 || phrase.length > 100) return 'is not a phrase, expected 1 to 100 characters';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is refused
  if (/[\u0000-\u001f\u007f-\u009f]/.test(phrase) || !phrase.isWellFormed()) return 'has control characters';
  if (/^[-+.\d%<>~]/.test(phrase)) return 'is a number, expected words';
  return table.has(phrase)
    ? 'is there twice (letters of either case, spaces and hyphens count as the same)'
    : undefined;
}
