import fc from 'fast-check';
import { DAY } from '../claim/moment.ts';
import type { ResolvedClaim } from './resolved-claim.ts';

/** A claim of yes or no, closed on day 10, with what a test says of it. */
export function claim(parts: Partial<ResolvedClaim> & { id: string }): ResolvedClaim {
  return {
    ...{ kind: 'yes-no', claimant: 'Reuters', claimantKind: 'outlet', tags: [], made: 0 },
    ...{ closes: 10 * DAY, outcome: 1, forecasts: [] },
    ...parts,
  };
}

/** A claim with one probability from day 0. */
export const said = (id: string, probability: number, outcome: number, parts: Partial<ResolvedClaim> = {}) =>
  claim({ id, outcome, forecasts: [{ at: 0, probability }], ...parts });

const probability = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.5, 1));
const shares = fc
  .array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 3 })
  .map((weights) => weights.map((w) => (w + 0.1) / (weights.reduce((a, b) => a + b) + 0.3)));
const quantiles = fc
  .array(fc.integer({ min: 0, max: 30 }), { minLength: 3, maxLength: 3 })
  .map((days) => days.sort((a, b) => a - b).map((day, k) => [0.2 + 0.3 * k, day * DAY] as const));

/** Claims of every kind by some claimants on some questions, with some forecasts too late. */
export const resolvedClaims: fc.Arbitrary<ResolvedClaim[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(
        'yes-no' as const,
        'yes-no' as const,
        'one-of' as const,
        'date' as const,
        'number' as const,
      ),
      claimant: fc.constantFrom('Reuters', 'TASS', 'spatial', 'nash'),
      tags: fc.subarray(['merger', 'oil', 'gas']),
      question: fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: undefined }),
      closes: fc.integer({ min: 0, max: 20 }).map((day) => day * DAY),
      outcome: fc.constantFrom(0, 1),
      said: fc.array(fc.record({ at: fc.nat(25).map((day) => day * DAY), probability, shares, quantiles }), {
        maxLength: 4,
      }),
    }),
    { maxLength: 30 },
  )
  .map((records) =>
    records.map(({ said, question, ...rest }, k) => ({
      ...{ ...rest, id: `c${k}`, made: 0, deadline: 20 * DAY },
      ...(question !== undefined && { question }),
      claimantKind: /spatial|nash/.test(rest.claimant) ? ('model' as const) : ('outlet' as const),
      ...(rest.kind === 'number' && { unit: rest.tags[0] ?? 'bases' }),
      ...(rest.kind === 'date' && { outcome: rest.outcome ? 7 * DAY : Infinity }),
      forecasts: said
        .sort((a, b) => a.at - b.at)
        .map((all) => {
          if (rest.kind === 'yes-no') return { at: all.at, probability: all.probability };
          return rest.kind === 'one-of'
            ? { at: all.at, probabilities: all.shares }
            : { at: all.at, quantiles: all.quantiles };
        }),
    })),
  );
