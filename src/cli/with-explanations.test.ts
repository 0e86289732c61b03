import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCommand } from '../testing/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'tightrope-explanations-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'fee.yaml');
writeFileSync(
  file,
  `title: A fee
actors: { a: { capability: 1 }, b: { capability: { low: 1, mode: 1.5, high: 2 } } }
issues:
  fee:
    stances:
      a: { position: 0, salience: 1 }
      b: { position: 60, salience: 1 }
outcomes: { high: { when: fee >= 40, claim: The fee is high } }
hypotheses:
  explanations:
    keen: { name: B is <keen>, change: { issues.fee.stances.b.position: 100 } }
    calm: { name: B is calm }
  evidence: { said: { likelihood: { keen: 0.6, calm: 0.3 } } }
`,
);
const few = ['--samples', '64', '--calibration', 'none'];

test('a forecast says in one line what the explanations make of it, and each with --all', async () => {
  const short = await runCommand(['forecast', file, ...few]);
  expect(short.stderr).toBe('');
  expect(short.stdout.replace(/\s+/g, ' ')).toMatch(
    /Over all explanations [<>\d.]+%: The fee is high \(.* if “B is <keen>”, /,
  );
  const all = await runCommand(['forecast', file, ...few, '--all']);
  expect(all.stdout).toContain('UNDER EACH EXPLANATION');
  const json = JSON.parse((await runCommand(['forecast', file, ...few, '--json'])).stdout);
  const [{ probability, parts }] = json.explanations.outcomes;
  const mixed = parts.reduce(
    (sum: number, one: { weight: number; probability: number }) => sum + one.weight * one.probability,
    0,
  );
  expect(probability).toBeCloseTo(mixed, 12);
});

test('the report has a chapter of its explanations, escaped', async () => {
  const page = join(folder, 'page.html');
  expect((await runCommand(['report', file, ...few, '--quick', '--output', page])).status).toBe(0);
  const text = readFileSync(page, 'utf8');
  expect(text).toContain('id="explanations"');
  expect(text).toContain('B is &lt;keen&gt;');
  expect(text).not.toContain('<keen>');
});

test('a scenario is what might be: no explanation is weighed beside it', async () => {
  const scenario = join(folder, 'scenario.yaml');
  writeFileSync(
    scenario,
    `${readFileSync(file, 'utf8')}scenarios: { strong: [{ change: { actors.b.capability: 5 } }] }\n`,
  );
  const { stdout } = await runCommand(['forecast', scenario, ...few, '--scenario', 'strong', '--json']);
  expect(JSON.parse(stdout)).not.toHaveProperty('explanations');
});
