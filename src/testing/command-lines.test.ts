import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commandInfo } from '../cli/help/tree.ts';
import { tightrope } from '../cli/program.ts';
import { parsedLine, wordsOf } from './parsed-line.ts';

const PAGES = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...['docs', 'examples', 'deploy'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(md|sh|yaml|service)$/.test(name) && !name.includes('situation'))
      .map((name) => `${folder}/${name}`),
  ),
];
const CALL = /^(?:\$ |Next: |now: )?(?:npx (?:-y |--yes )?)?tightrope(?:-forecast)?(?: |$)/i;

/** Command lines in blocks of a page, each with its line; what is broken by a backslash is one line. */
function callsIn(page: string): string[] {
  const blocks = [...page.matchAll(/^```(?:console|sh|bash)?\n([\s\S]*?)^```$/gm)].map(([, block]) => block);
  const lines = blocks.flatMap((block) => block.replace(/\\\n\s*/g, ' ').split('\n'));
  return lines.map((line) => line.trim()).filter((line) => CALL.test(line));
}

test('every command line in a block of README and docs can be read: its command, its flags, their values', async () => {
  const wrong: string[] = [];
  let found = 0;
  for (const file of PAGES.filter((name) => name.endsWith('.md'))) {
    for (const line of callsIn(readFileSync(file, 'utf8'))) {
      const said = await parsedLine(wordsOf(line.replace(CALL, '')));
      found++;
      if (!/^tightrope( [\w-]+)*$/.test(said)) wrong.push(`${file}: ${line}: ${said}`);
    }
  }
  expect(found).toBeGreaterThan(60);
  expect(wrong).toEqual([]);
});

test('every command that a page names in its text is there, with the flags it is named with', () => {
  const program = commandInfo(tightrope());
  const wrong: string[] = [];
  let found = 0;
  for (const file of PAGES) {
    // Blocks hold command lines and outputs; only the text between them is looked at.
    const text = readFileSync(file, 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
    for (const [, span] of text.matchAll(/`((?:npx )?tightrope(?:-forecast)? [^`]+)`/g)) {
      found++;
      const words = wordsOf(span.replace(CALL, ''));
      let command = program;
      for (const word of words) {
        const below = command.commands.find(({ path }) => path.endsWith(` ${word}`));
        if (below === undefined) break;
        command = below;
      }
      const named = command === program && /^[a-z][a-z-]+$/.test(words[0] ?? '') ? [words[0]] : [];
      const flags = words.filter((word) => /^--?[a-z]/.test(word)).map((word) => word.split('=')[0].replace(/,$/, ''));
      const known = [...command.flags.flatMap(({ names }) => names), '--version'];
      for (const word of [...named, ...flags.filter((flag) => !known.includes(flag))])
        wrong.push(`${file}: ${span}: ${word}`);
    }
  }
  expect(found).toBeGreaterThan(60);
  expect(wrong).toEqual([]);
});

test('what cannot be read is noticed', async () => {
  for (const line of ['forecast x.yaml --sampels 3', 'forcast x.yaml', 'forecast', 'why x.yaml --csv nonsense'])
    expect(await parsedLine(wordsOf(line)), line).not.toMatch(/^tightrope [\w -]+$/);
});
