import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crps, meanDistanceBetween } from '../numeric/crps.ts';
import { withData } from '../testing/optional-data.ts';
import { LEAST_CASES, type ResolvedNumber, stack } from './stacking.ts';

const numbers = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 12 });
const ascending = (list: number[]) => Float64Array.from(list).sort();

describe('the CRPS of a sample', () => {
  test('is the integral of (F - step)^2', () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: 0, max: 100, noNaN: true }), (list, y) => {
        // F and the step are constant between neighbours among all the values.
        const marks = [...list, y].sort((a, b) => a - b);
        const area = marks.slice(1).reduce((sum, right, k) => {
          const left = marks[k];
          const f = list.filter((x) => x <= left).length / list.length;
          return sum + (right - left) * (f - (y <= left ? 1 : 0)) ** 2;
        }, 0);
        expect(crps(ascending(list), y)).toBeCloseTo(area, 9);
      }),
    );
  });

  test('by hand: 0 and 10 against 2 is (2 + 8) / 2 - 10 / 4', () => {
    expect(crps(Float64Array.of(0, 10), 2)).toBeCloseTo(2.5, 12);
  });

  test('rests on the mean distance of all pairs', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const plain = a.reduce((sum, x) => sum + b.reduce((s, y) => s + Math.abs(x - y), 0), 0) / (a.length * b.length);
        expect(meanDistanceBetween(ascending(a), ascending(b))).toBeCloseTo(plain, 9);
      }),
    );
  });
});

/** A repeatable random number in [0, 1). */
function generator(state = 1) {
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
const cases = (n: number, of: (k: number) => Omit<ResolvedNumber, 'case' | 'range'>) =>
  Array.from({ length: n }, (_, k) => ({ case: `c${k}`, range: 100, ...of(k) }));

describe('stacking', () => {
  test('learns nothing from fewer than 20 cases, however many issues they have', () => {
    const issue = { case: 'one', range: 100, draws: { right: [30], wrong: [90] }, outcome: 30 };
    const { weights, learned, cases: n } = stack(new Array(100).fill(issue));
    expect({ weights, learned, n }).toEqual({ weights: { right: 0.5, wrong: 0.5 }, learned: false, n: 1 });
  });

  test('gives all weight to a model that is always right', () => {
    const u = generator();
    const { weights, scores } = stack(
      cases(30, () => {
        const outcome = 100 * u();
        return { outcome, draws: { right: [outcome], wrong: [100 * u()], other: [100 * u()] } };
      }),
    );
    expect(weights.right).toBeCloseTo(1, 6);
    expect(scores.models.right).toBe(0);
    expect(scores.leftOut).toBeCloseTo(0, 6);
    expect(scores.equal).toBeGreaterThan(0.05);
  });

  test('finds the shares in which two models are right by turns', () => {
    const u = generator(7);
    const { weights } = stack(
      cases(4000, () => {
        const [low, high] = [10 + 5 * u(), 80 + 5 * u()];
        return { outcome: u() < 0.3 ? low : high, draws: { low: [low], high: [high] } };
      }),
    );
    expect(weights.low).toBeCloseTo(0.3, 1);
    expect(weights.high).toBeCloseTo(1 - weights.low, 12);
  });

  test('has the least score of any weights, as a search over a grid finds', () => {
    const u = generator(3);
    const resolved = cases(25, () => {
      const draws = Object.fromEntries(['a', 'b', 'c'].map((name) => [name, [100 * u(), 100 * u(), 100 * u()]]));
      return { outcome: 100 * u(), draws };
    });
    const score = (w: Record<string, number>) =>
      resolved.reduce((sum, { draws, outcome }) => {
        // The pool as one weighted sample, its CRPS straight from the definition.
        const points = Object.entries(draws).flatMap(([name, list]) =>
          Array.from(list, (x) => ({ x, p: w[name] / list.length })),
        );
        const error = points.reduce((s, { x, p }) => s + p * Math.abs(x - outcome), 0);
        const apart = points.reduce((s, a) => s + points.reduce((t, b) => t + a.p * b.p * Math.abs(a.x - b.x), 0), 0);
        return sum + (error - apart / 2) / 100 / resolved.length;
      }, 0);
    const { weights } = stack(resolved);
    const best = score(weights);
    for (let a = 0; a <= 1; a += 0.05) {
      for (let b = 0; a + b <= 1; b += 0.05) {
        expect(best).toBeLessThanOrEqual(score({ a, b, c: 1 - a - b }) + 1e-9);
      }
    }
  });

  test('treats models that say the same alike', () => {
    const u = generator(5);
    const { weights } = stack(
      cases(25, () => {
        const same = [100 * u()];
        return { outcome: 100 * u(), draws: { a: same, b: same, c: [50] } };
      }),
    );
    expect(weights.a).toBeCloseTo(weights.b, 12);
    expect(weights.a + weights.b + weights.c).toBeCloseTo(1, 12);
  });

  test.each([
    [[], 'no resolved case'],
    [
      [
        { case: 'a', range: 1, outcome: 0, draws: { x: [1] } },
        { case: 'b', range: 1, outcome: 0, draws: { y: [1] } },
      ],
      'case b has no draws of some model, expected x in every case',
    ],
  ])('refuses %j in plain words', (resolved, message) => {
    expect(() => stack(resolved as unknown as ResolvedNumber[])).toThrow(message);
  });
});

const decisions = withData('deu/deu3-issues-train-dev.csv');
decisions.test('on 245 decisions of the European Union, the learned pool beats the mean alone', () => {
  const rows: Record<string, string>[] = parse(decisions.text(), { columns: true });
  const resolved = rows.map(
    (row): ResolvedNumber => ({
      case: row.issue_id.replace(/i\d+$/, ''),
      range: 100,
      outcome: Number(row.outcome),
      draws: { compromise: [Number(row.compromise_forecast)], challenge: [Number(row.challenge_forecast)] },
    }),
  );
  const { scores, weights, learned, cases: dossiers } = stack(resolved);
  expect(learned).toBe(true);
  expect(dossiers).toBeGreaterThan(LEAST_CASES);
  expect(100 * scores.models.compromise).toBeCloseTo(23.82, 2);
  expect(100 * scores.models.challenge).toBeCloseTo(28.73, 2);
  expect(scores.leftOut).toBeLessThan(scores.models.compromise);
  expect(weights.compromise).toBeGreaterThan(weights.challenge);
});
