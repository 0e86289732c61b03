import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { uniforms } from '../../numeric/random.ts';
import { type DailyCounts, dailyCounts, type Ties, until } from './daily-counts.ts';
import { hawkesCovariance } from './hawkes-error.ts';
import { fitHawkes } from './hawkes-fit.ts';
import { carriedOver, hawkesAtLeastOne, hawkesHazard } from './hawkes-forecast.ts';
import { type HawkesParameters, hawkesLogLikelihood } from './hawkes-likelihood.ts';
import { hawkesRate } from './hawkes-rate.ts';
import { kolmogorovP, rescaledTimes, testExponential } from './rescaled.ts';
import { drawnDays, poisson, thinnedDays } from './simulated.test-events.ts';

const BURSTS = { background: 0.05, branching: 0.6, decay: Math.LN2 / 8 };

/** The mean of a day, from every event before it. */
function meanOf(
  { days, counts }: DailyCounts,
  { background, branching, decay }: HawkesParameters,
  day: number,
): number {
  const r = Math.exp(-decay);
  let mean = background;
  days.forEach((before, i) => {
    if (before < day) mean += branching * (1 - r) * counts[i] * r ** (day - 1 - before);
  });
  return mean;
}

/** The log likelihood day by day, each from all events before it. */
function direct(history: DailyCounts, parameters: HawkesParameters): number {
  let sum = 0;
  for (let day = 0; day < history.length; day++) {
    const mean = meanOf(history, parameters, day);
    const at = history.days.indexOf(day);
    if (at < 0) sum -= mean;
    else sum += history.ties === 'each' ? history.counts[at] * Math.log(mean) - mean : Math.log(1 - Math.exp(-mean));
  }
  return sum;
}

const ties = fc.constantFrom<Ties>('each', 'once');
const histories = fc
  .tuple(fc.array(fc.integer({ min: 0, max: 89 }), { minLength: 1, maxLength: 40 }), ties)
  .map(([days, kind]) => dailyCounts(Int32Array.from(days), { from: 0, to: 89 }, kind));
const parameters = fc.record({
  background: fc.double({ min: 0.01, max: 2, noNaN: true }),
  branching: fc.double({ min: 0, max: 0.95, noNaN: true }),
  decay: fc.double({ min: 0.02, max: 3, noNaN: true }),
});

describe('the likelihood of a Hawkes process', () => {
  test('in one pass is that of the direct sum over all pairs of events', () => {
    fc.assert(
      fc.property(histories, parameters, (history, given) => {
        expect(hawkesLogLikelihood(history, given)).toBeCloseTo(direct(history, given), 8);
      }),
    );
  });

  test('has the derivatives that differences of it have', () => {
    fc.assert(
      fc.property(histories, parameters, (history, given) => {
        const gradient = new Float64Array(3);
        hawkesLogLikelihood(history, given, gradient);
        (['background', 'branching', 'decay'] as const).forEach((name, i) => {
          const step = 1e-5 * Math.max(given[name], 1e-2);
          const at = (by: number) => hawkesLogLikelihood(history, { ...given, [name]: given[name] + by });
          const slope = (at(step) - at(-step)) / (2 * step);
          expect(Math.abs(gradient[i] - slope)).toBeLessThan(1e-3 * (1 + Math.abs(slope)));
        });
      }),
    );
  });

  test('is that of a Poisson process without branching', () => {
    const history = dailyCounts(Int32Array.of(3, 3, 8), { from: 0, to: 9 }, 'each');
    const none = { background: 0.3, branching: 0, decay: 1 };
    expect(hawkesLogLikelihood(history, none)).toBeCloseTo(3 * Math.log(0.3) - 3, 12);
    expect(hawkesLogLikelihood({ ...history, counts: Float64Array.of(1, 1), ties: 'once' }, none)).toBeCloseTo(
      2 * Math.log(1 - Math.exp(-0.3)) - 8 * 0.3,
      12,
    );
  });

  test('follows the recursion of INGARCH(1, 1): 0.632 + 0.350 y + 0.184 mean, as R printed 1.1405 and 1.8919', () => {
    // Coefficients, counts and means of an example of the R package tscount (statcompute, 31 March 2015), rounded as printed.
    const given = { background: 0.632 / (1 - 0.184), branching: 0.35 / (1 - 0.184), decay: -Math.log(0.184) };
    const jump = given.branching * (1 - 0.184);
    const before = (0.8637023 - given.background) / jump;
    const after1 = { excitement: 0.184 * before + 1, byDecay: 0 };
    const after3 = { excitement: 0.184 * after1.excitement + 3, byDecay: 0 };
    expect(hawkesHazard(given, after1, 1)).toBeCloseTo(1.1404714, 2);
    expect(hawkesHazard(given, after3, 1)).toBeCloseTo(1.8918651, 2);
  });
});

