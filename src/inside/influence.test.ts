import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { prepare } from '../engine/prepare.ts';
import { planForecast } from '../forecast/plan.ts';
import { parseSituation } from '../situation/read.ts';
import type { Situation } from '../situation/situation.ts';
import { influenceOf } from './influence.ts';

const engineOf = (situation: Situation) => prepare(planForecast(situation).design);

test('by hand: weights 1 and 3 at 0 and 100 pull the mean of 75 down and up by 18.75', () => {
  const situation = parseSituation(`
title: t
actors: { a: { capability: 2 }, b: { capability: 3 } }
issues: { x: { stances: { a: { position: 0, salience: 0.5 }, b: { position: 100, salience: 1 } } } }
`);
  const [{ mean, actors }] = influenceOf(engineOf(situation));
  expect(mean).toBe(75);
  expect(actors).toEqual([
    { actor: 'b', position: 100, share: 0.75, influence: 18.75 },
    { actor: 'a', position: 0, share: 0.25, influence: -18.75 },
  ]);
});

test('of the example add up to nothing on every issue', () => {
  const belarus = parseSituation(readFileSync('examples/russia-belarus-2021/situation.yaml', 'utf8'));
  const found = influenceOf(engineOf(belarus));
  expect(found).toHaveLength(Object.keys(belarus.issues).length);
  for (const { actors } of found) {
    expect(actors.reduce((sum, { influence }) => sum + influence, 0)).toBeCloseTo(0, 9);
    expect(actors.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  }
});
