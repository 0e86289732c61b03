import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { uniforms } from '../../numeric/random.ts';
import { runCommand } from '../../testing/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'tightrope-backtest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

/** Thirty cases whose outcome is the unweighted mean. */
const random = uniforms(1);
const rows = Array.from({ length: 30 }, (_, c) => {
  const positions = Array.from({ length: 4 }, () => Math.round(100 * random()));
  const mean = positions.reduce((sum, x) => sum + x / 4, 0);
  return positions.map((position, k) => `case ${c},issue,actor ${k},${1 + k},${position},0.5,${mean}`);
}).flat();
const table = file('cases.csv', ['case,issue,actor,capability,position,salience,outcome', ...rows].join('\n'));

test('cases of a table are scored, with a row for each issue and forecaster', async () => {
  const out = join(folder, 'rows.csv');
  const html = join(folder, 'page.html');
  const { status, stdout } = await runCommand(['backtest', table, '--kind', 'treaty', '--out', out, '--html', html]);
  expect(status).toBe(0);
  expect(stdout).toContain('Treaty: 30 issues of 30 cases');
  expect(stdout).toMatch(/unweighted mean +0\.00 /);
  expect(readFileSync(out, 'utf8').split('\r\n').length).toBe(30 * 15 + 2);
  expect(readFileSync(html, 'utf8')).toContain('Treaty: 30 issues of 30 cases');
});

test('what was learned is written, read aloud, and scored on other cases', async () => {
  const output = join(folder, 'calibration.json');
  const learned = await runCommand(['learn', table, '--kind', 'treaty', '-o', output]);
  expect(learned.stdout).toContain('From 30 issues of 30 cases in 30 groups.');
  const { stdout } = await runCommand(['backtest', table, '--kind', 'treaty', '--calibration', output, '--json']);
  const [{ forecasters }] = JSON.parse(stdout).kinds;
  expect(forecasters[0]).toMatchObject({ name: 'learned', title: 'learned before, its kind' });
});

test('faults of the files are named with their places, and end with exit code 2', async () => {
  const wrong = file('wrong.csv', 'case,issue,actor,position,outcome\nA,i,x,10,130\n');
  const bad = await runCommand(['backtest', wrong]);
  expect([bad.status, bad.stderr]).toEqual([2, `${wrong}:2:10: outcome is 130, off the scale from 0 to 100\n`]);
  const broken = file('calibration-broken.json', '{"format": 1}');
  const unread = await runCommand(['backtest', table, '--calibration', broken]);
  expect([unread.status, unread.stderr.split('\n')[0]]).toEqual([2, expect.stringContaining(`${broken}: format:`)]);
  const flag = await runCommand(['backtest', table, '--columns', 'cases=dossier']);
  expect([flag.status, flag.stderr.split('\n')[0]]).toEqual([2, expect.stringContaining('cases is not a field')]);
});

test('cases of a table become situation files that score the same', async () => {
  const cases = join(folder, 'cases');
  const written = await runCommand(['cases', table, '--kind', 'treaty', '-o', cases]);
  expect([written.status, written.stdout]).toEqual([0, `30 cases written to ${cases}\n`]);
  const [fromTable, fromFiles] = [
    JSON.parse((await runCommand(['backtest', table, '--kind', 'treaty', '--json'])).stdout),
    JSON.parse((await runCommand(['backtest', cases, '--json'])).stdout),
  ];
  // What is learned goes by folds, and these by the names of the groups: a file has another name than its case.
  const errors = ({ kinds }: typeof fromTable) =>
    kinds[0].forecasters
      .filter(({ name }: { name: string }) => name !== 'learned' && name !== 'mean-and-residuals')
      .map(({ error }: { error: number }) => error.toFixed(6));
  expect(errors(fromFiles)).toEqual(errors(fromTable));
  const again = await runCommand(['cases', table, '-o', cases]);
  expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('already exists')]);
});

test('scores of what was learned before say from what, since the same cases flatter it', async () => {
  const output = join(folder, 'from.json');
  await runCommand(['learn', table, '--kind', 'treaty', '-o', output]);
  const before = await runCommand(['backtest', table, '--kind', 'treaty', '--calibration', output]);
  expect(before.stdout.replace(/\s+/g, ' ')).toContain(
    'What was learned before comes from cases.csv: if cases here are',
  );
  const others = await runCommand(['backtest', table, '--kind', 'treaty']);
  expect(others.stdout.replace(/\s+/g, ' ')).toContain('is learned without the group that it is scored on.');
});

test('with few cases, each issue is shown by itself: what it can be read as, and who read it', async () => {
  const markdown = join(folder, 'few.md');
  const example = 'examples/ec-emissions-1985/situation.yaml';
  const { stdout } = await runCommand(['backtest', example, '--markdown', markdown]);
  expect(stdout).toMatch(/ISSUE +HAPPENED +LEARNED +POOL +MEAN/);
  expect(stdout).toMatch(/Years until the standards take effe.* 67-83 +53 +56\n/);
  expect(stdout).toContain('Outcomes were read by the authors of Tightrope, one coder, after the fact.');
  // One group has no interval.
  expect(stdout).toMatch(/Weighted median +16\.67 +\+6\.5 +0%/);
  expect(readFileSync(markdown, 'utf8')).toContain('| Council Directive 88/76/EEC, Article 2 |');
});

test('a file without any result says so', async () => {
  const silent = file(
    'silent.yaml',
    'title: T\nactors: { a: { capability: 1 } }\nissues: { x: { stances: { a: { position: 5, salience: 1 } } } }\nresolved: { issues: {} }\n',
  );
  const { status, stderr } = await runCommand(['backtest', silent]);
  expect([status, stderr]).toEqual([2, expect.stringContaining('no issue with a result and no outcome')]);
});

test('times alone are scored, teach paces, and are no situation files', async () => {
  // 40 bargains of 10 groups, every eighth still open.
  const rows = Array.from(
    { length: 40 },
    (_, i) => `c${i},g${i % 10},${20 + ((i * 37) % 200)},${i % 8 === 0 ? 'no' : 'yes'}`,
  );
  const times = file('times.csv', `case,group,days,agreed\n${rows.join('\n')}\n`);
  const flags = ['--kind', 'treaty', '--columns', 'duration=days'];
  const scores = await runCommand(['backtest', times, ...flags, '--csv=paces']);
  expect(scores.stdout).toContain('kind,name,days_1,brier_1,');
  expect(scores.stdout.match(/^treaty,(plain|kaplan-meier|constant),91,/gm)).toHaveLength(3);
  const output = join(folder, 'paces.json');
  const learned = await runCommand(['learn', times, ...flags, '-o', output]);
  expect(learned.stdout).toContain('time to an agreement: treaty');
  expect(learned.stdout.replace(/\s+/g, ' ')).toContain('From 40 cases in 10 groups, 35 of them agreed.');
  const before = await runCommand(['backtest', times, ...flags, '--calibration', output]);
  expect(before.stdout).toContain('Treaty, days to an agreement: 40 cases in 10 groups, 35 agreed');
  const none = await runCommand(['cases', times, ...flags, '-o', join(folder, 'out')]);
  expect(none.stderr).toContain('times alone, no case to write a situation file of');
});
