import { expect, test } from 'vitest';
import { normalDensity, normalProbability } from './normal.ts';

test('the normal distribution has the values of published tables', () => {
  // Abramowitz & Stegun 1964, tables 26.1 and 26.2.
  expect(normalProbability(0)).toBe(0.5);
  expect(normalProbability(1)).toBeCloseTo(0.841344746068543, 14);
  expect(normalProbability(-1.96)).toBeCloseTo(0.02499789514822, 14);
  expect(normalProbability(5)).toBeCloseTo(0.999999713348428, 14);
  expect(normalProbability(-8) / 6.220960574271786e-16).toBeCloseTo(1, 7);
  expect(normalProbability(40)).toBe(1);
  expect(normalProbability(-40)).toBe(0);
  expect(normalDensity(1)).toBeCloseTo(0.241970724519143, 14);
});
