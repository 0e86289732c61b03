import { expect, test } from 'vitest';
import { trace } from '../../../engine/trace.ts';
import { smallSituation } from '../../../inside/interventions/small.test-situations.ts';
import { clusters, dealsOn, roundsOn, shownRounds, tiesIn } from './played.ts';

const situation = smallSituation([[{ x: 10, s: 0.9, c: 1 }], [{ x: 90, s: 0.9, c: 5 }], [{ x: 60, s: 0.5, c: 1 }]]);

test('who gave way to whom is counted over the rounds that are played', () => {
  const played = trace(situation, 'expected-utility');
  const rounds = roundsOn(played, 'p');
  expect(rounds[0].number).toBe(0);
  expect(tiesIn(played, rounds.slice(0, 1), 'p')).toEqual([]);
  const all = tiesIn(played, rounds, 'p');
  const moves = rounds.flatMap((round) => dealsOn(played, round, 'p').flat());
  expect(all.reduce((sum, { times }) => sum + times, 0)).toBe(moves.length);
  expect(moves.length).toBeGreaterThan(0);
});

test('actors who would touch stand together, in the order of their places', () => {
  const found = clusters([
    { actor: 'c', at: 52 },
    { actor: 'a', at: 10 },
    { actor: 'b', at: 50 },
  ]);
  expect(found).toEqual([
    { at: 10, actors: ['a'] },
    { at: 51, actors: ['b', 'c'] },
  ]);
});

test('of many rounds those up to the one that is looked at are drawn', () => {
  const rounds = roundsOn(trace(situation, 'expected-utility'), 'p');
  const many = Array.from({ length: 9 }, (_, number) => ({ ...rounds[0], number }));
  const numbers = (step: number) => shownRounds(many, step, 4).map(({ number }) => number);
  expect(numbers(0)).toEqual([0, 1, 2, 3]);
  expect(numbers(5)).toEqual([2, 3, 4, 5]);
  expect(numbers(8)).toEqual([5, 6, 7, 8]);
});
