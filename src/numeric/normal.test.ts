import { expect, test } from 'vitest';
import { normalDensity, normalProbability, normalQuantile } from './normal.ts';

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

test('the quantiles of the normal distribution are the ends of its probabilities, in the middle and far out', () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
  // Wichura 1988, the values to test AS 241 by.
  expect(normalQuantile(0.25)).toBeCloseTo(-0.6744897501960817, 15);
  expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167813, 14);
  expect(normalQuantile(1e-20)).toBeCloseTo(-9.26234008979841, 12);
  for (const p of [1e-6, 0.01, 0.075, 0.3, 0.5, 0.8, 0.999])
    expect(normalProbability(normalQuantile(p))).toBeCloseTo(p, 13);
});
