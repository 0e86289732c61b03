import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exp, log, power } from './elementary.ts';

function near(got: number, expected: number, share: number) {
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(share * Math.abs(expected) + 1e-300);
}

test('exp is within two units in the last place of the engine’s', () => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
      near(exp(x), Math.exp(x), 5e-16);
    }),
    { numRuns: 5000 },
  );
  expect(exp(0)).toBe(1);
  expect(exp(-1000)).toBe(0);
});

test('log is within two units in the last place of the engine’s', () => {
  fc.assert(
    fc.property(fc.double({ min: 5e-324, max: 1e308, noNaN: true }), (x) => {
      near(log(x), Math.log(x), 5e-16);
    }),
    { numRuns: 5000 },
  );
  expect(log(1)).toBe(0);
});

test('power agrees with the engine’s, and is exact at 0 and 1', () => {
  const x = fc.double({ min: 1e-9, max: 1, noNaN: true });
  fc.assert(
    fc.property(x, fc.double({ min: 0, max: 10, noNaN: true }), (base, y) => {
      near(power(base, y), base ** y, 1e-13);
    }),
  );
  expect([power(0, 2), power(0, 0), power(1, 0.3)]).toEqual([0, 1, 1]);
});
