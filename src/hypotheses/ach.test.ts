import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CutOffs } from '../situation/hypotheses/section.ts';
import { ach } from './ach.ts';
import { matrixOf } from './matrix.ts';

const marksOf = (likelihood: number | string, cutOffs?: CutOffs) =>
  ach(
    matrixOf({
      none: false,
      explanations: { a: {}, b: {} },
      evidence: { e: { likelihood: { a: likelihood, b: 0.5 } } },
      ...(cutOffs && { ach: { cutOffs } }),
    }),
  ).items[0].marks[0];

test('a likelihood takes the mark in whose range it lies; a cut-off itself the one nearer to neutral', () => {
  expect([0, 0.09, 0.1, 0.39, 0.4, 0.6, 0.61, 0.9, 0.91, 1].map((p) => marksOf(p))).toEqual([
    'II',
    'II',
    'I',
    'I',
    'N',
    'N',
    'C',
    'C',
    'CC',
    'CC',
  ]);
});

test('cut-offs move the marks; those that are not stated are as usual', () => {
  expect([0.04, 0.05, 0.3, 0.35].map((p) => marksOf(p, { I: 0.05, N: 0.35 }))).toEqual(['II', 'I', 'I', 'N']);
  expect(marksOf(0.85, { CC: 0.8 })).toBe('CC');
  expect(marksOf(0.85, { I: 0.05 })).toBe('C');
});

test('what is stated as a mark counts as that mark, wherever the marks begin', () => {
  const rising = fc.uniqueArray(fc.double({ min: 0.001, max: 0.999, noNaN: true }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(rising, fc.constantFrom('II', 'I', 'N', 'C', 'CC'), (values, mark) => {
      const [I, N, C, CC] = values.toSorted((a, b) => a - b);
      fc.pre(N - I > 1e-6 && C - N > 1e-6 && CC - C > 1e-6);
      expect(marksOf(mark, { I, N, C, CC })).toBe(mark);
    }),
  );
});
