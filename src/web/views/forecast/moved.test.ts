import fc from 'fast-check';
import { expect, test } from 'vitest';
import { central, statedValues } from '../../../situation/quantity.ts';
import { moved } from './moved.ts';

const scale = { low: 0, high: 100 };

test('a mark takes its range along, as far as the scale goes', () => {
  expect(moved({ low: 25, mode: 45, high: 70 }, 'mark', 70, scale)).toEqual({ low: 50, mode: 70, high: 95 });
  expect(moved({ low: 25, mode: 45, high: 70 }, 'mark', 90, scale)).toEqual({ low: 70, mode: 90, high: 100 });
  expect(moved(45, 'mark', 70, scale)).toBe(70);
  expect(moved([20, 40], 'mark', 50, scale)).toEqual([40, 60]);
  expect(moved({ mean: 40, sd: 5 }, 'mark', 50, scale)).toEqual({ mean: 50, sd: 5 });
});

test('an end moves by itself, and takes the best guess along where it passes it', () => {
  expect(moved({ low: 25, mode: 45, high: 70 }, 'low', 10, scale)).toEqual({ low: 10, mode: 45, high: 70 });
  expect(moved({ low: 25, mode: 45, high: 70 }, 'high', 30, scale)).toEqual({ low: 25, mode: 30, high: 30 });
});

test('whatever is moved stays on the scale, in order', () => {
  const value = fc.double({ min: 0, max: 100, noNaN: true });
  const range = fc.tuple(value, value, value).map((three) => {
    const [low, mode, high] = three.toSorted((a, b) => a - b);
    return { low, mode, high };
  });
  const to = fc.double({ min: -50, max: 150, noNaN: true });
  fc.assert(
    fc.property(range, fc.constantFrom('mark', 'low', 'high'), to, (quantity, part, at) => {
      const result = moved(quantity, part, at, scale) as typeof quantity;
      expect(result.low <= result.mode && result.mode <= result.high).toBe(true);
      for (const { value: one } of statedValues(result)) expect(one >= 0 && one <= 100).toBe(true);
      if (part === 'mark') expect(central(result)).toBeCloseTo(Math.min(100, Math.max(0, at)), 6);
    }),
  );
});
