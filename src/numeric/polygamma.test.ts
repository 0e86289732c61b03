import { expect, test } from 'vitest';
import { digamma, inverseTrigamma, trigamma } from './polygamma.ts';

const EULER = 0.5772156649015329;

test('digamma and trigamma are those of DLMF 5.4: at 1, 1/2 and by SciPy 1.17 elsewhere', () => {
  expect(digamma(1)).toBeCloseTo(-EULER, 13);
  expect(digamma(0.5)).toBeCloseTo(-EULER - 2 * Math.LN2, 13);
  expect(digamma(37.5)).toBeCloseTo(3.6109483445963386, 13);
  expect(trigamma(1)).toBeCloseTo(Math.PI ** 2 / 6, 13);
  expect(trigamma(0.5)).toBeCloseTo(Math.PI ** 2 / 2, 13);
  expect(trigamma(20)).toBeCloseTo(0.051270822935203, 13);
});

test('the inverse of trigamma leads back', () => {
  for (const x of [0.05, 0.4, 1, 3.7, 50, 1e4]) expect(inverseTrigamma(trigamma(x)) / x).toBeCloseTo(1, 10);
});
