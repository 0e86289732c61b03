import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PERIOD_UNITS, periodPlace, periodsBetween, unitFor } from './periods.ts';

const ms = (day: string) => Date.parse(day);

describe('periods of the calendar', () => {
  test('are months for two years, quarters for six, years beyond', () => {
    expect(unitFor(ms('2020-01-01'), ms('2021-12-31'))).toBe('month');
    expect(unitFor(ms('2020-01-01'), ms('2022-01-01'))).toBe('quarter');
    expect(unitFor(ms('2020-01-01'), ms('2025-12-31'))).toBe('quarter');
    expect(unitFor(ms('2020-01-01'), ms('2026-01-01'))).toBe('year');
    expect(unitFor(ms('1900-01-01'), ms('2026-01-01'))).toBe('year');
  });

  test.each([
    ['year', '2020, 2021'],
    ['quarter', '2020-Q4, 2021-Q1, 2021-Q2'],
    ['month', '2020-12, 2021-01, 2021-02, 2021-03, 2021-04'],
  ] as const)('of a %s from December to April are %s', (unit, names) => {
    const periods = periodsBetween(ms('2020-12-31T23:59:59Z'), ms('2021-04-01'), unit);
    expect(periods.map(({ name }) => name).join(', ')).toBe(names);
  });

  test('follow on each other, and each moment lies in the one that it is placed in', () => {
    const moment = fc.integer({ min: ms('1000-01-01'), max: ms('2100-01-01') });
    const span = fc.integer({ min: 0, max: 1e12 });
    fc.assert(
      fc.property(moment, span, fc.nat(), fc.constantFrom(...PERIOD_UNITS), (from, length, between, unit) => {
        const periods = periodsBetween(from, from + length, unit);
        periods.slice(1).forEach(({ start }, i) => {
          expect(start).toBe(periods[i].end);
        });
        const at = from + (between % (length + 1));
        const { start, end } = periods[periodPlace(at, periods, unit)];
        expect(start <= at && at < end).toBe(true);
        expect(periods[periods.length - 1].end).toBeGreaterThan(from + length);
      }),
    );
  });
});
