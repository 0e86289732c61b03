import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Hypotheses } from '../situation/hypotheses/section.ts';
import { contributions } from './contributions.ts';
import { drawPosteriors } from './draws.ts';
import { informationGain } from './information.ts';
import { matrixOf } from './matrix.ts';
import { posterior } from './posterior.ts';
import { fewestToChange, reliance } from './robustness.ts';
import { impossible, surprise } from './surprise.ts';
import { weigh } from './weigh.ts';

const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const names = ['a', 'b', 'c'];
const table = (rows: number[][]): Hypotheses => ({
  none: false,
  explanations: { a: { prior: 0.5 }, b: { prior: 0.3 }, c: { prior: 0.2 } },
  evidence: Object.fromEntries(
    rows.map((row, i) => [`e${i}`, { likelihood: Object.fromEntries(row.map((p, k) => [names[k], p])) }]),
  ),
});
const rowsOf = (maxLength = 6) => fc.array(fc.tuple(share, share, share), { maxLength });
const near = (found: Float64Array | undefined, expected: readonly number[]) => {
  expected.forEach((p, k) => {
    expect(found?.[k]).toBeCloseTo(p, 12);
  });
};

test('points give the closed form', () => {
  fc.assert(
    fc.property(rowsOf(), (rows) => {
      const joint = [0.5, 0.3, 0.2].map((p, k) => rows.reduce((all, row) => all * row[k], p));
      const sum = joint.reduce((all, p) => all + p, 0);
      near(
        posterior(matrixOf(table(rows))),
        joint.map((p) => p / sum),
      );
    }),
  );
});

test('the order of the evidence does not matter', () => {
  fc.assert(
    fc.property(rowsOf(), (rows) => {
      near(posterior(matrixOf(table(rows))), [...(posterior(matrixOf(table(rows.toReversed()))) as Float64Array)]);
    }),
  );
});

test('an item that is equally likely everywhere changes nothing, and a report that is as often false as true neither', () => {
  fc.assert(
    fc.property(rowsOf(), share, share, (rows, p, rate) => {
      const before = [...(posterior(matrixOf(table(rows))) as Float64Array)];
      near(posterior(matrixOf(table([...rows, [p, p, p]]))), before);
      const section = table(rows);
      const report = { hit: rate, falseAlarm: rate };
      section.evidence = { ...section.evidence, said: { likelihood: { a: 0.9, b: 0.2, c: 0.5 }, report } };
      near(posterior(matrixOf(section)), before);
    }),
  );
});

test('echoes of one event never outweigh one perfect source', () => {
  const rates = fc.record({ hit: share, falseAlarm: share });
  fc.assert(
    fc.property(share, share, fc.array(rates, { minLength: 1, maxLength: 8 }), (p, q, reports) => {
      const explanations = { a: { prior: 0.5 }, b: { prior: 0.5 } };
      const likelihood = { a: Math.max(p, q), b: Math.min(p, q) };
      const of = (evidence: Hypotheses['evidence']) =>
        posterior(
          matrixOf({ none: false, explanations, events: { e: { likelihood } }, ...(evidence && { evidence }) }),
        )?.[0] as number;
      const echo = of(Object.fromEntries(reports.map((report, i) => [`r${i}`, { of: 'e', report }])));
      const [happened, not] = [of({ r: { of: 'e' } }), of({ r: { of: 'e', absent: true } })];
      expect(echo).toBeLessThanOrEqual(happened + 1e-12);
      expect(echo).toBeGreaterThanOrEqual(not - 1e-12);
    }),
  );
});

test('gain is never negative, and zero for what does not bear on the question', () => {
  fc.assert(
    fc.property(fc.tuple(share, share, share), fc.tuple(share, share, share), share, (weights, seen, p) => {
      const sum = weights.reduce((all, w) => all + w, 0);
      const now = Float64Array.from(weights, (w) => w / sum);
      expect(informationGain(now, Float64Array.from(seen))).toBeGreaterThanOrEqual(0);
      expect(informationGain(now, Float64Array.of(p, p, p))).toBe(0);
    }),
  );
});

test('a contribution is the change of the log odds by the item, whichever came first', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(share, share, share), { minLength: 1, maxLength: 5 }), (rows) => {
      const logit = (p: number) => Math.log(p / (1 - p));
      const withAll = posterior(matrixOf(table(rows))) as Float64Array;
      const without = posterior(matrixOf(table(rows.slice(1)))) as Float64Array;
      const [first] = contributions(matrixOf(table(rows)));
      first.logOdds.forEach((found, k) => {
        expect(found).toBeCloseTo(logit(withAll[k]) - logit(without[k]), 8);
      });
    }),
  );
});

