import { checkIterable, checkParts } from '../../numeric/given.ts';
import type { ResolvedClaim } from './resolved-claim.ts';

/** What `resolvedOf` says of a claim, and scores read. */
const READ: readonly (keyof ResolvedClaim)[] = [
  'id',
  'kind',
  'claimant',
  'tags',
  'closes',
  'made',
  'outcome',
  'forecasts',
];
/** So many are looked at: a program that passes something else does so from the first one on. */
const LOOKED_AT = 100;

/** @throws UsageError if these are no resolved claims */
export function checkClaims(claims: readonly ResolvedClaim[], by: string): void {
  const expected = 'resolved claims, as `resolvedOf` and `resolvedClaims` return them';
  checkIterable(claims, by, `a list of ${expected}`);
  for (const claim of claims.slice(0, LOOKED_AT)) checkParts(claim, by, expected, READ);
}
