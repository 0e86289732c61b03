import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jeffreys } from '../numeric/jeffreys.ts';
import { type BaseRate, rateOfWindows } from '../outside/base-rate/base-rate.ts';
import type { Forecast } from './forecast.ts';
import { learnedWeight, poolLogOdds, withRecord } from './views.ts';

const rate = (k: number, n: number, length?: BaseRate['length']): BaseRate => ({
  ...rateOfWindows({ name: 'a', source: 'events', definition: 'd', windows: [], ...(length && { length }) }),
  ...{ k, n, frequency: jeffreys(k, n) },
});
const forecast = (value: number, by = '2022-01-01') =>
  ({
    asOf: '2021-01-01',
    settings: { samples: 9999 },
    outcomes: [{ id: 'merger', by, probability: { value, standardError: 0 }, models: { a: { value } } }],
  }) as unknown as Forecast;
const views = (value: number, rates: BaseRate[], inside?: number) =>
  withRecord(forecast(value), { merger: rates }, { inside }).outcomes[0].views;

test('odds of 4 and 1/9 are pooled to the root of their product', () => {
  const odds = Math.sqrt(4 / 9);
  expect(poolLogOdds([0.8, 0.1], [1, 1])).toBeCloseTo(odds / (1 + odds), 12);
});

test('a pool lies between its parts, whatever the weights, and is the part itself where they agree', () => {
  const p = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
  const w = fc.double({ min: 0.01, max: 1, noNaN: true });
  fc.assert(
    fc.property(p, p, w, w, (a, b, u, v) => {
      const pooled = poolLogOdds([a, b], [u, v]);
      expect(pooled).toBeGreaterThanOrEqual(Math.min(a, b) - 1e-9);
      expect(pooled).toBeLessThanOrEqual(Math.max(a, b) + 1e-9);
      expect(poolLogOdds([a, a], [u, v])).toBeCloseTo(a, 9);
    }),
  );
});

test('what never happened in 9,999 draws is half of one in ten thousand', () => {
  expect(views(0, [rate(0, 9)])?.inside).toBeCloseTo(0.5 / 10_000, 12);
});

test('a rate for five years is brought to the time that is left', () => {
  const found = views(0.5, [rate(1, 4, { number: 5, unit: 'years' })])?.rates[0].byDeadline.mean as number;
  expect(found).toBeCloseTo(1 - (1 - 1.5 / 5) ** (365 / (5 * 365.2425)), 12);
});

test('the time that is left runs from the day that the forecast looks from (`--at`), not from the day of the file', () => {
  const seen = { ...forecast(0.5), at: '2021-10-01' };
  const [found] =
    withRecord(seen, { merger: [rate(1, 4, { number: 5, unit: 'years' })] }).outcomes[0].views?.rates ?? [];
  expect(found.days).toBe(92);
  expect(found.byDeadline.mean).toBeCloseTo(1 - (1 - 1.5 / 5) ** (92 / (5 * 365.2425)), 12);
});

test('where it never or always happened the interval has ends that can be pooled', () => {
  const [never, always] = [views(0.1, [rate(0, 4)])?.outside, views(0.1, [rate(4, 4)])?.outside];
  // The quantiles of Beta(0.5, 4.5) at 5% and of Beta(4.5, 0.5) at 95%, by SciPy.
  expect(never?.low).toBeCloseTo(0.0004617041, 9);
  expect(always?.high).toBeCloseTo(1 - 0.0004617041, 9);
  expect(never?.mean).toBeCloseTo(0.1, 12);
});

test('says how far the views are apart, in odds', () => {
  // Jeffreys of 1 of 4 is 0.3.
  const found = views(0.9, [rate(1, 4)]);
  expect(found?.outside.mean).toBeCloseTo(0.3, 12);
  expect(found?.apart).toBeCloseTo(9 / (0.3 / 0.7), 9);
});

