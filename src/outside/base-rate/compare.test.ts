import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jeffreys } from '../../numeric/jeffreys.ts';
import { compareRates, probabilityHigher } from './compare.ts';
import { fromCounts } from './from-counts.ts';

const rate = (name: string, k: number, n: number) =>
  fromCounts({ name, source: 'claims', definition: 'Claims of a merger.', k, n });

describe('base rates side by side', () => {
  test('keep their numbers, and are compared only where asked', () => {
    const rates = [rate('Moscow and Minsk', 0, 7), rate('others', 3, 10)];
    expect(compareRates(rates).map(({ higher }) => higher)).toEqual([undefined, undefined]);
    const [first, second] = compareRates(rates, 0);
    expect(first).toMatchObject({ name: 'Moscow and Minsk', k: 0, n: 7, frequency: jeffreys(0, 7) });
    expect(first.higher).toBeUndefined();
    expect(second.higher).toBeGreaterThan(0.9);
  });

  test('the probability of being higher is the one that SciPy integrates', () => {
    expect(probabilityHigher({ k: 3, n: 10 }, { k: 1, n: 12 })).toBeCloseTo(0.9049584617813442, 3);
    expect(probabilityHigher({ k: 8, n: 20 }, { k: 40, n: 90 })).toBeCloseTo(0.36111719321288477, 3);
    expect(probabilityHigher({ k: 2, n: 200 }, { k: 0, n: 30 })).toBeCloseTo(0.5765480656497268, 3);
  });

  test('one of the two is higher', () => {
    const counted = fc.nat(40).chain((n) => fc.record({ k: fc.nat(n), n: fc.constant(n) }));
    fc.assert(
      fc.property(counted, counted, (a, b) => {
        expect(probabilityHigher(a, b) + probabilityHigher(b, a)).toBeCloseTo(1, 2);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a base rate from counts', () => {
  const row = { label: 'absorbed by the end of 2021', opens: 18_700, closes: 18_992, days: 293 };

  test('is as any other', () => {
    const one = fromCounts({ ...rate('fear', 0, 1), rows: [{ ...row, state: 'did not happen' }] });
    expect(one).toMatchObject({ source: 'claims', k: 0, n: 1, frequency: jeffreys(0, 1) });
    expect(one.windows).toHaveLength(1);
  });

  test('must agree with its rows', () => {
    expect(() => fromCounts({ ...rate('fear', 1, 1), rows: [{ ...row, state: 'did not happen' }] })).toThrow(
      'fear: 1 of 1, but 0 of 1 in its rows',
    );
    expect(() => rate('fear', 2, 1)).toThrow('fear: 2 of 1, expected two whole numbers');
  });
});