test('no smaller loss of items than the fewest changes the leader', () => {
  const explanations = { a: { prior: 0.52 }, b: { prior: 0.48 } };
  fc.assert(
    fc.property(
      fc.array(fc.record({ p: share, q: share, hit: share, of: fc.boolean() }), { minLength: 1, maxLength: 6 }),
      (given) => {
        const evidence = Object.fromEntries(
          given.map(({ p, q, hit, of }, i) => [
            `e${i}`,
            of ? { of: 'x', report: { hit, falseAlarm: 0.1 } } : { likelihood: { a: p, b: q } },
          ]),
        );
        const events = { x: { likelihood: { a: 0.8, b: 0.3 } } };
        const matrix = matrixOf({ none: false, explanations, events, evidence });
        const leads = (out: number) => {
          const now = posterior(
            matrix,
            new Map(given.flatMap((_, i) => ((out >> i) & 1 ? [[i, 'out'] as const] : []))),
          ) as Float64Array;
          return now[0] > now[1] + 1e-11 ? 0 : now[1] > now[0] + 1e-11 ? 1 : 0;
        };
        const sizes = Array.from({ length: 2 ** given.length }, (_, out) => out)
          .filter((out) => leads(out) !== leads(0))
          .map((out) => out.toString(2).replaceAll('0', '').length);
        const least = sizes.length > 0 ? Math.min(...sizes) : undefined;
        const even = posterior(matrix) as Float64Array;
        fc.pre(Math.abs(even[0] - even[1]) > 1e-9);
        expect(fewestToChange(matrix)?.items.length).toBe(least);
      },
    ),
  );
});

test('zero and one are likelihoods like others, and where all is impossible it is said what makes it so', () => {
  near(posterior(matrixOf(table([[0, 1, 0.5]]))), [0, 0.75, 0.25]);
  const section = table([
    [0, 1, 0.5],
    [1, 0, 0],
  ]);
  expect(posterior(matrixOf(section))).toBeUndefined();
  expect(impossible(matrixOf(section))).toEqual([
    { explanation: 'a', items: ['e0'] },
    { explanation: 'b', items: ['e1'] },
    { explanation: 'c', items: ['e1'] },
  ]);
  const all = weigh(section);
  expect(all.leader).toBeUndefined();
  expect(all.answers[0]).toEqual({ id: 'a', name: 'a', prior: 0.5 });
  expect(JSON.stringify(all)).not.toMatch(/NaN|Infinity/);
  expect(JSON.stringify(weigh(table([[0, 1, 0.5]])))).not.toMatch(/null,"ratio/);
});

test('one explanation and no evidence have an answer', () => {
  const one = weigh({ none: false, explanations: { a: {} } });
  expect(one.answers).toEqual([{ id: 'a', name: 'a', prior: 1, posterior: 1 }]);
  const open = weigh({ explanations: { a: {} } });
  expect(open.answers.map(({ posterior: p }) => p)).toEqual([0.5, 0.5]);
  expect(open.surprise).toBeUndefined();
});

test('an item that is false did not happen; a planted one speaks for nobody', () => {
  const section = two([[0.9, 0.3]]);
  const [found] = reliance(matrixOf(section));
  expect(found.out.probability).toBeCloseTo(0.5, 12);
  expect(found.ifFalse.probability).toBeCloseTo(0.1 / 0.8, 12);
  expect(found.planted).toMatchObject({ for: 'a' });
  expect(found.planted.probability).toBeCloseTo(0.9 / 1.9, 12);
});

function two(rows: [number, number][]): Hypotheses {
  return {
    none: false,
    explanations: { a: { prior: 0.5 }, b: { prior: 0.5 } },
    evidence: Object.fromEntries(rows.map(([a, b], i) => [`e${i}`, { likelihood: { a, b } }])),
  };
}

test('draws at points are the point, and over ranges they are around it', () => {
  const points = table([
    [0.5, 0.2, 0.4],
    [0.1, 0.9, 0.3],
  ]);
  const exact = posterior(matrixOf(points)) as Float64Array;
  const { values } = drawPosteriors(matrixOf(points), { draws: 3 });
  for (let d = 0; d < 3; d++) near(values.at(-1)?.subarray(3 * d, 3 * d + 3), [...exact]);
  const ranged = structuredClone(points);
  ranged.evidence = {
    ...ranged.evidence,
    e0: { likelihood: { a: { low: 0.3, high: 0.7 }, b: { low: 0.1, mode: 0.2, high: 0.3 }, c: 'unlikely' } },
  };
  const [a] = weigh(ranged, { draws: 500 }).answers;
  expect(a.interval?.low).toBeLessThan(exact[0]);
  expect(a.interval?.high).toBeGreaterThan(exact[0]);
  expect(weigh(ranged, { draws: 500 })).toEqual(weigh(ranged, { draws: 500 }));
});

test('many items of small likelihood vanish under no explanation by rounding', () => {
  const rows = Array.from({ length: 2000 }, (_, i) => (i < 1000 ? [1e-9, 1e-3, 1e-3] : [1e-3, 1e-9, 1e-3]));
  const found = posterior(matrixOf(table(rows.map((row) => [row[0], row[1], 1e-6])))) as Float64Array;
  [0.5, 0.3, 0.2].forEach((p, k) => {
    expect(found[k]).toBeCloseTo(p, 9);
  });
  const drawn = drawPosteriors(matrixOf(table(rows.map((row) => [row[0], row[1], 1e-6]))), { draws: 1 });
  const last = drawn.values.at(-1) as Float64Array;
  [0.5, 0.3, 0.2].forEach((p, k) => {
    expect(last[k]).toBeCloseTo(p, 8);
  });
});

test('evidence that even the best explanation makes unlikely is surprising', () => {
  const odd = surprise(matrixOf(table(Array.from({ length: 8 }, () => [0.1, 0.1, 0.05]))));
  expect(odd?.asSurprising).toBeLessThan(0.001);
  const usual = surprise(matrixOf(table(Array.from({ length: 8 }, () => [0.9, 0.1, 0.05]))));
  expect(usual).toMatchObject({ under: 'a', asSurprising: 1 });
});
