import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { begunLedger } from '../../testing/begun-ledger.ts';
import { runCommand } from '../../testing/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'tightrope-deal-'));
const at = ['--ledger', join(folder, 'ledger')];
beforeAll(() => begunLedger(at[1]));
afterAll(() => rmSync(folder, { recursive: true }));
const ledger = (...args: string[]) => runCommand(['ledger', ...args, ...at]);

test('a deal and no deal are recorded as claims, resolved by their question, and scored against each other', {
  tags: 'whole',
}, async () => {
  // A day that has not passed: no claim with hindsight.
  const text = readFileSync('test-data/agreement/n4-swap.yaml', 'utf8').replaceAll('2023-08-01', '2090-12-31');
  const file = join(folder, 'swap.yaml');
  writeFileSync(file, text);
  const models = ['--model', 'weighted-mean,nash', '--samples', '64'];
  const record = () => runCommand(['forecast', file, ...models, '--record', ...at]);
  const { stderr, status } = await record();
  expect(status).toBe(0);
  // No model has a say in whether there is a deal: only what a deal holds is recorded for each.
  expect(stderr).toContain('Recorded 7 new claims and 7 forecasts.');
  expect((await record()).stderr).toBe(
    'Recorded 0 new claims and 0 forecasts.\n7 forecasts are in the ledger already, with the same inputs and the same number: not recorded again.\n',
  );
  const question = (outcome: string) => `a-swap-that-both-want/${outcome}/2090-12-31`;
  const said = async (outcome: string) =>
    JSON.parse((await ledger('show', `${question(outcome)}:pool`, '--json')).stdout).forecasts[0].probability;
  const [swap, none] = [await said('swap'), await said('no_deal')];
  expect(swap + none).toBeLessThanOrEqual(1 + 1e-9);
  expect(none).toBeGreaterThan(0);
  for (const [outcome, verdict, claims] of [
    ['swap', 'yes', 3],
    ['half', 'no', 3],
    ['no_deal', 'no', 1],
  ] as const) {
    const { stdout } = await ledger('resolve', question(outcome), verdict, '--question', '--evidence', 'signed');
    expect(stdout.match(/^resolved /gm)).toHaveLength(claims);
  }
  const { claim, resolutions } = JSON.parse((await ledger('show', `${question('no_deal')}:pool`, '--json')).stdout);
  expect(claim).toMatchObject({
    text: 'No deal by the end of 2090',
    criteria: 'not agreement',
    deadline: '2090-12-31',
  });
  expect(resolutions).toMatchObject([{ outcome: false, verdict: 'resolved' }]);
  const { stdout } = await ledger('score', '--json');
  expect(stdout).toContain('Tightrope');
});
