import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { runHere } from './run-command.ts';

const COMMAND = /^\$ npx tightrope(-forecast)? /m;

/** Every page with a command and what it prints. */
const DOCUMENTS = [
  'README.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name}`),
].filter((file) => file.endsWith('.md') && COMMAND.test(readFileSync(file, 'utf8')));

type Files = Record<string, string | Uint8Array>;

/** Files of the tools whose users may come over. */
const peers = (...names: string[]): Files =>
  Object.fromEntries(names.map((name) => [name, readFileSync(`test-data/peers/${name}`)]));

/** A workbook of `panel ask` as an expert sends it back. */
async function answered(answers: Record<string, [answer: number, why: string]>): Promise<Uint8Array> {
  const rows = Object.entries(answers).map(([id, [answer, why]]) => ['', '', answer, why, '', id]);
  const data = [['question', 'scale', 'answer', 'why', 'source', 'id'], ...rows].map((row) =>
    row.map((value) => (value === '' ? null : { value, type: typeof value === 'number' ? Number : String })),
  );
  const file = writeXlsxFile([{ sheet: 'answers', data }] as never) as unknown as { toBuffer(): Promise<Buffer> };
  return file.toBuffer();
}

/** Files that a page speaks of without showing them, or made of what it shows. */
const FILES: Record<string, (page: string) => Files | Promise<Files>> = {
  'docs/guides/import.md': () =>
    peers('sample_data.txt', 'smpExample.xml', 'dummyData_3Dim.csv', 'ec-emissions-1985.csv'),
  'docs/guides/ask-experts.md': async () => {
    const answers = (name: string, [coast, owners, union]: number[], [caresMost, caresLess, caresLeast]: number[]) =>
      answered({
        'issues.toll.stances.coast.position': [coast, `${name}'s reading of the budget`],
        'issues.toll.stances.owners.position': [owners, ''],
        'issues.toll.stances.union.position': [union, ''],
        'issues.toll.stances.coast.salience': [caresMost, ''],
        'issues.toll.stances.owners.salience': [caresLess, ''],
        'issues.toll.stances.union.salience': [caresLeast, ''],
      });
    return {
      'anna.xlsx': await answers('anna', [70, 10, 30], [0.8, 0.7, 0.4]),
      'ben.xlsx': await answers('ben', [90, 0, 60], [0.9, 0.8, 0.3]),
      'cleo.xlsx': await answers('cleo', [60, 10, 20], [0.7, 0.7, 0.4]),
    };
  },
  // Two coders of the tolls, who saw neither each other's numbers nor those of the file.
  'docs/guides/code-positions.md': async () => ({
    'anna.xlsx': await answered({
      'issues.toll.stances.city.position': [70, 'its budget of March'],
      'issues.toll.stances.city.salience': [0.8, ''],
      'issues.toll.stances.shops.position': [10, 'their letter of May'],
      'issues.toll.stances.shops.salience': [0.9, ''],
      'issues.toll.stances.ministry.position': [50, 'the answer to a question in parliament'],
      'issues.toll.stances.ministry.salience': [0.3, ''],
    }),
    'ben.xlsx': await answered({
      'issues.toll.stances.city.position': [80, 'the mayor in the Evening Post'],
      'issues.toll.stances.city.salience': [0.9, ''],
      'issues.toll.stances.shops.position': [15, ''],
      'issues.toll.stances.shops.salience': [0.8, ''],
      'issues.toll.stances.ministry.position': [90, 'its white paper on clean air'],
      'issues.toll.stances.ministry.salience': [0.5, ''],
    }),
  }),
};

/** The words of a command line: quotes hold what has spaces in it, and `>` with a name sends the output into a file. */
const words = (line: string) =>
  [...line.replace(/ +# .*$/, '').matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);

/** Whether an output is what a page says it is; a line `...` on the page stands for any lines. */
function isAsSaid(said: string, output: string): boolean {
  const parts = said.split(/^\.\.\.$/m).map((part) => part.trim());
  let at = 0;
  for (const [k, part] of parts.entries()) {
    const found = output.indexOf(part, at);
    if (found < 0 || (k === 0 && output.slice(0, found).trim() !== '')) return false;
    at = found + part.length;
  }
  return said.trimEnd().endsWith('...') || output.slice(at).trim() === '';
}

/**
 * Follows a page as a reader does: saves the files of its blocks (`yaml NAME`, and `yaml NAME +` for what is added to one; csv and text too), and runs
 * the commands of its blocks, all on one day. The result is the page with what they print.
 */
async function followed(page: string, files: Files = {}): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-page-'));
  const home = process.cwd();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-28T12:00:00Z') });
  process.chdir(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(name, text);
  try {
    const parts = page.split(/^(```.*\n[\s\S]*?^```\n)/m);
    for (const [k, part] of parts.entries()) {
      const file = /^```(?:yaml|csv|text) (\S+)( \+)?\n([\s\S]*)```\n$/.exec(part);
      if (file) (file[2] ? appendFileSync : writeFileSync)(file[1], file[3]);
      const [, fence, block] = /^(```(?:console)?\n)([\s\S]*)```\n$/.exec(part) ?? [];
      if (block === undefined || !COMMAND.test(block)) continue;
      let told = fence;
      for (const step of block.split(/^(?=\$ )/m)) {
        const [line, ...said] = step.split('\n');
        const all = words(line).slice(3);
        const to = all.at(-2) === '>' ? all.at(-1) : undefined;
        const { stdout, stderr } = await runHere(to === undefined ? all : all.slice(0, -2));
        if (to !== undefined) writeFileSync(to, stdout);
        const output = `${stderr}${to === undefined ? stdout : ''}`.replace(/ +$/gm, '');
        told += `${line}\n${isAsSaid(said.join('\n'), output) ? said.join('\n') : output}`;
      }
      parts[k] = `${told}\`\`\`\n`;
    }
    return parts.join('');
  } finally {
    process.chdir(home);
    vi.useRealTimers();
    rmSync(folder, { recursive: true });
  }
}

// `TIGHTROPE_TESTS=full npx vitest run src/testing/console-blocks --update` writes the outputs anew, but for those that `...`
// shortens and that still hold.
test.each(DOCUMENTS)('a reader who follows %s sees what it says', { tags: 'whole' }, async (file) => {
  const page = readFileSync(file, 'utf8');
  await expect(await followed(page, await FILES[file]?.(page))).toMatchFileSnapshot(`../../${file}`);
});

test('every command with its output in README and docs is followed', () => {
  expect(DOCUMENTS).toEqual(expect.arrayContaining(['README.md', 'docs/tutorial.md', 'docs/guides/import.md']));
});

test('a line of three dots stands for any lines', () => {
  expect(isAsSaid('a\n...\nc\n', 'a\nb\nb\nc\n')).toBe(true);
  expect(isAsSaid('a\n...\n', 'a\nb\n')).toBe(true);
  expect(isAsSaid('a\nc\n', 'a\nb\nc\n')).toBe(false);
  expect(isAsSaid('...\nc\n', 'a\nc\nd\n')).toBe(false);
});
