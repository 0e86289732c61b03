import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parsedLine, wordsOf } from '../../testing/parsed-line.ts';
import { runCommand } from '../../testing/run-command.ts';
import { tightrope } from '../program.ts';
import { completionScript } from './completion.ts';
import { EXAMPLES } from './examples.ts';
import { manPage } from './man.ts';
import { allCommands, commandInfo } from './tree.ts';

const program = commandInfo(tightrope());
const leaves = allCommands(program).filter(({ commands }) => commands.length === 0);
const has = (shell: string) => spawnSync(shell, ['--version']).status === 0;

describe('the examples of the help', () => {
  test('there are two of each command, and none of a command that is not there', () => {
    expect(leaves.filter(({ examples }) => examples.length !== 2).map(({ path }) => path)).toEqual([]);
    expect(Object.keys(EXAMPLES).sort()).toEqual(leaves.map(({ path }) => path).sort());
  });

  test('each is a command line that can be read', async () => {
    for (const { path, examples } of leaves) {
      for (const line of examples) {
        const [, ...args] = wordsOf(line);
        expect(await parsedLine(args), line).toBe(path);
      }
    }
  });

  test('the help shows them', async () => {
    const { stdout } = await runCommand(['ledger', 'list', '--help']);
    expect(stdout).toMatch(/\nExamples:\n {2}tightrope ledger list --due\n {2}tightrope ledger list --tag gas/);
  });
});

test.each([
  ['forcast x', 'unknown command `forcast`, did you mean `forecast`?'],
  ['ledger ad', 'unknown command `ad`, did you mean `add`?'],
  ['events liist', 'unknown command `liist`, did you mean `list`?'],
  ['base-rate stats', 'unknown command `stats`, did you mean `states`?'],
  ['xyzzy', 'unknown command `xyzzy`, expected one of `forecast`, `report`'],
  ['forecast x --sampl 3', 'unknown flag `--sampl`, did you mean `--samples`?'],
  ['forecast x --scenrio=y', 'unknown flag `--scenrio`, did you mean `--scenario`?'],
  ['forecast x -json', 'unknown flag `-json`, did you mean `--json`?'],
  ['ledger list --claiment anna', 'unknown flag `--claiment`, did you mean `--claimant`?'],
  ['check x --scenario y', 'unknown flag `--scenario`; npx tightrope forecast has it'],
  ['forecast x --sampler sobl', '--sampler: unknown value `sobl`, did you mean `sobol`?'],
  ['forecast x --samples many', '--samples: found `many`, expected a whole number'],
  ['forecast x --html', '--html needs a value: --html <file>'],
  ['forecast x --json --csv', '--csv and --json cannot be used together'],
  ['events base-rate', '--within is missing: --within <days>'],
  ['forecast', '`file` is missing: npx tightrope forecast [options] <file>'],
  ['forecast a b', 'found 2 arguments, expected 1: npx tightrope forecast'],
  ['completion bsh', 'unknown shell `bsh`, did you mean `bash`?'],
  ['forecast \u001b[31m\u001b[0m x', 'found 2 arguments, expected 1'],
])('%j says what is wrong, what is near and where help is', async (line, words) => {
  const { status, stderr, stdout } = await runCommand(line.split(' '));
  // With --json it is said in JSON.
  const said = line.includes('--json') && line.includes('--csv') ? `${JSON.parse(stderr).error.message}\n` : stderr;
  expect(said).toContain(words);
  expect(said).toMatch(/\((npx )?tightrope ([\w -]+)?--help lists (the commands|its flags, with examples)\)\n$/);
  expect(stderr).not.toContain('\u001b');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
});

