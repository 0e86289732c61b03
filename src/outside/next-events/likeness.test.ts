import { describe, expect, test } from 'vitest';
import { dayOf } from '../../numeric/days.ts';
import { eventHistory } from './history.ts';
import { likeness, likenesses, RANK } from './likeness.ts';
import { orthogonalise } from './sparse.ts';
import { toy } from './toy.test-events.ts';

describe('likeness', () => {
  const events = toy([
    ...['1 A calls X', '1 A visits Y', '2 B calls X', '2 B visits Y', '3 C warns X', '3 D warns Z'],
    ...['4 A calls Z', '4 B calls Z', '5 D warns W', '5 C warns W'],
  ]);
  const history = eventHistory(events);
  const of = (before: string, a: string, b: string) => {
    const vectors = likenesses(history, dayOf(before));
    const e = events.entities.indexOf(a);
    return likeness(vectors.subarray(e * RANK, (e + 1) * RANK), vectors, events.entities.indexOf(b));
  };

  test('is 1 for those who did the same to the same, and near 0 for those who did nothing alike', () => {
    expect(of('2014-01-20', 'A', 'A')).toBeCloseTo(1, 9);
    expect(of('2014-01-20', 'A', 'B')).toBeGreaterThan(0.9);
    expect(Math.abs(of('2014-01-20', 'A', 'D'))).toBeLessThan(0.1);
    expect(of('2014-01-20', 'C', 'D')).toBeGreaterThan(of('2014-01-20', 'C', 'A'));
  });

  test('knows nothing of later events: an entity without a past is like nobody', () => {
    expect(of('2014-01-03', 'C', 'C')).toBe(0);
    expect(of('2014-01-03', 'A', 'B')).toBeGreaterThan(0.9);
  });
});

test('orthogonal columns have length 1 and no product with each other; a dependent one becomes 0', () => {
  const matrix = Float64Array.of(1, 2, 2, 0, 1, 0, 2, 0, 4);
  orthogonalise(matrix, 3);
  const product = (a: number, b: number) => [0, 3, 6].reduce((sum, row) => sum + matrix[row + a] * matrix[row + b], 0);
  expect(product(0, 0)).toBeCloseTo(1, 12);
  expect(product(1, 1)).toBeCloseTo(1, 12);
  expect(product(0, 1)).toBeCloseTo(0, 12);
  expect(product(2, 2)).toBe(0);
});
