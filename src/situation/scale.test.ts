import { expect, test } from 'vitest';
import { inWords, scaleOf } from './scale.ts';

const scale = scaleOf({ scale: { 100: 'one currency', 0: 'separate', 40: 'joint payments', 70: '' } });

test('a scale goes from its least to its greatest value and keeps the labels that say something', () => {
  expect(scale.low).toBe(0);
  expect(scale.high).toBe(100);
  expect(scale.labels.map(({ at }) => at)).toEqual([0, 40, 100]);
  expect(scaleOf({})).toEqual({ low: 0, high: 100, labels: [] });
  expect(scaleOf({ scale: [0.5, 7] })).toEqual({ low: 0.5, high: 7, labels: [] });
});

test.each([
  [0, '“separate”'],
  [3.9, '“separate”'],
  [10, 'nearer “separate” than “joint payments”'],
  [20, 'between “separate” and “joint payments”'],
  [30, 'nearer “joint payments” than “separate”'],
  [41, '“joint payments”'],
  [100, '“one currency”'],
])('%d is %s', (value, words) => {
  expect(inWords(value, scale)).toBe(words);
});

test('beyond the labels, and without any', () => {
  const middle = scaleOf({ scale: { 0: '', 40: 'a', 60: 'b', 100: '' } });
  expect(inWords(10, middle)).toBe('below “a”');
  expect(inWords(90, middle)).toBe('above “b”');
  expect(inWords(50, scaleOf({}))).toBe('');
});
