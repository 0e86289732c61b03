import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cumulativeHazard, probabilityWithin, survivalAt } from './weibull.ts';

const laws = fc.record({
  shape: fc.double({ min: 0.2, max: 5, noNaN: true }),
  scale: fc.double({ min: 0.5, max: 5000, noNaN: true }),
});
const days = fc.double({ min: 0, max: 10_000, noNaN: true });

describe('a Weibull law', () => {
  test('survives as its formula says', () => {
    expect(survivalAt({ shape: 1, scale: 100 }, 50)).toBeCloseTo(0.6065306597126334, 15);
    expect(survivalAt({ shape: 2, scale: 100 }, 50)).toBeCloseTo(0.7788007830714049, 15);
    expect(survivalAt({ shape: 0.7, scale: 1 }, 1)).toBeCloseTo(0.36787944117144233, 15);
  });

  test('has no hazard at or before the beginning, none at all at an infinite scale, and all of it in the end', () => {
    expect(cumulativeHazard({ shape: 1.5, scale: 10 }, 0)).toBe(0);
    expect(cumulativeHazard({ shape: 1.5, scale: 10 }, -3)).toBe(0);
    expect(cumulativeHazard({ shape: 1.5, scale: Infinity }, 1e6)).toBe(0);
    expect(survivalAt({ shape: 1.5, scale: 10 }, Infinity)).toBe(0);
  });

  test('after some time without the event is what is left of it', () => {
    fc.assert(
      fc.property(laws, days, days, (law, time, more) => {
        const left = survivalAt(law, time);
        if (left < 1e-6) return;
        expect(probabilityWithin(law, time, more)).toBeCloseTo((left - survivalAt(law, time + more)) / left, 9);
      }),
    );
  });

  test('of shape 1 forgets', () => {
    fc.assert(
      fc.property(days, days, (time, more) => {
        const law = { shape: 1, scale: 200 };
        expect(probabilityWithin(law, time, more)).toBeCloseTo(probabilityWithin(law, 0, more), 9);
      }),
    );
  });
});
