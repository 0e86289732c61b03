import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOf, dayOf } from '../../numeric/days.ts';
import { counts } from '../base-rate/base-rate.ts';
import type { StateClass } from './state-class.ts';
import { stateRate } from './state-rate.ts';
import { shipped } from './state-tables.test-texts.ts';
import type { StateTables } from './system.ts';
import { parseStates } from './tables.ts';

const system = parseStates(shipped);
const rate = (one: Partial<StateClass> = {}) => stateRate(system, { window: 5, ...one });
const happened = (one: Partial<StateClass> = {}) =>
  rate(one).windows.flatMap(({ state, outcome }) => (state === 'happened' && outcome?.id ? [outcome.id] : []));

/** Land has a small neighbour from 2000 on, which has a dispute with it in 2003 and is absorbed in 2009. */
const small: StateTables = {
  memberships: [
    { code: 1, state: 'BIG', name: 'Land', from: dayOf('1990-01-01'), to: dayOf('2016-12-31') },
    { code: 2, state: 'LIT', name: 'Isle', from: dayOf('2000-01-01'), to: dayOf('2009-06-30') },
  ],
  majors: [{ code: 1, from: dayOf('1990-01-01'), to: dayOf('2016-12-31') }],
  disputes: [{ id: 7, a: 1, b: 2, day: dayOf('2003-05-01'), start: '2003-05', hostility: [4, 1] }],
  borders: [{ major: 1, neighbour: 2, from: dayOf('2002-01-01'), to: dayOf('2016-12-31') }],
  exits: [
    {
      ...{ id: 'LIT-2009', code: 2, state: 'LIT', name: 'Isle', day: dayOf('2009-06-30') },
      ...{ kind: 'absorbed', manner: 'agreement', by: ['BIG'], reason: 'By treaty' },
    },
  ],
  from: dayOf('1990-01-01'),
  to: dayOf('2016-12-31'),
};
const rows = (one: Partial<StateClass>) =>
  stateRate(small, { window: 5, ...one }).windows.map(({ label, opens, closes, state }) => [
    label,
    dateOf(opens),
    dateOf(closes),
    state,
  ]);

describe('windows of states, by hand', () => {
  test('follow one another from the day a state became a member on', () => {
    expect(rows({ since: 2000 })).toEqual([
      ['Isle', '2000-01-01', '2004-12-31', 'did not happen'],
      ['Land', '2000-01-01', '2004-12-31', 'did not happen'],
      ['Isle', '2005-01-01', '2009-12-31', 'happened'],
      ['Land', '2005-01-01', '2009-12-31', 'did not happen'],
      ['Land', '2010-01-01', '2014-12-31', 'did not happen'],
      ['Land', '2015-01-01', '2019-12-31', 'censored'],
    ]);
  });

  test('open where the condition begins to hold, and as long as it holds', () => {
    expect(rows({ nextTo: 'major-power' })).toEqual([
      ['Isle', '2002-01-01', '2006-12-31', 'did not happen'],
      ['Isle', '2007-01-01', '2011-12-31', 'happened'],
    ]);
    expect(rows({ nextTo: 'no-major-power' })).toEqual([['Isle', '2000-01-01', '2004-12-31', 'did not happen']]);
    expect(rows({ afterDispute: 4 })).toEqual([['Isle', '2003-05-01', '2008-04-30', 'did not happen']]);
    expect(rows({ afterDispute: 6, nextTo: 'major-power' })).toEqual([
      ['Isle', '2003-05-01', '2008-04-30', 'did not happen'],
      ['Isle', '2008-05-01', '2013-04-30', 'happened'],
    ]);
  });

  test('hold an end on their last day, and none of a kind or manner that is not asked for', () => {
    const ended = (day: string, one: Partial<StateClass> = {}) => {
      const memberships = [small.memberships[0], { ...small.memberships[1], to: dayOf(day) }];
      const exits = [{ ...small.exits[0], day: dayOf(day) }];
      return stateRate({ ...small, memberships, exits }, { window: 5, ...one }).k;
    };
    expect([ended('2004-12-31'), ended('2005-01-01')]).toEqual([1, 1]);
    expect([ended('2009-06-30', { ending: 'union' }), ended('2009-06-30', { manners: ['force'] })]).toEqual([1, 0]);
  });

  test('say what makes them windows of the class', () => {
    const [next] = stateRate(small, { window: 5, nextTo: 'major-power' }).windows;
    expect(next.trigger?.what).toBe('next to Land');
    const [after] = stateRate(small, { window: 5, afterDispute: 1 }).windows;
    expect(after.trigger).toEqual({ day: dayOf('2003-05-01'), what: 'dispute with Land, 2003-05', id: 'MID 7' });
  });
});

