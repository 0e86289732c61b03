import { expect, test } from 'vitest';
import { scoreTable } from './score-table.ts';

test('no claims have no scores', () => {
  const none = { name: null, resolved: 0, scored: 0, yesNo: null, oneOf: null, dates: null, numbers: [] };
  expect(scoreTable([], { by: ['claimant'] })).toEqual({
    seed: 1,
    resamples: { all: 1000, group: 1000 },
    all: none,
    groupings: [{ by: 'claimant', groups: [] }],
  });
});
