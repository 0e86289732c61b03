import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { trace } from '../../engine/trace.ts';
import { parseSituation } from '../../situation/read.ts';
import { repeatsInWords, repeatsOf } from './repeats.ts';

const traced = trace(parseSituation(readFileSync('docs/explanation/tolls.yaml', 'utf8')), 'expected-utility', {
  calibration: 'none',
});
const roundsOf = (issue: string) => traced.rounds.filter((round) => round.issue === undefined || round.issue === issue);

test('two who swap places for ever are told once, with the round where the model stops', () => {
  const rounds = roundsOf('hours');
  const repeats = repeatsOf(rounds, 'hours');
  expect(repeats).toEqual({ from: 1, every: 2 });
  expect(repeats && repeatsInWords(repeats, rounds)).toBe(
    'Rounds 1 and 2 come back until round 50, where the model stops.',
  );
});

test('rounds that end with nobody moving do not come back', () => {
  expect(repeatsOf(roundsOf('toll'), 'toll')).toBeUndefined();
});
