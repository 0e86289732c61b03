import { expect, test } from 'vitest';
import { models } from '../models/models.ts';
import { uniforms } from '../numeric/random.ts';
import type { ResolvedCase } from '../situation/cases/case-set.ts';
import type { Situation } from '../situation/situation.ts';
import { backtest } from './backtest.ts';
import { solveCase } from './solve-case.ts';

/** Cases under unanimity: with a status quo of 0, all accept up to twice the lowest position. */
function unanimous(cases: number, outcomeOf: (mostAccepted: number, u: number) => number): ResolvedCase[] {
  const random = uniforms(4);
  return Array.from({ length: cases }, (_, c) => {
    const positions = [Math.round(5 + 44 * random()), 60, 90, Math.round(100 - 40 * random())];
    return {
      ...{ id: `case ${c}`, group: `case ${c}` },
      situation: {
        title: `case ${c}`,
        kind: 'treaty',
        actors: Object.fromEntries(positions.map((_, k) => [`a${k}`, { capability: 1 + Math.round(8 * random()) }])),
        issues: {
          x: {
            ...{ statusQuo: 0, rule: 'unanimity' },
            stances: Object.fromEntries(positions.map((position, k) => [`a${k}`, { position, salience: 1 }])),
          },
        },
        resolved: { issues: { x: outcomeOf(2 * positions[0], random()) } },
      },
    };
  });
}

const mean = models.filter(({ name }) => name === 'weighted-mean');
const scoresOf = (cases: ResolvedCase[]) =>
  backtest(
    cases.map((one) => solveCase(one, ['weighted-mean', 'exchange'], 1)),
    mean,
  ).kinds[0];

test('rules that are kept to are found to bind, with a gain over what is learned without them', {
  tags: 'whole',
}, () => {
  // Outcomes lie around 70, but nine in ten of those beyond what the rule allows come to that.
  const { rules, forecasters } = scoresOf(
    unanimous(60, (most, u) => ((1000 * u) % 1 < 0.9 ? Math.min(most, 60 + 20 * u) : 60 + 20 * u)),
  );
  expect(rules?.issues).toBe(60);
  expect(rules?.within).toBeGreaterThan(rules?.expectedWithin ?? 1);
  expect(rules?.binds.low).toBeGreaterThan(0);
  expect(rules?.crpsDifference.high).toBeLessThan(0);
  const [learned, ruled] = forecasters;
  expect([learned.name, ruled.name]).toEqual(['learned', 'learned-rules']);
  expect(ruled.crps - learned.crps).toBeCloseTo(rules?.crpsDifference.value ?? 0, 9);
});

test('rules that outcomes do not keep to bind with a probability near 0', { tags: 'whole' }, () => {
  const { rules } = scoresOf(unanimous(60, (most, u) => most + (100 - most) * (0.3 + 0.7 * u)));
  expect(rules?.binds.high).toBeLessThan(0.05);
  expect(rules?.within).toBe(0);
});

test('what was learned lies around what the exchange model says before vetoes, rules and links hold', () => {
  const [{ situation, ...about }] = unanimous(1, () => 10);
  const { x } = situation.issues;
  const { rule: _, ...free } = x;
  const vetoed = { ...free, stances: { ...x.stances, a0: { ...x.stances.a0, veto: true } } };
  const basisOf = (change: Partial<Situation>) =>
    solveCase({ ...about, situation: { ...situation, ...change } }, ['weighted-mean', 'exchange'], 1).issues[0].basis;
  const alone = basisOf({ issues: { x: free } });
  expect(basisOf({})).toEqual(alone);
  expect(basisOf({ issues: { x: vetoed } })).toEqual(alone);
  const two = { issues: { x: free, y: { ...free, statusQuo: 50 } } };
  expect(basisOf({ ...two, links: [{ when: 'y > 5', caps: 'x', at: 5 }] })).toEqual(basisOf(two));
});

test('without enough cases that have a rule, nothing is said of rules', () => {
  const few = scoresOf(unanimous(12, (_, u) => 100 * u));
  expect(few.rules).toBeUndefined();
  expect(few.forecasters.map(({ name }) => name)).not.toContain('learned-rules');
});
