import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accuracy } from './evaluate.ts';
import { filteredRank } from './rank.ts';

const rank = (scores: number[], answer: number, others: number[] = []) =>
  filteredRank(Float64Array.from(scores), answer, Int32Array.from(others));

describe('a rank', () => {
  test('is one more than the number of better candidates', () => {
    expect(rank([0.1, 0.5, 0.3], 1)).toBe(1);
    expect(rank([0.1, 0.5, 0.3], 0)).toBe(3);
  });

  test('is the middle of a tie', () => {
    expect(rank([0, 0, 0, 0, 1], 2)).toBe(3.5);
    expect(rank([2, 2, 2], 0)).toBe(2);
  });

  test('leaves out the other true answers, each once', () => {
    expect(rank([3, 2, 1], 2, [0, 2])).toBe(2);
    expect(rank([3, 3, 1], 0, [1, 0, 1])).toBe(1);
  });

  test('the ranks of all candidates sum to n (n + 1) / 2, whatever the ties', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 20 }), (scores) => {
        const sum = scores.reduce((total, _, answer) => total + rank(scores, answer), 0);
        expect(sum).toBe((scores.length * (scores.length + 1)) / 2);
      }),
    );
  });
});

test('accuracy by hand: ranks 1, 2 and 20', () => {
  const { questions, mrr, hits1, hits3, hits10 } = accuracy([1, 2, 20]);
  expect(questions).toBe(3);
  expect(mrr).toBeCloseTo((1 + 1 / 2 + 1 / 20) / 3, 12);
  expect([hits1, hits3, hits10]).toEqual([1 / 3, 2 / 3, 2 / 3]);
});
