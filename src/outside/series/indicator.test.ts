import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../numeric/days.ts';
import { PERIOD_LENGTHS } from './calendar.ts';
import { indicator } from './indicator.ts';
import type { QuadEvents } from './quad-events.ts';
import { seasons } from './seasons.ts';

/** Events as `date class intensity`. */
const told = (...lines: string[]): QuadEvents => {
  const cells = lines.map((line) => line.split(' '));
  return {
    days: Int32Array.from(cells, ([date]) => dayOf(date)),
    quad: Uint8Array.from(cells, ([, quad]) => Number(quad)),
    intensity: Float64Array.from(cells, ([, , intensity]) => Number(intensity)),
  };
};
const span = (from: string, to: string) => ({ from: dayOf(from), to: dayOf(to) });

const arbitraryEvents = fc
  .array(
    fc.record({
      day: fc.integer({ min: -50, max: 450 }),
      quad: fc.integer({ min: 0, max: 4 }),
      score: fc.double({ min: -10, max: 10 }),
    }),
  )
  .map((list) => ({
    days: Int32Array.from(list, ({ day }) => day),
    quad: Uint8Array.from(list, ({ quad }) => quad),
    intensity: Float64Array.from(list, ({ score }) => score),
  }));

describe('an indicator', () => {
  test('counts each class, cooperation against conflict, and intensity', () => {
    const events = told(
      '2014-03-03 1 3.4',
      '2014-03-31 2 7',
      '2014-03-31 3 -2',
      '2014-03-31 4 -10',
      '2014-03-05 0 NaN',
    );
    const [march] = indicator(events, { by: 'month', ...span('2014-03-01', '2014-03-31') }).periods;
    expect(march).toMatchObject({
      ...{ name: '2014-03', days: 31, complete: true, events: 5 },
      ...{ verbalCooperation: 1, materialCooperation: 1, verbalConflict: 1, materialConflict: 1, unknown: 1 },
      ...{ cooperation: 2, conflict: 2, conflictShare: 0.5, rated: 4 },
    });
    expect(march.sumIntensity).toBeCloseTo(-1.6, 12);
    expect(march.meanIntensity).toBeCloseTo(-0.4, 12);
    expect(march.perDay.events).toBeCloseTo(5 / 31, 12);
  });

  test('has zeros where nothing happened, and no share or mean', () => {
    const { periods } = indicator(told('2014-01-01 4 -10', '2014-03-31 4 -10'), {
      by: 'month',
      ...span('2014-01-01', '2014-03-31'),
    });
    expect(periods.map(({ name, conflict }) => `${name} ${conflict}`)).toEqual(['2014-01 1', '2014-02 0', '2014-03 1']);
    expect(periods[1]).toMatchObject({ events: 0, sumIntensity: 0, perDay: { conflict: 0 } });
    expect('conflictShare' in periods[1] || 'meanIntensity' in periods[1]).toBe(false);
  });

  test('marks a first and a last period that were not observed whole, and counts their days', () => {
    const { periods, outside } = indicator(told('2014-01-14 1 1', '2014-01-15 1 1', '2014-03-11 1 1'), {
      by: 'month',
      ...span('2014-01-15', '2014-03-10'),
    });
    expect(periods.map(({ start, days, complete }) => [start, days, complete])).toEqual([
      [dayOf('2014-01-15'), 17, false],
      [dayOf('2014-02-01'), 28, true],
      [dayOf('2014-03-01'), 10, false],
    ]);
    expect([periods[0].events, outside]).toEqual([1, 2]);
  });

  test('calls weeks by the year of their Thursday, and begins them on Monday', () => {
    const { periods } = indicator(told(), { by: 'week', ...span('2018-12-31', '2021-01-03') });
    expect(periods[0]).toMatchObject({ name: '2019-W01', days: 7, complete: true });
    expect(periods[periods.length - 1].name).toBe('2020-W53');
  });

  test('knows quarters and years, also before 1970', () => {
    const quarters = indicator(told(), { by: 'quarter', ...span('1968-02-01', '1969-01-01') }).periods;
    expect(quarters.map(({ name, days }) => `${name}: ${days}`)).toEqual([
      '1968-Q1: 60',
      '1968-Q2: 91',
      '1968-Q3: 92',
      '1968-Q4: 92',
      '1969-Q1: 1',
    ]);
    expect(indicator(told(), { by: 'year', ...span('1968-01-01', '1968-12-31') }).periods[0].days).toBe(366);
  });

  test('counts every event and every day once, whatever the periods', () => {
    fc.assert(
      fc.property(arbitraryEvents, fc.constantFrom(...PERIOD_LENGTHS), (events, by) => {
        const { periods, outside } = indicator(events, { by, from: 0, to: 400 });
        const sum = (of: (period: (typeof periods)[number]) => number) =>
          periods.reduce((all, one) => all + of(one), 0);
        expect(sum(({ events: n }) => n) + outside).toBe(events.days.length);
        expect(sum(({ cooperation, conflict, unknown }) => cooperation + conflict + unknown)).toBe(
          sum((one) => one.events),
        );
        expect(sum(({ days }) => days)).toBe(401);
        expect(periods.slice(1, -1).every(({ complete }) => complete)).toBe(true);
      }),
    );
  });

  test('does not depend on the order of the events, and is plain data', () => {
    fc.assert(
      fc.property(arbitraryEvents, (events) => {
        const back = {
          days: events.days.toReversed(),
          quad: events.quad.toReversed(),
          intensity: events.intensity.toReversed(),
        };
        const about = { by: 'month', from: 0, to: 400 } as const;
        const counts = (of: QuadEvents) =>
          indicator(of, about).periods.map(({ cooperation, conflict }) => [cooperation, conflict]);
        expect(counts(back)).toEqual(counts(events));
        expect(JSON.parse(JSON.stringify(indicator(events, about)))).toEqual(indicator(events, about));
      }),
    );
  });

  test('has no -0, which JSON does not know', () => {
    const events = {
      days: Int32Array.of(1, 1),
      quad: Uint8Array.of(0, 0),
      intensity: Float64Array.of(-8e-323, 7.4e-323),
    };
    expect(indicator(events, { by: 'day', from: 1, to: 1 }).periods[0].meanIntensity).toBe(0);
  });

  test('says what it cannot count', () => {
    const ok = told('2014-01-01 1 1');
    const about = { by: 'day', ...span('2014-01-01', '2014-01-02') } as const;
    expect(() => indicator({ ...ok, quad: new Uint8Array(2) }, about)).toThrow('columns of 1 days, 2 classes');
    expect(() => indicator({ ...ok, quad: Uint8Array.of(5) }, about)).toThrow(
      'event 1 has the class 5, expected 0 to 4',
    );
    expect(() => indicator(ok, { ...about, to: 0 })).toThrow('observed from day 16071 to day 0');
  });
});

