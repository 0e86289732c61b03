import { expect, test } from 'vitest';
import type { Claim } from '../claim/claim.ts';
import { resolvedOf } from './resolved-of.ts';

const claim: Claim = {
  ...{ id: 'price', text: 'The price of gas in December', kind: 'number', claimant: 'The bank' },
  ...{ claimantKind: 'institution', made: '2026-01-01', tags: ['energy'] },
};
const resolved = (more: Partial<Claim>) =>
  resolvedOf({
    claim: { ...claim, ...more },
    forecasts: [{ claim: 'price', made: '2026-01-01', quantiles: [[0.5, 30]] }],
    resolutions: [{ claim: 'price', verdict: 'resolved', outcome: 32, on: '2027-01-05' }],
  });

test('a resolved claim keeps what its file says beside the forecast, and nothing else', () => {
  const bare = resolved({});
  expect(bare).toMatchObject({ id: 'price', kind: 'number', claimant: 'The bank', tags: ['energy'], outcome: 32 });
  for (const key of ['trigger', 'question', 'unit', 'source', 'deadline']) expect(bare).not.toHaveProperty(key);
  const said = { trigger: 'cold winter', question: 'gas', unit: 'EUR/MWh', source: 'https://example.org/gas' };
  expect(resolved({ ...said, deadline: '2026-12-31' })).toMatchObject({ ...said, closes: Date.UTC(2027, 0, 1) - 1 });
});
