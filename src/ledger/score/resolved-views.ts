import { HINDSIGHT, OUR_VIEWS } from '../claim/our-claimants.ts';
import type { ResolvedClaim } from './resolved-claim.ts';

/** Both views of a claim that is resolved. */
export interface ResolvedViews {
  inside: number;
  outside: number;
  happened: boolean;
}

/** Questions on which both our views had a forecast in advance at the close, and what happened. */
export function resolvedViews(claims: readonly ResolvedClaim[]): ResolvedViews[] {
  const said = (claimant: string) =>
    new Map(
      claims.flatMap(({ question, forecasts, outcome, ...claim }): [string, { p: number; outcome: number }][] => {
        const p = forecasts.at(-1)?.probability;
        const ours = claim.claimant === claimant && claim.kind === 'yes-no' && !claim.tags.includes(HINDSIGHT);
        return ours && question !== undefined && p !== undefined ? [[question, { p, outcome }]] : [];
      }),
    );
  const outside = said(OUR_VIEWS.outside);
  return [...said(OUR_VIEWS.inside)].flatMap(([question, { p, outcome }]) => {
    const other = outside.get(question);
    return other === undefined ? [] : [{ inside: p, outside: other.p, happened: outcome === 1 }];
  });
}
