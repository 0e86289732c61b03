import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, describe, expect, test } from 'vitest';
import { DamagedLedger } from '../ledger/store/ledger-error.ts';
import { runCommand } from '../testing/run-command.ts';
import { EXIT, ExitError, ending, lastWords } from './exit.ts';
import { tightrope } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'tightrope-json-errors-'));
const path = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

writeFileSync(path('faulty.yaml'), 'title: t\nactors: { a: { capability: -1 } }\nissues: {}\n');

/** Every command with the flag `--json`, as it is called. */
const withJson = (command: Command, called: string[]): string[][] => [
  ...(command.options.some(({ long }) => long === '--json') ? [called] : []),
  ...command.commands.flatMap((one) => withJson(one, [...called, one.name()])),
];

describe('with --json an error is one line of JSON on the standard error, and nothing is on the standard output', () => {
  test('for a flag that there is not, of every command', async () => {
    const commands = withJson(tightrope(), []);
    expect(commands.length).toBeGreaterThan(30);
    for (const command of commands) {
      const { stdout, stderr, status } = await runCommand([...command, '--json', '--no-such-flag']);
      expect([command, stdout, status]).toEqual([command, '', 2]);
      const { error } = JSON.parse(stderr);
      expect(error).toEqual({
        code: 'usage',
        message: expect.stringMatching(/unknown flag `--no-such-flag`|is missing/),
      });
    }
  });

  test('for a file with faults, each with its place', async () => {
    const { stderr, stdout, status } = await runCommand(['forecast', path('faulty.yaml'), '--json']);
    expect([stdout, status, stderr.trim().split('\n').length]).toEqual(['', 2, 1]);
    const { error } = JSON.parse(stderr);
    expect(error.code).toBe('faults');
    expect(error.faults[0]).toMatchObject({
      ...{ file: path('faulty.yaml'), place: { line: 2, column: expect.any(Number) }, severity: 'error' },
      message: expect.stringContaining('capability'),
    });
    expect(error.message).toBe((await runCommand(['forecast', path('faulty.yaml')])).stderr.trim());
  });

  test.each([
    [['forecast', 'none.yaml'], 'usage', 2],
    [['forecast', 'examples/paris-2015/situation.yaml', '--samples', 'x'], 'usage', 2],
    [['ledger', 'list', '--ledger', 'none'], 'ledger-missing', 2],
    [['base-rate', '--k', '3', '--n', '2'], 'usage', 2],
    [['events', 'list', '--events', 'none.duckdb'], 'events', 2],
    [['hypotheses', 'none.yaml'], 'usage', 2],
  ])('for %j its code is %s', async (args, code, status) => {
    const ended = await runCommand([...args, '--json']);
    expect(ended.stdout).toBe('');
    expect(JSON.parse(ended.stderr).error).toMatchObject({ code, message: expect.stringMatching(/./) });
    expect(ended.status).toBe(status);
  });
});

test('a command without --json says it in words, also where a file is called so', () => {
  const end = ending(new ExitError('stopped', EXIT.interrupted));
  expect(lastWords(end, ['check', '--', '--json'])).toBe('stopped');
  expect(lastWords(end, ['check', '--json'])).toBe('{"error":{"code":"interrupted","message":"stopped"}}');
  expect(lastWords(ending(new ExitError('', EXIT.ok)), ['check', '--json', '--help'])).toBe('');
});

test('an error that ends the command keeps the code of what is behind it; a fault of the program is called so', () => {
  const damaged = new DamagedLedger('here', 'it is torn');
  const end = ending(new ExitError(damaged.message, EXIT.failed, { cause: damaged }));
  expect(end).toMatchObject({ code: 1, error: { code: 'ledger-damaged' } });
  expect(ending(new TypeError('x is not a function'))).toMatchObject({ code: 1, error: { code: 'failed' } });
});
