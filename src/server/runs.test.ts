import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { runFolders } from '../runs/small.test-situation.ts';
import { runCommand } from '../testing/run-command.ts';
import { type Client, folderOf, serverOf } from './serving.test-client.ts';

/** As small as an analysis of every part can be. */
const TEXT = `title: Fee
actors: { a: { capability: 1 }, b: { capability: 1 } }
issues: { x: { statusQuo: 40, stances: { a: { position: { low: 0, mode: 20, high: 60 }, salience: 1 }, b: { position: 90, salience: 1 } } } }
outcomes: { high: { when: x >= 50 } }
scenarios: { weak: [ { change: { actors.b.capability: 0.5 } } ] }
hypotheses: { none: false, explanations: { calm: { prior: 0.5 }, keen: { prior: 0.5, change: { issues.x.stances.a.position: 70 } } } }
resolved: { on: 2030-01-01, source: "-", issues: { x: 60 }, outcomes: { high: true } }
`;
const folder = folderOf();
const outside = runFolders()('outside');
const inside = (name: string) => join(folder, name);
const file = inside('talks/fee.yaml');
mkdirSync(inside('talks'));
writeFileSync(file, TEXT);
const drawn = ['--samples', '200', '--seed', '4', '--model', 'nash'];

let here: Client;
beforeAll(async () => {
  const planned = async (run: string, of: string, ...options: string[]) => {
    for (const args of [
      ['run', 'plan', file, '--for', of, ...options, '-o', run],
      ['run', 'work', run],
    ])
      expect((await runCommand(args)).status).toBe(0);
  };
  await planned(inside('runs/big'), 'forecast', ...drawn, '--piece-size', '64');
  await planned(inside('runs/deep'), 'report', ...drawn);
  await planned(inside('runs/why'), 'why', ...drawn);
  await planned(inside('runs/sides'), 'compare', ...drawn);
  await planned(outside, 'backtest', '--seed', '4');
  here = await serverOf(folder, { runs: [outside] });
});

async function answered(path: string, value: object): Promise<string> {
  const body = JSON.stringify(value);
  const asked = await here.send('POST', path, { headers: { 'Content-Type': 'application/json' }, body });
  if (asked.status !== 202) return asked.text();
  return (await here.send('GET', `${asked.headers.get('location')}/result?wait=60`)).text();
}
const printed = async (...args: string[]) => (await runCommand([...args, '--json'])).stdout;
const situation = { file: 'talks/fee.yaml' };

test('what runs have is answered byte for byte as the commands print it', async () => {
  const of = async (path: string, run: string, more: object = {}) => answered(path, { situation, run, ...more });
  expect(await of('/api/forecasts', 'runs/big')).toBe(await printed('forecast', file, ...drawn));
  expect(await of('/api/analyses', 'runs/deep')).toBe(await printed('report', file, ...drawn));
  expect(await of('/api/analyses', 'runs/why')).toBe(await printed('why', file, ...drawn));
  expect(await of('/api/comparisons', 'runs/sides', { scenarios: ['weak'] })).toContain(
    'not planned with --scenario weak',
  );
  expect(await of('/api/comparisons', 'runs/sides')).toBe(await printed('compare', file, ...drawn));
  expect(await answered('/api/backtests', { run: 'outside' })).toBe(await printed('backtest', file, '--seed', '4'));
  expect(await answered('/api/backtests', { run: 'outside', files: ['talks'] })).toBe(
    await printed('backtest', file, '--seed', '4'),
  );
});

test('runs are listed with how far each is, and their copies of situations are none of the folder', async () => {
  rmSync(inside('runs/big/pieces/draws-64-128.piece'));
  const { value } = await here.ask('GET', '/api/runs');
  const { runs } = value as { runs: Record<string, unknown>[] };
  expect(runs.map(({ name, of, whole }) => [name, of, whole])).toEqual([
    ['outside', 'backtest', true],
    ['runs/big', 'forecast', false],
    ['runs/deep', 'report', true],
    ['runs/sides', 'compare', true],
    ['runs/why', 'why', true],
  ]);
  const named = { name: 'runs/big', of: 'forecast', title: 'Fee', situation: 'talks/fee.yaml' };
  expect(runs[1]).toEqual({ ...named, samples: 200, pieces: 6, made: 5, whole: false });
  const listed = (await here.ask('GET', '/api/situations')).value as { situations: { file: string }[] };
  expect(listed.situations.map((one) => one.file)).toEqual(['talks/fee.yaml']);
  expect(await answered('/api/forecasts', { situation, run: 'runs/big' })).toContain(
    'runs/big: 1 of 6 pieces is missing or damaged (1)',
  );
});

test('a run of something else is refused, and so is one that is not there', async () => {
  const refused = (more: object) => answered('/api/forecasts', { situation, run: 'runs/big', ...more });
  expect(await refused({ options: { seed: 5 } })).toContain('runs/big: planned with another --seed');
  expect(await refused({ situation: { text: TEXT.replace('90', '91') } })).toContain('a run of another situation');
  expect(await refused({ run: 'runs/none' })).toContain('no run');
  expect(await refused({ run: '../outside' })).toContain('paths stay inside the folder');
  expect(await refused({ run: 'runs/deep' })).toContain('runs/deep: a run for report, expected one');
  expect(await answered('/api/analyses', { situation, run: 'runs/deep', options: { quick: true } })).toContain(
    'a run has its analysis whole',
  );
  expect(await answered('/api/backtests', {})).toContain('files: expected at least one, or `run`');
  const plan = inside('runs/why/plan.json');
  writeFileSync(plan, readFileSync(plan, 'utf8').replace(/"version":"[^"]*"/, '"version":"9.9.9"'));
  const { value } = await here.ask('GET', '/api/runs');
  expect((value as { runs: { fault?: string }[] }).runs[4].fault).toContain('runs/why: a run of Tightrope 9.9.9');
});
