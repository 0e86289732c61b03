import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { runHere } from './run-command.ts';

const DOCUMENTS = ['docs/tutorial.md'];

/** The words of a command line: quotes hold what has spaces in it. */
const words = (line: string) => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);

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
 * the commands of its `console` blocks, all on one day. The result is the page with what they print.
 */
async function followed(page: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-page-'));
  const home = process.cwd();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-28T12:00:00Z') });
  process.chdir(folder);
  try {
    const parts = page.split(/^(```\w+.*\n[\s\S]*?^```\n)/m);
    for (const [k, part] of parts.entries()) {
      const file = /^```yaml (\S+)( \+)?\n([\s\S]*)```\n$/.exec(part);
      if (file) (file[2] ? appendFileSync : writeFileSync)(file[1], file[3]);
      const console = /^```console\n([\s\S]*)```\n$/.exec(part);
      if (!console) continue;
      let told = '```console\n';
      for (const step of console[1].split(/^(?=\$ )/m)) {
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
  await expect(await followed(readFileSync(file, 'utf8'))).toMatchFileSnapshot(`../../${file}`);
});

test('a line of three dots stands for any lines', () => {
  expect(isAsSaid('a\n...\nc\n', 'a\nb\nb\nc\n')).toBe(true);
  expect(isAsSaid('a\n...\n', 'a\nb\n')).toBe(true);
  expect(isAsSaid('a\nc\n', 'a\nb\nc\n')).toBe(false);
  expect(isAsSaid('...\nc\n', 'a\nc\nd\n')).toBe(false);
});
