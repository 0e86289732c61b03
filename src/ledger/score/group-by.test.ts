import { expect, test } from 'vitest';
import { MS_A_DAY } from '../../numeric/days.ts';
import { claimGroups, horizonOf } from './group-by.ts';
import { claim, said } from './resolved.test-claims.ts';

test('a horizon goes from the first forecast to the close', () => {
  const of = (closes: number) => horizonOf({ made: -MS_A_DAY, closes, forecasts: [{ at: 0, probability: 0.5 }] });
  expect(
    [0, 30 * MS_A_DAY, 30 * MS_A_DAY + 1, 90 * MS_A_DAY, 91 * MS_A_DAY, 365 * MS_A_DAY, 366 * MS_A_DAY].map(of),
  ).toEqual([
    'up to 30 days',
    'up to 30 days',
    '31-90 days',
    '31-90 days',
    '91-365 days',
    '91-365 days',
    'over 365 days',
  ]);
});

test('without a forecast, from when the claim was made', () => {
  expect(horizonOf({ made: -50 * MS_A_DAY, closes: 0, forecasts: [] })).toBe('31-90 days');
});

test('a claim counts in each of its tags; one without is in none', () => {
  const claims = [said('a', 1, 1, { tags: ['oil', 'gas'] }), said('b', 1, 1, { tags: ['oil'] }), said('c', 1, 1)];
  expect(claimGroups(claims, 'tag')).toEqual([
    { name: 'oil', places: [0, 1] },
    { name: 'gas', places: [0] },
    { name: null, places: [2] },
  ]);
});

test('horizons come in order, other groups by size and then by name', () => {
  const claims = [
    claim({ id: 'a', closes: 100 * MS_A_DAY }),
    claim({ id: 'b', closes: MS_A_DAY }),
    claim({ id: 'c', closes: MS_A_DAY }),
  ];
  expect(claimGroups([claims[0], claims[1]], 'horizon').map(({ name }) => name)).toEqual([
    'up to 30 days',
    '91-365 days',
  ]);
  const by = ['Z', 'A', 'B', 'B'].map((claimant, k) => claim({ id: `${k}`, claimant }));
  expect(claimGroups(by, 'claimant').map(({ name }) => name)).toEqual(['B', 'A', 'Z']);
});
