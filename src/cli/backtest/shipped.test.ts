import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { withData } from '../../testing/optional-data.ts';
import { runCommand } from '../../testing/run-command.ts';
import { atScale } from '../../testing/scale.ts';

// The calibration that ships and docs/accuracy.md are what the commands write: from the data of the package alone, their own part of both.

const folder = mkdtempSync(join(tmpdir(), 'tightrope-shipped-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ELECTIONS = 'data/cases/parlgov-view_cabinet.csv.gz';
const OTHERS = [ELECTIONS, 'data/cases/disputes.csv', 'data/cases/unions.csv'];
const EXAMPLES = readdirSync('examples')
  .filter((name) => readdirSync(join('examples', name)).includes('situation.yaml'))
  .map((name) => join('examples', name, 'situation.yaml'));

/** What a command wrote to the file that it was given. */
async function written(name: string, args: readonly string[]): Promise<string> {
  const file = join(folder, name);
  const { status, stderr } = await runCommand([...args, file]);
  expect([status, stderr]).toEqual([0, '']);
  return readFileSync(file, 'utf8');
}

test('the calibration that ships has what `learn` learns from the elections of the package', async () => {
  const shipped = JSON.parse(readFileSync('data/calibration.json', 'utf8'));
  const learned = JSON.parse(await written('elections.json', ['learn', ELECTIONS, '-o']));
  expect(learned.kinds.coalition).toEqual(shipped.kinds.coalition);
  expect(learned.paces.coalition).toEqual(shipped.paces.coalition);
  expect(learned.coalitions).toEqual(shipped.coalitions);
});

test('docs/accuracy.md says of the elections and the times of the package what `backtest` says of them', {
  tags: 'whole',
}, async () => {
  const told = new Set(readFileSync('docs/accuracy.md', 'utf8').split('\n'));
  const again = await written('elections.md', ['backtest', ...OTHERS, '--markdown']);
  expect(again.split('\n').filter((line) => !told.has(line))).toEqual([]);
});

const decisions = withData('deu/deu3-positions.csv');
decisions.test(
  'with the decisions of the European Union, both files are what the commands write, to the letter',
  async (file) => {
    // Half a minute of work.
    if (atScale(0, 1) === 0) return;
    const calibration = await written('all.json', ['learn', file, ...OTHERS, '-o']);
    expect(calibration).toBe(readFileSync('data/calibration.json', 'utf8'));
    const accuracy = await written('all.md', ['backtest', file, ...OTHERS, ...EXAMPLES, '--markdown']);
    expect(accuracy).toBe(readFileSync('docs/accuracy.md', 'utf8'));
  },
);
