import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binned } from './bins.ts';

test('ten bins hold their lower edge, the last one both', () => {
  expect([...binned(Float64Array.of(0, 0.05, 0.1, 0.3, 0.7, 0.999, 1)).bin]).toEqual([0, 0, 1, 3, 7, 9, 9]);
});

test('bins of equal count part what can be parted', () => {
  expect([...binned(Float64Array.of(0.9, 0.1, 0.5, 0.2), { equalCount: 2 }).bin]).toEqual([1, 0, 1, 0]);
  expect([...binned(Float64Array.of(0.1, 0.1, 0.1, 0.2), { equalCount: 2 }).bin]).toEqual([0, 0, 0, 1]);
});

test('no probability is in two bins, and higher ones are in higher bins', () => {
  const binnings = fc.constantFrom('distinct' as const, { equalCount: 4 }, { equalWidth: 7 });
  const values = fc.float64Array({ min: 0, max: 1, noNaN: true, maxLength: 40 });
  fc.assert(
    fc.property(values, binnings, (p, binning) => {
      const { bin, bins } = binned(p, binning);
      for (let i = 0; i < p.length; i++) {
        expect(bin[i]).toBeGreaterThanOrEqual(0);
        expect(bin[i]).toBeLessThan(bins);
        for (let j = 0; j < p.length; j++) {
          if (p[i] === p[j]) expect(bin[i]).toBe(bin[j]);
          if (p[i] < p[j]) expect(bin[i]).toBeLessThanOrEqual(bin[j]);
        }
      }
    }),
  );
});