describe('how often states ceased to exist', () => {
  test('all 47 ends are in windows of one year, and each year of a state is one', () => {
    const { k, n } = rate({ window: 1 });
    expect(k).toBe(47);
    const years = system.memberships.reduce((sum, { from, to }) => sum + (to - from + 1) / 365.2425, 0);
    // The last window of a membership that ends in the data counts whole; one that the data cut off does not.
    expect(n).toBeGreaterThan(years - system.memberships.length);
    expect(n).toBeLessThan(years + 48);
  });

  test('since 1945 nine in windows of five years', () => {
    expect(happened({ since: 1945 }).sort()).toEqual(
      [
        'CZE-1992',
        'GDR-1990',
        'GMY-1945',
        'JPN-1945',
        'RVN-1975',
        'SYR-1958',
        'YAR-1990',
        'YPR-1990',
        'ZAN-1964',
      ].sort(),
    );
  });

  test('next to a major power since 1945 only Czechoslovakia, which broke up by agreement: none became part of another', () => {
    expect(happened({ since: 1945, nextTo: 'major-power' })).toEqual(['CZE-1992']);
    expect(rate({ since: 1945, nextTo: 'major-power', ending: 'union' }).k).toBe(0);
  });

  test('after a dispute with the major power next to it the Baltic states of 1940 are among them', () => {
    const ids = happened({ nextTo: 'major-power', afterDispute: 10 });
    expect(ids).toEqual(expect.arrayContaining(['EST-1940', 'LAT-1940', 'LIT-1940', 'POL-1939', 'AUS-1938']));
    expect(rate({ since: 1945, nextTo: 'major-power', afterDispute: 10 }).k).toBe(0);
  });

  test('a major power that fell is no small neighbour', () => {
    const ids = happened({ nextTo: 'major-power' });
    for (const id of ['AUH-1918', 'FRN-1942', 'GMY-1945']) expect(ids).not.toContain(id);
  });

  test('that the Federal Republic got another number is no end, and its window does not count', () => {
    const last = rate().windows.findLast(({ label }) => label === 'German Federal Republic');
    expect(last).toMatchObject({ state: 'censored' });
    expect(last?.outcome).toBeUndefined();
  });

  test('force, pressure, agreement and collapse add up to all of them', () => {
    const parts = (['force', 'pressure', 'agreement', 'collapse'] as const).map((manner) =>
      rate({ manners: [manner] }),
    );
    expect(parts.reduce((sum, { k }) => sum + k, 0)).toBe(rate().k);
    for (const { n } of parts) expect(n).toBe(rate().n);
  });

  test('windows of a state have no day in common, whatever the class, and each end falls in one at most', () => {
    const someClass = fc.record({
      window: fc.integer({ min: 1, max: 20 }),
      since: fc.option(fc.integer({ min: 1816, max: 2000 }), { nil: undefined }),
      nextTo: fc.constantFrom(undefined, 'major-power' as const, 'no-major-power' as const),
      afterDispute: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(someClass, (one) => {
        const { windows, k, n } = stateRate(system, one);
        expect(windows.filter(counts)).toHaveLength(n);
        const closed = new Map<string, number>();
        for (const { label, opens, closes, outcome } of windows) {
          expect(opens).toBeGreaterThan(closed.get(label) ?? -Infinity);
          // A state that comes back begins anew, even in what would have been its last window.
          closed.set(label, outcome?.day ?? closes);
        }
        const ids = windows.flatMap(({ outcome }) => outcome?.id ?? []);
        expect(new Set(ids).size).toBe(ids.length);
        expect(k).toBeLessThanOrEqual(47);
      }),
      { numRuns: 25 },
    );
  });

  test('what is observed until 1944 and since 1945 is apart', () => {
    const [before, after] = [rate({ until: 1944 }), rate({ since: 1945 })];
    for (const { closes } of before.windows.filter(counts)) expect(closes).toBeLessThan(dayOf('1945-01-01'));
    for (const { opens } of after.windows) expect(opens).toBeGreaterThanOrEqual(dayOf('1945-01-01'));
  });

  test('names its class', () => {
    expect(rate().name).toBe('States that ceased to exist, since 1816');
    expect(rate({ since: 1945, nextTo: 'major-power', afterDispute: 10, ending: 'union' }).name).toBe(
      'States that became part of another, since 1945, next to a major power, within 10 years after a dispute with it',
    );
    expect(rate({ name: 'as I say' }).name).toBe('as I say');
    expect(rate({ since: 1945, nextTo: 'major-power' }).definition).toMatch(
      /^The time of each state in the state system from 1945 to 2016, cut into windows of 5 years, opened while it borders on a major power by land, and it has been no major power itself: /,
    );
  });

  test('takes whole years', () => {
    expect(() => rate({ window: 0 })).toThrow('0 years, expected a whole number, 1 or more');
    expect(() => rate({ afterDispute: 1.5 })).toThrow('1.5 years');
  });
});
