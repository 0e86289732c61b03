import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'tightrope-events-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));
const { FORCE_COLOR: _, NO_COLOR: __, ...env } = process.env;
function run(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['dist/cli/main.js', ...args], {
    encoding: 'utf8',
    env,
  });
  return { stdout, stderr, status };
}
const store = ['--events', join(folder, 'events.duckdb')];
const table = join(folder, 'events.tsv');

test('events are brought in, looked at, and counted as base rates', () => {
  const rows = [
    '2014-01-01\tA\tEngage in negotiation\tB',
    '2014-01-10\tB\tUse conventional military force\tA',
    '2014-06-01\tA\tEngage in negotiation\tB',
    '2014-12-31\tC\tConsult\tD',
    'bad\tA\tConsult\tB',
  ];
  writeFileSync(table, `date\tsource\tevent\ttarget\n${rows.join('\n')}\n`);
  const imported = run('events', 'import', table, ...store);
  expect(imported).toMatchObject({
    status: 2,
    stdout: 'events.tsv: 4 events added; 1 rows could not be read (tightrope events rejects lists them).\n',
  });
  expect(run('events', 'rejects', ...store).stdout).toMatch(/events\.tsv:6 +the date bad cannot be read/);
  expect(JSON.parse(run('events', 'who', 'a', '--json', ...store).stdout)).toMatchObject([
    { name: 'A', asSource: 2, asTarget: 1 },
  ]);
  const rate = run(
    'events',
    'base-rate',
    '--source',
    'A',
    '--target',
    'B',
    '--either',
    '--codes',
    '19',
    '--after',
    '046',
    '--within',
    '30',
    ...store,
  );
  expect(rate.stdout).toMatch(/^1 of 2: 50%/);
});

test('what is wrong is said by the name of the flag', () => {
  expect(run('events', 'list', '--codes', 'x', ...store)).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^--codes\.0/),
  });
  expect(run('events', 'who', 'x', '--events', join(folder, 'none.duckdb')).stderr).toMatch('no store of events here');
  expect(run('events', 'benchmark', 'icews14', '--data', folder).stderr).toMatch('--data names the folder');
  expect(run('events', 'benchmark', table, '--method', 'rule').stderr).toMatch('did you mean `rules`?');
});

test('states that ceased to exist, with the rows', () => {
  const { stdout } = run('base-rate', 'states', '--since', '1990');
  expect(stdout).toMatch(/since 1990\n4 of /);
  expect(stdout).toContain('1990-10-02 German Democratic Republic: absorbed by German Federal');
});