describe('seasons', () => {
  test('are events a day by weekday and by month, of the days that were observed', () => {
    // Two weeks from Monday 2014-01-06: two events on the Mondays, one of conflict on one Sunday.
    const { weekdays, months } = seasons(
      told('2014-01-06 1 1', '2014-01-13 2 1', '2014-01-19 4 -9', '2014-01-19 0 NaN'),
      {
        ...span('2014-01-06', '2014-01-19'),
      },
    );
    expect(weekdays[0]).toEqual({ name: 'Mon', days: 2, cycles: 2, cooperation: 1, conflict: 0 });
    expect(weekdays[6]).toEqual({ name: 'Sun', days: 2, cycles: 2, cooperation: 0, conflict: 0.5 });
    expect(months).toEqual([{ name: 'Jan', days: 14, cycles: 1, cooperation: 2 / 14, conflict: 1 / 14 }]);
  });

  test('add up to all events of a known class', () => {
    fc.assert(
      fc.property(arbitraryEvents, (events) => {
        const { weekdays, months } = seasons(events, { from: 0, to: 400 });
        const known = events.quad.filter((quad, i) => quad > 0 && events.days[i] >= 0 && events.days[i] <= 400).length;
        for (const all of [weekdays, months]) {
          const sum = all.reduce((n, { days, cooperation, conflict }) => n + days * (cooperation + conflict), 0);
          expect(sum).toBeCloseTo(known, 8);
        }
        expect(months.find(({ name }) => name === 'Jan')).toMatchObject({ days: 62, cycles: 2 });
      }),
    );
  });
});
