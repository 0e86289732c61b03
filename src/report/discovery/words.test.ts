import { expect, test } from 'vitest';
import { boxInWords, conditionsInWords, nearestInWords } from './words.ts';

const names = { actors: { minsk: 'Minsk' }, issues: { currency: 'the currency' }, outcomes: {} };
const box = {
  limits: [
    { path: 'issues.currency.stances.minsk.salience', high: 0.2, support: 1 },
    { path: 'actors.minsk.capability', low: 10, high: 20.04, support: 0.9 },
  ],
  mass: 0.09,
  density: 0.83,
  coverage: 0.74,
};

test('a box is one sentence', () => {
  expect(boxInWords(box, { fails: false, widened: 1 }, names)).toBe(
    'It happens in 83% of the futures where the importance of the currency to Minsk is at most 0.2 and what Minsk can bring to bear ' +
      'is between 10 and 20; these are 9% of all and hold 74% of its happening.',
  );
  expect(boxInWords(box, { fails: true, widened: 3 }, names)).toMatch(
    /^It fails in 83% of the futures with all ranges stretched 3 times where .* 9% of all such and hold 74% of its failing\.$/,
  );
});

test('the nearest future tells what is beyond the stated ranges, and how much else is off', () => {
  const change = { path: 'actors.minsk.capability', stated: '10..20..30', value: 34.4, beyond: 0.44 };
  const within = { path: 'issues.currency.stances.minsk.salience', stated: '0..0.5..1', value: 0.75, beyond: 0 };
  const nearest = { widened: 2, distance: 0.44, models: 1 / 7, changes: [change, within], others: 1 };
  expect(nearestInWords(nearest, false, names)).toBe(
    'The nearest future found in which it happens, by 14% of the models, lies beyond what was stated: what Minsk can bring to bear ' +
      'at 34 (stated 20, from 10 to 30), and 2 more off their best guesses.',
  );
});

test('where nothing was found, that is said', () => {
  const none = { outcome: 'x', fails: false, probability: 0.3, widened: 1, rate: 0.3, boxes: [] };
  expect(conditionsInWords(none, names)).toBe('No small set of inputs tells when.');
});
