import { expect, test } from 'vitest';
import { modelsSay } from './numbers.ts';

const sure = (value: number) => ({ value, standardError: 0 });

test('models that are at one agree with the answer, or say what it was calibrated away from', () => {
  expect(modelsSay({ models: { a: sure(1), b: sure(1) }, probability: sure(1) })).toBe('all 2 agree');
  expect(modelsSay({ models: { a: sure(1), b: sure(1) }, probability: sure(0.65) })).toBe('all 2 say 100%');
  expect(modelsSay({ models: { a: sure(0), b: sure(1) }, probability: sure(0.65) })).toBe('0% to 100%');
  expect(modelsSay({ models: { a: sure(1) }, probability: sure(0.65) })).toBe('');
});
