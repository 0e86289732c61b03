import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overTime, standingAt } from './over-time.ts';

const said = (...pairs: [number, number][]) => pairs.map(([at, probability]) => ({ at, probability }));
const value = ({ probability }: { probability?: number }) => probability as number;

describe('over time', () => {
  test('by hand: 0.5 for ten days, 0.2 for thirty', () => {
    const { close, average } = overTime({ forecasts: said([0, 0.5], [10, 0.2]), closes: 40 }, value) ?? {};
    expect(close).toBe(0.2);
    expect(average).toBeCloseTo((10 * 0.5 + 30 * 0.2) / 40, 15);
  });

  test('a forecast after the close counts for nothing', () => {
    const forecasts = said([0, 0.5], [10, 0.2], [41, 0.9]);
    expect(overTime({ forecasts, closes: 40 }, value)).toEqual(
      overTime({ forecasts: forecasts.slice(0, 2), closes: 40 }, value),
    );
    expect(standingAt(forecasts, 41)).toBe(2);
  });

  test('no forecast by the close is no score', () => {
    expect(overTime({ forecasts: said([41, 0.9]), closes: 40 }, value)).toBeUndefined();
    expect(overTime({ forecasts: [], closes: 40 }, value)).toBeUndefined();
  });

  test('one made at the close has its closing score as the average', () => {
    expect(overTime({ forecasts: said([40, 0.9]), closes: 40 }, value)).toEqual({ close: 0.9, average: 0.9 });
  });

  test('of two at the same time the later in the list counts', () => {
    expect(overTime({ forecasts: said([40, 0.9], [40, 0.1]), closes: 40 }, value)).toEqual({
      close: 0.1,
      average: 0.1,
    });
    expect(overTime({ forecasts: said([0, 0.9], [0, 0.1]), closes: 40 }, value)).toEqual({ close: 0.1, average: 0.1 });
  });

  test('the average is the mean over every unit of time', () => {
    const forecasts = fc.array(fc.tuple(fc.nat(50), fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 1 });
    fc.assert(
      fc.property(forecasts, fc.integer({ min: 51, max: 80 }), (pairs, closes) => {
        const sorted = said(...pairs.sort(([a], [b]) => a - b));
        const units = Array.from({ length: closes - sorted[0].at }, (_, k) => sorted[0].at + k);
        const sum = units.reduce((total, time) => total + value(sorted[standingAt(sorted, time)]), 0);
        expect(overTime({ forecasts: sorted, closes }, value)?.average).toBeCloseTo(sum / units.length, 12);
      }),
    );
  });
});
