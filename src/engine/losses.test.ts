import { expect, test } from 'vitest';
import { forecast } from '../forecast/index.ts';
import type { Situation } from '../situation/situation.ts';

/** Two actors of equal capability; every salience is certain, so that losses can be worked out by hand. */
const situation: Situation = {
  title: 't',
  actors: { a: { capability: 1 }, b: { capability: 1 } },
  issues: {
    price: {
      statusQuo: 100,
      stances: { a: { position: 0, salience: 0.2 }, b: { position: 100, salience: 0.6 } },
    },
    pipes: { stances: { a: { position: 40, salience: 0.1 }, b: { position: 80, salience: 0.3 } } },
  },
};
// The weighted means: price (0.2 x 0 + 0.6 x 100) / 0.8 = 75, pipes (0.1 x 40 + 0.3 x 80) / 0.4 = 70.
const { actors } = forecast(situation, { models: ['weighted-mean'], calibration: 'none', samples: 16 });

test('a loss is the distance from what an actor wants, averaged over its issues by its saliences', () => {
  expect(actors[0].loss.value).toBeCloseTo((0.2 * 0.75 + 0.1 * 0.3) / 0.3, 12);
  expect(actors[1].loss.value).toBeCloseTo((0.6 * 0.25 + 0.3 * 0.1) / 0.9, 12);
});

test('a gain compares with the status quo, on the issues that have one and by their saliences alone', () => {
  expect(actors[0].gain?.value).toBeCloseTo(1 - 0.75, 12);
  expect(actors[1].gain?.value).toBeCloseTo(0 - 0.25, 12);
  expect(actors.map(({ betterOff }) => betterOff)).toEqual([1, 0]);
});
