import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../numeric/days.ts';
import { withData } from '../../testing/optional-data.ts';
import { cameoByLabel } from '../codes/cameo.ts';
import { readTable } from '../next-events/read-table.ts';
import { atLeastOneBy } from './by-date.ts';
import { chooseRate } from './choose-rate.ts';
import { dailyCounts } from './daily-counts.ts';
import { type HeldOutWindow, type Horizon, heldOut, type RateMethod } from './held-out.ts';
import { logScoreOf } from './held-out-scores.ts';
import { thinnedDays } from './simulated.test-events.ts';

const from = dayOf('2010-01-01');
const threeYears = { from, to: dayOf('2012-12-31') };
const drawn = (branching: number, seed: number) => {
  const process = { background: 0.12 * (1 - branching), branching, decay: Math.LN2 / 6 };
  return thinnedDays(process, 1096, seed).map((day) => day + from);
};

describe('the better of two rates', () => {
  test('of a Poisson process is the Poisson rate, of bursts the Hawkes process', () => {
    const chosen = (branching: number) =>
      Array.from({ length: 10 }, (_, seed) => chooseRate(drawn(branching, seed), threeYears).chosen);
    expect(chosen(0).filter((one) => one === 'poisson').length).toBeGreaterThanOrEqual(9);
    expect(chosen(0.8).filter((one) => one === 'hawkes').length).toBeGreaterThanOrEqual(9);
  });

  test('is the Hawkes process only if it gains more than one standard error, not for any gain, and without asking for two', () => {
    const gain = (branching: number, seed: number) => {
      const { chosen, scores } = chooseRate(drawn(branching, seed), threeYears);
      const { mean, standardError = NaN } = scores[2].better;
      return { chosen, errors: mean / standardError };
    };
    const [less, more] = [gain(0.4, 5), gain(0.3, 8)];
    expect(less.errors).toBeCloseTo(0.97, 2);
    expect(less.chosen).toBe('poisson');
    expect(more.errors).toBeCloseTo(1.2, 2);
    expect(more.chosen).toBe('hawkes');
  });

  test('comes with what both said of every held-out month, its first weeks and its days', () => {
    const { months, windows, scores } = chooseRate(drawn(0.7, 1), threeYears);
    // Three years less the first 90 days, which end on the last day of March.
    expect(months).toBe(33);
    const days = windows.filter(({ horizon }) => horizon === 'day');
    expect(scores.map((one) => [one.horizon, one.windows])).toEqual([
      ['month', 33],
      ['week', 4 * 33],
      ['day', days.length],
    ]);
    expect(days.length).toBe(dayOf('2013-01-01') - dayOf('2010-04-01'));
    const mean = days.reduce((sum, window) => sum + logScoreOf(window, 'hawkes') - logScoreOf(window, 'poisson'), 0);
    expect(scores[2].better.mean).toBeCloseTo(mean / days.length, 12);
  });

  test('is the Poisson rate where too few months can be held out, or nothing happened', () => {
    const short = chooseRate(drawn(0.8, 1), { from, to: dayOf('2010-08-31') });
    expect([short.months, short.chosen]).toEqual([5, 'poisson']);
    const none = chooseRate(new Int32Array(), threeYears);
    expect([none.chosen, none.hawkes, none.poisson.fit]).toEqual(['poisson', undefined, undefined]);
    expect(none.scores[0].better).toEqual({ mean: 0, standardError: 0 });
    expect(chooseRate(Int32Array.of(from), { from, to: from })).toMatchObject({
      months: 0,
      scores: [],
      chosen: 'poisson',
    });
  });

  test('does not depend on the order of the events, and is plain data', () => {
    const days = drawn(0.6, 3);
    const choice = chooseRate(days, threeYears);
    expect(chooseRate(days.toReversed(), threeYears)).toEqual(choice);
    expect(JSON.parse(JSON.stringify(choice))).toEqual(choice);
  });

  test('forecasts a window from what came before it alone', () => {
    const year = { from, to: dayOf('2010-12-31') };
    const days = fc.array(fc.integer({ min: from, max: year.to }), { maxLength: 60 });
    fc.assert(
      fc.property(days, fc.integer({ min: dayOf('2010-04-01'), max: year.to }), (all, opens) => {
        const until = (list: number[]) => heldOut(dailyCounts(Int32Array.from(list), year, 'once'), 90);
        const told = (windows: HeldOutWindow[]) =>
          windows.filter((one) => one.opens <= opens).map(({ hazards }) => hazards);
        expect(told(until(all.filter((day) => day < opens)))).toEqual(told(until(all)));
      }),
      { numRuns: 20 },
    );
  });

  test('has a climatology of days that is the Poisson rate of days', () => {
    const { windows } = chooseRate(drawn(0.5, 4), threeYears);
    for (const { hazards } of windows.filter(({ horizon }) => horizon === 'day')) {
      expect(hazards.climatology).toBeCloseTo(hazards.poisson, 10);
    }
  });
});

