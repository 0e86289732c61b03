import { expect, test } from 'vitest';
import type { History } from '../../../ledger/claim/history.ts';
import { timeAxisOf } from './time-axis.ts';

const history = (id: string, made: string, deadline: string, resolutions: History['resolutions'] = []): History => ({
  claim: {
    ...{ id, kind: 'yes-no', text: id, claimant: 'Ann', claimantKind: 'person', tags: ['fear'], made, deadline },
  },
  forecasts: [{ claim: id, made, probability: 0.9 }],
  resolutions,
});

test('what was said runs to its deadline, and what came is there once', () => {
  const no = (claim: string): History['resolutions'][number] => ({
    ...{ claim, verdict: 'resolved', outcome: false, on: '2021-01-01', evidence: 'Nothing was signed.' },
  });
  const axis = timeAxisOf(
    [
      history('late', '2020-06-01', '2025-12-31'),
      history('first', '2020-01-01', '2020-12-31', [no('first')]),
      history('second', '2020-02-01', '2020-12-31', [no('second')]),
      {
        ...history('model', '2020-02-01', '2020-12-31'),
        claim: { ...history('m', '2020-02-01', '2021-01-01').claim, claimantKind: 'model' },
      },
    ],
    [{ day: 18_000, what: 'An event of the store' }],
    { asOf: '2020-05-01', now: Date.parse('2026-06-01') },
  );
  expect(axis?.said.map(({ id, came }) => [id, came])).toEqual([
    ['first', 'no'],
    ['second', 'no'],
    ['late', 'due'],
  ]);
  expect(axis?.came.map(({ what }) => what)).toEqual(['An event of the store', 'Nothing was signed.']);
  expect(axis?.years.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026]);
});

test('without a claim there is no axis', () => {
  expect(timeAxisOf([], [{ day: 1, what: 'x' }], { now: 0 })).toBeUndefined();
});