describe('the fit of a Hawkes process', () => {
  test('recovers a process in continuous time, drawn by thinning, where days are short beside its half-life', () => {
    const history = dailyCounts(thinnedDays(BURSTS, 20_000, 2), { from: 0, to: 19_999 }, 'each');
    const { background, branching, halfLife, errors } = hawkesRate(history, uniforms(1)) ?? expect.fail();
    expect(Math.abs(background - 0.05)).toBeLessThan(2.5 * (errors?.background ?? 0));
    expect(Math.abs(branching - 0.6)).toBeLessThan(2.5 * (errors?.branching ?? 0));
    expect(Math.abs(halfLife - 8)).toBeLessThan(2.5 * (errors?.halfLife ?? 0));
    expect(errors?.branching).toBeLessThan(0.05);
  });

  test.each(['each', 'once'] as const)('recovers a process in whole days, events of one day counting %s', (kind) => {
    const given = { background: 0.1, branching: 0.5, decay: Math.LN2 / 3 };
    const { background, branching, halfLife } =
      hawkesRate(drawnDays(given, 20_000, kind, uniforms(2)), uniforms(1)) ?? expect.fail();
    expect(Math.abs(background - 0.1)).toBeLessThan(0.01);
    expect(Math.abs(branching - 0.5)).toBeLessThan(0.06);
    expect(Math.abs(halfLife - 3)).toBeLessThan(0.6);
  });

  test('has standard errors as large as estimates from one hundred draws differ', () => {
    const estimates = Array.from({ length: 100 }, (_, seed) =>
      hawkesRate(drawnDays(BURSTS, 3000, 'each', uniforms(seed)), uniforms(1)),
    ).flatMap((one) => (one?.errors ? [{ branching: one.branching, error: one.errors.branching }] : []));
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const centre = mean(estimates.map(({ branching }) => branching));
    const spread = Math.sqrt(mean(estimates.map(({ branching }) => (branching - centre) ** 2)));
    expect(estimates.length).toBeGreaterThan(95);
    expect(mean(estimates.map(({ error }) => error)) / spread).toBeGreaterThan(0.75);
    expect(mean(estimates.map(({ error }) => error)) / spread).toBeLessThan(1.33);
  });

  test('is as likely as the best of a fine grid, or more', () => {
    const range = <T>(n: number, of: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => of(i));
    fc.assert(
      fc.property(histories, (history) => {
        const found = fitHawkes(history);
        if (!found) return;
        const grid = range(12, (i) => 0.02 * 1.5 ** i).flatMap((background) =>
          range(10, (i) => i / 10).flatMap((branching) =>
            range(8, (i) => ({ background, branching, decay: 0.035 * 1.7 ** i })),
          ),
        );
        const best = Math.max(...grid.map((one) => hawkesLogLikelihood(history, one)));
        expect(found.logLikelihood).toBeGreaterThanOrEqual(best - 1e-6);
        expect(found.logLikelihood).toBeGreaterThanOrEqual(found.poissonLogLikelihood - 1e-9);
        expect(found.background > 0 && found.branching >= 0 && found.branching < 1).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('lies where the derivatives are 0', () => {
    const history = drawnDays(BURSTS, 2000, 'once', uniforms(5));
    const found = fitHawkes(history) ?? expect.fail();
    const gradient = new Float64Array(3);
    hawkesLogLikelihood(history, found, gradient);
    expect(Math.abs(gradient[0] * found.background)).toBeLessThan(1e-4);
    expect(Math.abs(gradient[1] * found.branching)).toBeLessThan(1e-4);
    expect(Math.abs(gradient[2] * found.decay)).toBeLessThan(1e-2);
    expect(hawkesCovariance(history, found)).toBeDefined();
  });

  test('of fewer than two days with events is none, and of one on every day has no errors', () => {
    expect(fitHawkes(dailyCounts(Int32Array.of(5, 5), { from: 0, to: 99 }, 'each'))).toBeUndefined();
    const always = dailyCounts(
      Int32Array.from({ length: 50 }, (_, i) => i),
      { from: 0, to: 49 },
      'once',
    );
    const { background, branching, errors } = hawkesRate(always, uniforms(1)) ?? expect.fail();
    expect(Number.isFinite(background) && Number.isFinite(branching)).toBe(true);
    expect(errors).toBeUndefined();
  });
});

describe('a forecast of a Hawkes process', () => {
  test('is a closed form: as often as in forty thousand continuations there is an event within 20 days', () => {
    const history = dailyCounts(Int32Array.of(70, 84, 85, 85, 88), { from: 0, to: 89 }, 'each');
    const carried = carriedOver(history, BURSTS.decay);
    const uniform = uniforms(3);
    const r = Math.exp(-BURSTS.decay);
    let some = 0;
    for (let run = 0; run < 40_000; run++) {
      let excitement = carried.excitement;
      for (let day = 0; day < 20; day++) {
        if (poisson(BURSTS.background + BURSTS.branching * (1 - r) * excitement, uniform) > 0) {
          some++;
          break;
        }
        excitement *= r;
      }
    }
    const { probability } = hawkesAtLeastOne(BURSTS, carried, undefined, 20);
    expect(Math.abs(probability - some / 40_000)).toBeLessThan(4 * Math.sqrt(0.25 / 40_000));
  });

  test('adds up the means of days without events', () => {
    fc.assert(
      fc.property(histories, parameters, fc.integer({ min: 1, max: 40 }), (history, given, ahead) => {
        let sum = 0;
        for (let day = 90; day < 90 + ahead; day++) sum += meanOf(history, given, day);
        expect(hawkesHazard(given, carriedOver(history, given.decay), ahead)).toBeCloseTo(sum, 8);
      }),
    );
  });

  test('has an interval about it that the delta method gives', () => {
    const history = drawnDays(BURSTS, 1000, 'once', uniforms(7));
    const { covariance, carried, ...found } = hawkesRate(history, uniforms(1)) ?? expect.fail();
    const at = (change: Partial<HawkesParameters>) => {
      const moved = { ...found, ...change };
      return Math.log(hawkesHazard(moved, carriedOver(history, moved.decay), 30));
    };
    const { background, branching, decay } = found;
    const odds = (by: number) => 1 / (1 + Math.exp(-Math.log(branching / (1 - branching)) - by));
    const slopes = [
      (at({ background: background * Math.exp(1e-5) }) - at({ background: background * Math.exp(-1e-5) })) / 2e-5,
      (at({ branching: odds(1e-5) }) - at({ branching: odds(-1e-5) })) / 2e-5,
      (at({ decay: decay * Math.exp(1e-5) }) - at({ decay: decay * Math.exp(-1e-5) })) / 2e-5,
    ];
    const variance = slopes
      .flatMap((a, i) => slopes.map((b, j) => a * b * (covariance?.[i][j] ?? 0)))
      .reduce((s, x) => s + x, 0);
    const { low, high, probability } = hawkesAtLeastOne(found, carried, covariance, 30);
    const reach = (p = 0) => Math.log(-Math.log(1 - p)) - Math.log(-Math.log(1 - probability));
    expect(reach(high)).toBeCloseTo(1.6449 * Math.sqrt(variance), 3);
    expect(reach(low)).toBeCloseTo(-1.6449 * Math.sqrt(variance), 3);
  });
});

describe('waiting times in expected events', () => {
  test.each(['each', 'once'] as const)(
    'are exponential if the process is the right one, events of one day counting %s',
    (kind) => {
      const uniform = uniforms(11);
      const history = drawnDays(BURSTS, 20_000, kind, uniform);
      const times = rescaledTimes(history, BURSTS, uniform);
      const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
      expect(mean).toBeCloseTo(1, 1);
      expect(testExponential(times).p).toBeGreaterThan(0.05);
    },
  );

  test('tell bursts from a constant rate', () => {
    const history = drawnDays(BURSTS, 8000, 'once', uniforms(12));
    const constant = { background: history.total / history.length, branching: 0, decay: 1 };
    expect(testExponential(rescaledTimes(history, constant, uniforms(1))).p).toBeLessThan(0.001);
  });

  test("are tested by Kolmogorov's distance: 0.294 in 20 values and 0.134 in 100 is at 5%, 0.352 in 20 at 1% (his tables)", () => {
    expect(kolmogorovP(0.294, 20)).toBeCloseTo(0.05, 2);
    expect(kolmogorovP(0.134, 100)).toBeCloseTo(0.05, 2);
    expect(kolmogorovP(0.352, 20)).toBeCloseTo(0.01, 2);
    expect(testExponential(Float64Array.of(Math.LN2))).toMatchObject({ n: 1, distance: 0.5 });
  });
});

describe('daily counts', () => {
  test('take events in any order, and leave out those that were not observed', () => {
    const days = Int32Array.of(12, 9, 12, 15, 30, 8);
    const each = dailyCounts(days, { from: 9, to: 20 }, 'each');
    expect([[...each.days], [...each.counts], each.total, each.length]).toEqual([[0, 3, 6], [1, 2, 1], 4, 12]);
    const once = dailyCounts(days, { from: 9, to: 20 }, 'once');
    expect([[...once.counts], once.total]).toEqual([[1, 1, 1], 3]);
  });

  test('until a day are those that had come by then', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 })),
        fc.integer({ min: 0, max: 50 }),
        ties,
        (days, to, kind) => {
          const all = dailyCounts(Int32Array.from(days), { from: 0, to: 50 }, kind);
          expect(until(all, to)).toEqual(dailyCounts(Int32Array.from(days), { from: 0, to }, kind));
        },
      ),
    );
  });
});
