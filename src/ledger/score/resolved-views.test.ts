import { expect, test } from 'vitest';
import { HINDSIGHT, OUR_VIEWS } from '../claim/our-claimants.ts';
import type { ResolvedClaim } from './resolved-claim.ts';
import { resolvedViews } from './resolved-views.ts';

const claim = (claimant: string, question: string, p: number, tags: string[] = []): ResolvedClaim => ({
  ...{ id: `${claimant}${question}`, kind: 'yes-no', claimant, claimantKind: 'model', tags, question },
  ...{
    made: 0,
    closes: 10,
    outcome: 1,
    forecasts: [
      { at: 0, probability: 0.5 },
      { at: 5, probability: p },
    ],
  },
});

test('takes the last word of both views on a question, and nothing that was said in hindsight or by one view alone', () => {
  const claims = [
    claim(OUR_VIEWS.inside, 'a', 0.2),
    claim(OUR_VIEWS.outside, 'a', 0.4),
    claim(OUR_VIEWS.inside, 'alone', 0.2),
    claim(OUR_VIEWS.inside, 'late', 0.2, [HINDSIGHT]),
    claim(OUR_VIEWS.outside, 'late', 0.2, [HINDSIGHT]),
    claim('A. Pundit', 'a', 0.9),
  ];
  expect(resolvedViews(claims)).toEqual([{ inside: 0.2, outside: 0.4, happened: true }]);
});