test('the answer is both together, and its range holds what every model says and the range of the record', () => {
  const count = fc.nat({ max: 500 }).chain((n) => fc.tuple(fc.nat({ max: n + 1 }), fc.constant(n + 1)));
  fc.assert(
    fc.property(
      fc.array(count, { minLength: 1, maxLength: 4 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (all, p) => {
        const given = forecast(p);
        const [outcome] = withRecord(given, { merger: all.map(([k, n]) => rate(k, n)) }).outcomes;
        const { answer, views } = outcome as Required<typeof outcome>;
        expect(answer).toEqual({
          ...{
            probability: views.pooled.mean,
            low: views.pooled.low,
            high: views.pooled.high,
            of: 'models and record',
          },
        });
        expect(answer.low).toBeLessThanOrEqual(Math.min(p, answer.probability, views.outside.low) + 1e-12);
        expect(answer.high).toBeGreaterThanOrEqual(Math.max(p, answer.probability, views.outside.high) - 1e-12);
        for (const { byDeadline, tooFew } of views.rates) {
          if (tooFew) continue;
          expect(views.outside.low).toBeLessThanOrEqual(byDeadline.low);
          expect(views.outside.high).toBeGreaterThanOrEqual(byDeadline.high);
        }
      },
    ),
  );
});

test('a record of n windows counts n / (n + 10) of a long one, and what it loses goes to the models', () => {
  const one = views(0.5, [rate(0, 1)]);
  expect(one?.weights.credibility).toBeCloseTo(1 / 11, 12);
  expect(one?.weights.outside).toBeCloseTo(1 / 12, 12);
  expect(one?.rates[0].tooFew).toBe(true);
  const [short, long] = views(0.5, [rate(0, 5), rate(0, 90)])?.rates ?? [];
  expect([short.tooFew, long.tooFew]).toEqual([true, false]);
  expect(short.weight / long.weight).toBeCloseTo(5 / 15 / (90 / 100), 12);
  expect(views(0.5, [rate(3, 1e6)])?.weights.inside).toBeCloseTo(0.5, 4);
});

test('windows shorter than the time that is left are as many as would fill it', () => {
  // A year is left, and a window lasts 36.5 days: 40 of them are four years.
  const [found] = views(0.5, [rate(0, 40, { number: 36.5, unit: 'days' })])?.rates ?? [];
  expect(found.windows).toBeCloseTo(4, 12);
  expect(found.tooFew).toBe(true);
  expect(found.byDeadline.mean).toBeCloseTo(1 - (1 - 0.5 / 41) ** 10, 12);
  expect(views(0.5, [rate(0, 40, { number: 3650, unit: 'days' })])?.rates[0].windows).toBe(40);
});

test('a rate whose windows have no known length stays as it is, and says so', () => {
  const [found] = views(0.5, [rate(1, 4)])?.rates ?? [];
  expect(found.days).toBeUndefined();
  expect(found.byDeadline.mean).toBeCloseTo(0.3, 12);
});

test('an outcome without a base rate stays as it is', () => {
  expect(withRecord(forecast(0.5), { other: [rate(1, 4)] }).outcomes[0]).not.toHaveProperty('views');
});

test('weights are learned from twenty resolved claims on, towards the view that was right', () => {
  const right = (happened: boolean) => ({ happened, inside: 0.5, outside: happened ? 0.9 : 0.1 });
  const cases = Array.from({ length: 20 }, (_, i) => right(i % 3 === 0));
  expect(learnedWeight(cases.slice(1))).toBeUndefined();
  expect(learnedWeight(cases)).toBeCloseTo(0, 6);
  expect(
    learnedWeight(cases.map(({ inside, outside, happened }) => ({ inside: outside, outside: inside, happened }))),
  ).toBeCloseTo(1, 6);
});

test.each([
  ['agreement', 'not agreement'],
  ['swift >= 40 and agreement', 'not (swift >= 40 and agreement)'],
])('what the record says of “%s” it says of “%s”: both add up to one', (when, opposite) => {
  const [outcome] = forecast(0.4).outcomes;
  const given = {
    ...forecast(0.4),
    outcomes: [
      { ...outcome, when },
      { ...outcome, id: 'none', when: opposite, answer: { probability: 0.6, low: 0.5, high: 0.7, of: 'models' } },
      {
        ...outcome,
        id: 'later',
        by: '2023-01-01',
        when: opposite,
        answer: { probability: 0.6, low: 0.5, high: 0.7, of: 'models' },
      },
    ],
  } as unknown as Forecast;
  const [deal, none, later] = withRecord(given, { merger: [rate(8, 9)] }).outcomes;
  expect(deal.answer.probability + none.answer.probability).toBeCloseTo(1, 12);
  expect(none.answer).toMatchObject({ low: 1 - deal.answer.high, high: 1 - deal.answer.low });
  expect(later.answer.probability).toBe(0.6);
});
