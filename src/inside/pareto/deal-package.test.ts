import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prepare } from '../../engine/prepare.ts';
import { planForecast } from '../../forecast/plan.ts';
import { parseSituation } from '../../situation/index.ts';
import type { Situation } from '../../situation/schema.ts';
import { atScale } from '../../testing/scale.ts';
import { paretoImprovements } from './pareto-improvements.ts';

const engineOf = (situation: Situation) => prepare(planForecast(situation, { calibration: 'none' }).design);

/** Whether all who must agree accept where an improvement ends, beside the forecast of what it leaves alone. */
function accepted(situation: Situation, changes: { issue: string; to: number }[]): boolean {
  const engine = engineOf(situation);
  const after = engine.guess.forecast.slice();
  const { problem, deals } = engine.atBestGuess();
  for (const { issue, to } of changes) after[problem.issueIds.indexOf(issue)] = to;
  return deals.every(({ issues, search, actors }) =>
    search.accepted(
      Float64Array.from(issues, (m) => after[m]),
      new Uint8Array(actors.length),
    ),
  );
}

const two = (stances: string, rest = '') =>
  parseSituation(`
title: Two sides and one who looks on
asOf: 2026-01-01
actors: { a: { capability: 50 }, b: { capability: 50 }, c: { capability: 100 } }
issues:
  x: { statusQuo: 0, stances: { ${stances.split(';')[0]} } }
  y: { statusQuo: 0, stances: { ${stances.split(';')[1]} } }
agreement: { consent: [a, b] }
outcomes: { deal: { when: agreement, by: 2026-12-31 } }
${rest}`);

/** Each wants a lot of what it cares for, and something of the rest; c, the strongest, wants nothing of it. */
const swap = (limit = '') =>
  two(
    `a: { position: 100, salience: 0.9 }, b: { position: 40, salience: 0.2${limit} }, c: { position: 0, salience: 1 }; a: { position: 40, salience: 0.2 }, b: { position: 100, salience: 0.9 }, c: { position: 0, salience: 1 }`,
  );

describe('what an agreement settles is bettered by its own rules', () => {
  test('those who must agree are asked, and nobody else, however strong', () => {
    const { decisive, efficient, agreements } = paretoImprovements(engineOf(swap()), { exchanges: 0 });
    expect(decisive.map(({ actor }) => actor)).toEqual(['a', 'b']);
    expect(decisive[0].issues.map(({ because }) => because)).toEqual(['agreement', 'agreement']);
    expect(efficient).toBe(false);
    const [{ changes, gains }] = agreements;
    for (const { to } of changes) expect(to).toBeGreaterThan(99);
    expect(gains.filter(({ decisive: asked }) => asked).every(({ gain }) => gain > 0)).toBe(true);
  });

  test('a red line holds a package back as far as it costs more than the rest brings', () => {
    const [{ changes }] = paretoImprovements(engineOf(swap(', limit: 60')), { exchanges: 0 }).agreements;
    const at = Object.fromEntries(changes.map(({ issue, to }) => [issue, to]));
    expect(at.x).toBeLessThan(90);
    expect(at.y).toBeGreaterThan(99);
  });

  test('where there is no room for a deal there is nothing in it to improve on', () => {
    const text = readFileSync('test-data/agreement/n5-no-room.yaml', 'utf8');
    const found = paretoImprovements(engineOf(parseSituation(text)));
    expect(found).toMatchObject({ noRoom: ['agreement'], agreements: [] });
    expect(found.efficient).toBeUndefined();
  });

  const stance = fc.record({
    position: fc.integer({ min: 10, max: 100 }),
    salience: fc.integer({ min: 1, max: 10 }).map((n) => n / 10),
    give: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
  });
  test('all who must agree prefer every improvement to no deal, red lines and asks included', () => {
    const issue = fc.tuple(stance, stance, stance);
    fc.assert(
      fc.property(issue, issue, fc.integer({ min: 0, max: 50 }), (x, y, least) => {
        const on = (stances: typeof x) =>
          stances
            .map(({ position, salience, give }, k) => {
              const others = stances.map((one) => one.position);
              const pulled = give !== undefined && Math.max(...others) > position && give > position;
              return `${'abc'[k]}: { position: ${position}, salience: ${salience}${pulled ? `, limit: ${give}` : ''} }`;
            })
            .join(', ');
        const text = two(`${on(x)};${on(y)}`);
        text.agreement = { consent: ['a', 'b'], asks: { a: `x >= ${least}` } };
        for (const { changes } of paretoImprovements(engineOf(text)).agreements) {
          expect(accepted(text, changes)).toBe(true);
        }
      }),
      { numRuns: atScale(12, 300) },
    );
  });
});
