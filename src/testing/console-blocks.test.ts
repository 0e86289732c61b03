import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { runHere } from './run-command.ts';

const COMMAND = /^\$ npx tightrope(-forecast)? /m;

/** Every page with a command and what it prints. */
const DOCUMENTS = ['README.md', ...readdirSync('docs').map((name) => `docs/${name}`)].filter(
  (file) => file.endsWith('.md') && COMMAND.test(readFileSync(file, 'utf8')),
);

/** Files that a page speaks of without showing them, made of what it shows. */
const FILES: Record<string, (page: string) => Record<string, string>> = {
  // The example of README, with the two slips that the line of the command names.
  'README.md': (page) => {
    const [, shown] = /^```yaml\n(title: Gas[\s\S]*?)^```/m.exec(page) ?? ['', ''];
    return { 'gas.yaml': shown.replace('salience: 0.9', 'salience: 1.4').replace('fee > 60', 'fees > 60') };
  },
};

/** The words of a command line: quotes hold what has spaces in it. */
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
 * Follows a page as a reader does: saves the files of its blocks (`yaml NAME`, and `yaml NAME +` for what is added to one), and runs
 * the commands of its blocks, all on one day. The result is the page with what they print.
 */
async function followed(page: string, files: Record<string, string> = {}): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-page-'));
  const home = process.cwd();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-28T12:00:00Z') });
  process.chdir(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(name, text);
  try {
    const parts = page.split(/^(```.*\n[\s\S]*?^```\n)/m);
    for (const [k, part] of parts.entries()) {
      const file = /^```yaml (\S+)( \+)?\n([\s\S]*)```\n$/.exec(part);
      if (file) (file[2] ? appendFileSync : writeFileSync)(file[1], file[3]);
      const [, fence, block] = /^(```(?:console)?\n)([\s\S]*)```\n$/.exec(part) ?? [];
      if (block === undefined || !COMMAND.test(block)) continue;
      let told = fence;
      for (const step of block.split(/^(?=\$ )/m)) {
        const [line, ...said] = step.split('\n');
        const { stdout, stderr } = await runHere(words(line).slice(3));
        const output = `${stderr}${stdout}`.replace(/ +$/gm, '');
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
  await expect(await followed(page, FILES[file]?.(page))).toMatchFileSnapshot(`../../${file}`);
});

test('every command with its output in README and docs is followed', () => {
  expect(DOCUMENTS).toEqual(expect.arrayContaining(['README.md', 'docs/tutorial.md']));
});

test('a line of three dots stands for any lines', () => {
  expect(isAsSaid('a\n...\nc\n', 'a\nb\nb\nc\n')).toBe(true);
  expect(isAsSaid('a\n...\n', 'a\nb\n')).toBe(true);
  expect(isAsSaid('a\nc\n', 'a\nb\nc\n')).toBe(false);
  expect(isAsSaid('...\nc\n', 'a\nc\nd\n')).toBe(false);
});