/** Words before the cursor, the last one half written, and what a shell offers. */
const COMPLETED: [line: string, offers: string[], not: string[]][] = [
  ['tightrope fore', ['forecast'], ['report']],
  ['tightrope ledger re', ['record', 'resolve'], ['add', 'report']],
  ['tightrope forecast --samp', ['--sampler', '--samples'], ['--json']],
  ['tightrope forecast x.yaml --sampler ', ['sobol', 'pseudo-random'], ['--json']],
  ['tightrope forecast sit', ['situation.yaml'], ['report']],
  ['tightrope forecast --html sit', ['situation.yaml'], []],
  ['tightrope-forecast completion ', ['bash', 'zsh', 'fish'], ['forecast']],
  ['tightrope events count --by ', ['month', 'year'], ['day-of-week']],
  ['tightrope why x.yaml --csv=in', ['inputs'], ['limits']],
];

describe('completion', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-completion-'));
  writeFileSync(join(folder, 'situation.yaml'), '');
  writeFileSync(join(folder, 'bash.sh'), completionScript('bash', program));
  writeFileSync(join(folder, '_tightrope'), completionScript('zsh', program));
  writeFileSync(join(folder, 'tightrope.fish'), completionScript('fish', program));

  const expectOffers = (offered: string, [line, offers, not]: (typeof COMPLETED)[number]) => {
    const words = offered.split(/\s+/).map((word) => word.replace(/^--csv=/, ''));
    for (const word of offers) expect(words, `${line}\n${offered}`).toContain(word);
    for (const word of not) expect(words, line).not.toContain(word);
  };

  test.runIf(has('bash'))('in bash', () => {
    for (const one of COMPLETED) {
      // As readline does: the signs of COMP_WORDBREAKS are words of their own.
      const words = one[0].split(/ |(?==)|(?<==)/);
      const script = `source bash.sh; COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _tightrope; printf '%s\\n' "\${COMPREPLY[@]}"`;
      expectOffers(execFileSync('bash', ['--norc', '-c', script], { cwd: folder, encoding: 'utf8' }), one);
    }
  });

  test.runIf(has('zsh'))('in zsh, by its own completion', { tags: 'whole' }, () => {
    // A shell of its own at a terminal of its own: a key lists what could follow and says so, as no list is shown while more is typed.
    const script = String.raw`zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell 'PROMPT=
stty columns 300 rows 300
fpath=($PWD $fpath)
autoload -Uz compinit && compinit -u -D
zstyle ":completion:*" verbose no
unsetopt beep
listed() { zle list-choices; zle -R; print -n -- LIS""TED }
zle -N listed
bindkey "^X" listed
print -- REA""DY'
zpty -r shell out '*READY*'
while IFS= read -r line; do
  zpty -n -w shell $line$'\C-X'
  zpty -r shell out '*LISTED*'
  print -r -- $out
  zpty -n -w shell $'\C-Uprint -- EN""D\n'
  zpty -r shell out '*END*'
  print -- ------
done`;
    const lines = COMPLETED.map(([line]) => `${line}\n`).join('');
    const options = { cwd: folder, encoding: 'utf8', input: lines, timeout: 20_000 } as const;
    const shown = execFileSync('zsh', ['-f', '-c', script], options)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what moves the cursor is no word
      .replace(/\u001b\[[0-9;?]*[A-Za-z]/g, ' ')
      .split('------');
    COMPLETED.forEach((one, i) => {
      expectOffers(shown[i].slice(shown[i].indexOf('\n')), one);
    });
  });

  test.runIf(has('fish'))('in fish', () => {
    for (const one of COMPLETED) {
      const script = `source tightrope.fish; complete -C '${one[0]}'`;
      const env = { ...process.env, HOME: folder };
      expectOffers(execFileSync('fish', ['--no-config', '-c', script], { cwd: folder, encoding: 'utf8', env }), one);
    }
  });
});

test('the manual page has every command, and roff reads it without a complaint', () => {
  const page = manPage(program, '1.2.3');
  for (const { path } of leaves) expect(page).toContain(`.SS ${path.replaceAll('-', '\\-')} `);
  if (!has('groff')) return;
  const { stdout, stderr } = spawnSync('groff', ['-man', '-Tutf8', '-ww', '-'], { input: page, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout).toContain('situation.yaml');
});
