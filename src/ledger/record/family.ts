import type { History } from '../claim/history.ts';
import { type KnownClaim, knownBy } from './known-by.ts';

/** The claims of a family as known at some time, in the order in which they were made. */
export function familyOf(histories: Iterable<History>, family: string, now: number): KnownClaim[] {
  const known: KnownClaim[] = [];
  for (const history of histories) {
    const one = history.claim.tags.includes(family) ? knownBy(history, now) : undefined;
    if (one) known.push(one);
  }
  return known.sort((a, b) => a.made - b.made || (a.claim.id < b.claim.id ? -1 : 1));
}

/** Whether a claim voices a fear: those of models answer it, and annulled ones count for nothing. */
export const isVoiced = ({ claim, status }: KnownClaim): boolean =>
  claim.claimantKind !== 'model' && status !== 'annulled';
