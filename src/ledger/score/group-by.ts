import { MS_A_DAY } from '../../numeric/days.ts';
import { groupBy } from '../../numeric/group-by.ts';
import { byCodeUnits } from './canonical-order.ts';
import type { ResolvedClaim } from './resolved-claim.ts';

/** What claims can be put together by. A claim counts in each of its tags. */
export const GROUPINGS = ['claimant', 'claimantKind', 'tag', 'trigger', 'horizon', 'source'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Days from a claim's first forecast (when it was made, if there is none) to its close. */
const HORIZONS = [
  { most: 30, name: 'up to 30 days' },
  { most: 90, name: '31-90 days' },
  { most: 365, name: '91-365 days' },
  { most: Infinity, name: 'over 365 days' },
];

/** The horizon of a claim; a begun day counts as one, so that 30 days and an hour are 31. */
export function horizonOf({ forecasts, made, closes }: Pick<ResolvedClaim, 'forecasts' | 'made' | 'closes'>): string {
  const days = Math.ceil((closes - (forecasts[0]?.at ?? made)) / MS_A_DAY);
  return (HORIZONS.find(({ most }) => days <= most) ?? HORIZONS[HORIZONS.length - 1]).name;
}

/** The groups that a claim belongs to; null is the group of those that say nothing of it. */
export function groupNamesOf(claim: ResolvedClaim, by: Grouping): readonly (string | null)[] {
  if (by === 'horizon') return [horizonOf(claim)];
  if (by === 'tag') return claim.tags.length > 0 ? claim.tags : [null];
  return [claim[by] ?? null];
}

/**
 * The groups of claims, each with the places of its claims in rising order: horizons from short to long, otherwise the
 * largest group first, and null last.
 */
export function claimGroups(
  claims: readonly ResolvedClaim[],
  by: Grouping,
): { name: string | null; places: number[] }[] {
  const memberships = claims.flatMap((claim, place) => groupNamesOf(claim, by).map((name) => ({ name, place })));
  const rank = (name: string | null) => (by === 'horizon' ? HORIZONS.findIndex((horizon) => horizon.name === name) : 0);
  const groups = groupBy(memberships, ({ name }) => name);
  return Array.from(groups, ([name, members]) => ({ name, places: members.map(({ place }) => place) })).sort(
    (a, b) =>
      rank(a.name) - rank(b.name) ||
      Number(a.name === null) - Number(b.name === null) ||
      b.places.length - a.places.length ||
      byCodeUnits(a.name ?? '', b.name ?? ''),
  );
}