describe('at least one event by a date', () => {
  const choice = chooseRate(drawn(0.8, 2), threeYears);

  test('is likelier the later the date, and the chosen rate says how likely', () => {
    const at = (ahead: number) => atLeastOneBy(choice, choice.to + ahead);
    for (let ahead = 1; ahead < 100; ahead++) {
      expect(at(ahead + 1).chosen.probability).toBeGreaterThan(at(ahead).chosen.probability);
      expect(at(ahead).days).toBe(ahead);
    }
    expect(choice.chosen).toBe('hawkes');
    expect(at(30).chosen).toEqual(at(30).hawkes);
    expect(atLeastOneBy({ ...choice, chosen: 'poisson' }, choice.to + 30).chosen).toEqual(at(30).poisson);
  });

  test('lies in its interval', () => {
    const { hawkes } = atLeastOneBy(choice, choice.to + 14);
    expect(hawkes?.low).toBeLessThan(hawkes?.probability ?? 0);
    expect(hawkes?.high).toBeGreaterThan(hawkes?.probability ?? 1);
  });

  test('must be after the record', () => {
    expect(() => atLeastOneBy(choice, choice.to)).toThrow(`by day ${choice.to}, expected a whole number above`);
  });
});

const icews14 = withData('events/icews14/events.tsv.gz');

icews14.describe('material conflict between countries in ICEWS14', () => {
  /** Days of material conflict by directed pair of countries, for pairs with 5 events or more by March. */
  const pairs = () => {
    const events = readTable(icews14.text(), icews14.file);
    const country = events.entities.map((name) => /\(([^()]*)\)$/.exec(name)?.[1] ?? name);
    const kind = events.relations.map((label) => cameoByLabel(label)?.quad);
    const found = new Map<string, number[]>();
    events.day.forEach((day, i) => {
      if (kind[events.relation[i]] !== 4) return;
      const pair = `${country[events.source[i]]} > ${country[events.target[i]]}`;
      found.set(pair, [...(found.get(pair) ?? []), day]);
    });
    const april = dayOf('2014-04-01');
    return [...found].filter(([, days]) => days.filter((day) => day < april).length >= 5);
  };

  test('is forecast better by bursts than by a constant rate, and the choice is between the two', {
    tags: 'whole',
  }, () => {
    const year = { from: dayOf('2014-01-01'), to: dayOf('2014-12-31') };
    const choices = pairs().map(([pair, days]) => ({ pair, ...chooseRate(Int32Array.from(days), year) }));
    const hawkes = choices.filter(({ chosen }) => chosen === 'hawkes');
    expect([choices.length, hawkes.length]).toEqual([98, 45]);
    expect(hawkes.some(({ pair }) => pair === 'Ukraine > Ukraine')).toBe(true);
    const windows = choices.flatMap((choice) => choice.windows);
    const score = (horizon: Horizon, method: RateMethod) => {
      const of = windows.filter((window) => window.horizon === horizon);
      return of.reduce((sum, window) => sum + logScoreOf(window, method), 0) / of.length;
    };
    expect(score('month', 'poisson')).toBeCloseTo(-0.4965, 4);
    expect(score('month', 'hawkes')).toBeCloseTo(-0.3707, 4);
    expect(score('week', 'poisson')).toBeCloseTo(-0.4875, 4);
    expect(score('week', 'hawkes')).toBeCloseTo(-0.4387, 4);
  });
});
