import { expect, test } from 'vitest';
import { forecast } from '../../forecast/index.ts';
import { parseSituation } from '../../situation/read.ts';
import { mainReason } from './reason.ts';

const reasonOf = (limit: number, pace: string, when = 'agreement') => {
  const made = forecast(
    parseSituation(`title: A sale
actors: { buyer: { capability: 1 }, seller: { capability: 1 } }
issues:
  price:
    stances:
      buyer: { position: 0, limit: 60, salience: 1 }
      seller: { position: 100, limit: ${limit}, salience: 1 }
asOf: 2030-01-01
agreement: { consent: [buyer, seller], flexibility: 0, timing: { pace: ${pace} } }
outcomes: { sold: { when: ${JSON.stringify(when)}, by: 2030-12-31 } }
`),
    { samples: 16, models: ['weighted-mean'] },
  );
  return mainReason(made, made.outcomes[0]);
};

test('a deal that there is room for turns on time, and one without room on that', () => {
  const slow = '{ k: 0, n: 9, within: 365 }';
  expect(reasonOf(40, slow)).toMatch(
    /^It turns most on time: where there is room, a deal by the end of 2030 has a chance of 5% \(.*%\)\.$/,
  );
  expect(reasonOf(80, slow)).toBe('In no future drawn is there a package that all who must agree prefer to no deal.');
});

test('what a deal must hold is the reason where that is what it lacks', () => {
  expect(reasonOf(40, '{ k: 9, n: 9, within: 365 }', 'agreement and price >= 90')).toContain('Price reaches 90');
});
