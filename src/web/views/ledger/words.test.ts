import { expect, test } from 'vitest';
import type { Claim } from '../../../ledger/claim/claim.ts';
import { forecastOf } from './said.ts';
import { cameOf, historyLines } from './words.ts';

const claim: Claim = {
  ...{ id: 'a', kind: 'yes-no', text: 'It rains', claimant: 'Ann', claimantKind: 'person', tags: [] },
  ...{ made: '2026-01-01', deadline: '2026-03-31' },
};
const now = Date.parse('2026-05-01');

test('a history is told in the order of time, a later verdict beside the earlier one', () => {
  const lines = historyLines(
    {
      claim,
      forecasts: [
        { claim: 'a', made: '2026-02-01', probability: 0.2 },
        { claim: 'a', made: '2026-01-01', probability: 0.97, phrase: 'will', low: 0.95, high: 0.99 },
      ],
      resolutions: [
        { claim: 'a', verdict: 'resolved', outcome: false, on: '2026-04-01', by: 'Bo' },
        { claim: 'a', verdict: 'resolved', outcome: true, on: '2026-04-09' },
      ],
    },
    now,
  );
  expect(lines.map(({ words }) => words)).toEqual([
    'Claimed by Ann',
    'Said 97%, read from “will”',
    'Said 20%',
    'The deadline passed',
    'It did not happen, judged by Bo',
    'Judged anew: it happened',
  ]);
});

test('what came is said in words, and what waits is past its deadline', () => {
  const { deadline } = claim;
  expect(cameOf({ status: 'open', deadline, kind: 'yes-no' }, now)).toEqual({ words: 'past deadline', sign: 'due' });
  expect(cameOf({ status: 'open', kind: 'yes-no' }, now).words).toBe('open');
  expect(cameOf({ status: 'resolved', outcome: 'never', kind: 'date' }, now)).toEqual({ words: 'never', sign: 'no' });
});

test('a forecast is read as people write it, and a slip is said', () => {
  expect(forecastOf({ kind: 'yes-no' }, ['62%'])).toEqual({ forecast: { probability: 0.62 } });
  expect(forecastOf({ kind: 'one-of' }, ['0.2', '80%'])).toEqual({ forecast: { probabilities: [0.2, 0.8] } });
  expect(forecastOf({ kind: 'yes-no' }, ['62'])).toEqual({
    fault: '62 is not a probability, did you mean 62%?',
  });
  expect(forecastOf({ kind: 'number' }, ['1', '', '3'])).toHaveProperty('fault');
  expect(forecastOf({ kind: 'number' }, ['1', '2', '3'])).toEqual({
    forecast: { quantiles: [0.05, 0.5, 0.95].map((level, k) => [level, k + 1]) },
  });
});
