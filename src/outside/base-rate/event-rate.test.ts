import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jeffreys } from '../../numeric/jeffreys.ts';
import { baseRate } from './event-rate.ts';

const on = (...days: number[]) => days.map((day) => ({ day, what: `day ${day}` }));
const year = { name: 'by hand', from: 0, to: 364, window: 10 };
const rate = (triggers: number[], outcomes: number[], more = {}) =>
  baseRate({ ...year, triggers: on(...triggers), outcomes: on(...outcomes), ...more });
const states = (...given: Parameters<typeof rate>) => rate(...given).windows.map(({ state }) => state);

describe('windows after a trigger', () => {
  test('begin on the day after it and hold as many days as they say', () => {
    const [window] = rate([100], []).windows;
    expect([window.opens, window.closes, window.days]).toEqual([101, 110, 10]);
  });

  test('hold an outcome on their first and on their last day, not on the day before or after', () => {
    expect([101, 110].map((day) => rate([100], [day]).k)).toEqual([1, 1]);
    expect([100, 111].map((day) => rate([100], [day]).k)).toEqual([0, 0]);
    expect([101, 110].map((day) => rate([100], [day]).windows[0].days)).toEqual([1, 10]);
  });

  test('tell of an outcome on the day of the trigger, which counts only if asked for', () => {
    expect(rate([100], [100])).toMatchObject({ k: 0, n: 1, early: 1 });
    expect(rate([100], [100], { lag: 0 })).toMatchObject({ k: 1, n: 1, early: 0 });
    expect(rate([100], [103], { lag: 5 })).toMatchObject({ k: 0, n: 1, early: 1 });
  });

  test('do not count where they share a day with one that does', () => {
    expect(states([100, 109, 110, 120], [])).toEqual([
      'did not happen',
      'overlaps',
      'did not happen',
      'did not happen',
    ]);
    expect(states([100, 100], [105])).toEqual(['happened', 'overlaps']);
    // The second shares days with the first, the third only with the second.
    expect(states([100, 106, 112], [113])).toEqual(['did not happen', 'overlaps', 'happened']);
  });

  test('do not count where their end was not observed, even if the outcome came: that would count only successes', () => {
    expect(rate([354, 355], [360])).toMatchObject({ k: 1, n: 1 });
    const { k, n, windows, survival } = rate([355], [360]);
    expect([k, n, windows[0].state, windows[0].outcome?.day]).toEqual([0, 0, 'censored', 360]);
    expect(survival).toMatchObject({ windows: 1, censored: 0, probability: 1 });
  });

  test('that open after the last day observed tell nothing', () => {
    const { windows, survival } = rate([364], []);
    expect([windows[0].state, windows[0].days, survival]).toEqual(['censored', 0, undefined]);
  });

  test('open only for triggers in the time observed', () => {
    expect(rate([-1, 365], [5]).windows).toEqual([]);
    expect(rate([], [5])).toMatchObject({ k: 0, n: 0, frequency: { mean: 0.5, low: 0, high: 1 } });
  });
});

describe('without triggers', () => {
  test('the time is cut into windows, the last of which is not observed to its end', () => {
    const { windows, k, n } = baseRate({ ...year, window: 100, outcomes: on(0, 50, 99, 250) });
    expect(windows.map(({ opens, closes, state, days }) => [opens, closes, state, days])).toEqual([
      [0, 99, 'happened', 1],
      [100, 199, 'did not happen', 100],
      [200, 299, 'happened', 51],
      [300, 399, 'censored', 65],
    ]);
    expect([k, n]).toEqual([2, 3]);
  });
});

describe('the time to the outcome', () => {
  test('uses windows that overlap and those that are censored', () => {
    // Days to the outcome: 5, 3 (overlaps), none in 10, none in 4 (censored).
    const { survival } = rate([100, 102, 200, 360], [105]);
    expect(survival).toMatchObject({ windows: 4, overlapping: 1, censored: 1 });
    expect(survival?.steps.map(({ time, atRisk }) => [time, atRisk])).toEqual([
      [3, 4],
      [5, 2],
    ]);
    expect(survival?.probability).toBeCloseTo(1 - (3 / 4) * (1 / 2), 12);
  });

  test('gives no interval where the outcome never came', () => {
    expect(rate([100], []).survival).toMatchObject({ probability: 0, low: undefined, high: undefined });
  });
});

describe('a base rate', () => {
  const days = fc.array(fc.integer({ min: -20, max: 380 }), { maxLength: 30 });
  const window = fc.integer({ min: 1, max: 60 });

  test('does not depend on the order in which things are told', () => {
    fc.assert(
      fc.property(days, days, window, (triggers, outcomes, length) => {
        const told = rate(triggers, outcomes, { window: length });
        expect(rate(triggers.toReversed(), outcomes.toReversed(), { window: length })).toEqual(told);
      }),
    );
  });

  test('does not depend on which day is called 0', () => {
    fc.assert(
      fc.property(days, days, window, fc.integer({ min: -40_000, max: 40_000 }), (triggers, outcomes, length, by) => {
        const told = rate(triggers, outcomes, { window: length });
        const all = { from: by, to: 364 + by, window: length };
        const moved = rate(
          triggers.map((day) => day + by),
          outcomes.map((day) => day + by),
          all,
        );
        expect([moved.k, moved.n, moved.early, moved.survival]).toEqual([told.k, told.n, told.early, told.survival]);
      }),
    );
  });

  test('counts windows without a day in common, no more outcomes than windows, and as many as can be had', () => {
    fc.assert(
      fc.property(days, days, window, (triggers, outcomes, length) => {
        const { k, n, windows, frequency } = rate(triggers, outcomes, { window: length });
        const counted = windows.filter(({ state }) => state === 'happened' || state === 'did not happen');
        expect([counted.length, k <= n]).toEqual([n, true]);
        for (let i = 1; i < n; i++) expect(counted[i].opens).toBeGreaterThan(counted[i - 1].closes);
        for (const one of windows.filter(({ state }) => state === 'overlaps')) {
          expect(counted.some(({ opens, closes }) => opens <= one.closes && closes >= one.opens)).toBe(true);
        }
        expect(frequency).toEqual(jeffreys(k, n));
      }),
    );
  });

  test('says which numbers it cannot use', () => {
    expect(() => rate([0.5], [])).toThrow('“day 0.5” is on day 0.5, expected a whole number of days');
    expect(() => rate([], [], { window: 0 })).toThrow('a window of 0 days, expected 1 or more');
    expect(() => rate([], [], { lag: -1 })).toThrow('a lag of -1 days, expected 0 or more');
    expect(() => rate([], [], { to: -1 })).toThrow('observed from day 0 to day -1');
  });

  test('says what it is the rate of', () => {
    expect(rate([], [], { trigger: 'a summit', outcome: 'a merger' }).definition).toBe(
      'After a summit, a window of 10 days from the day after it: how many held a merger; observed from 1970-01-01 to 1970-12-31.',
    );
  });

  test('is plain data', () => {
    const told = rate([100, 102, 360], [105]);
    expect(JSON.parse(JSON.stringify(told))).toEqual(told);
  });
});
