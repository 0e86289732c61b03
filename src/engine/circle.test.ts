import { expect, test } from 'vitest';
import { circleIn } from './circle.ts';
import type { TracedRound } from './trace.ts';

const rounds = (...states: number[][]): TracedRound[] =>
  states.map(([a, b], number) => ({ number, positions: { x: { a, b } }, outcome: { x: a }, moves: [] }));
const width = () => 100;

test('a state that comes back begins a circle, also where it is not the same to the last digit', () => {
  expect(circleIn(rounds([0, 9], [10, 50], [20, 50], [10, 50.001], [20, 50]), width)).toEqual({ from: 1, period: 2 });
  expect(circleIn(rounds([0, 9], [10, 50], [20, 50], [30, 50], [10, 50]), width)).toEqual({ from: 1, period: 3 });
});

test('coming to rest, or passing near, is none', () => {
  expect(circleIn(rounds([0, 9], [10, 50], [10, 50], [10, 50]), width)).toBeUndefined();
  expect(circleIn(rounds([0, 9], [10, 50], [10.05, 50], [10, 50]), width)).toBeUndefined();
  expect(circleIn(rounds([0, 9], [10, 50], [20, 50], [11, 50]), width)).toBeUndefined();
  expect(circleIn([], width)).toBeUndefined();
});
