import { checkWhole } from '../../numeric/check-whole.ts';
import { UsageError } from '../../numeric/errors.ts';
import { checkParts } from '../../numeric/given.ts';
import { unknownName } from '../../numeric/nearest-name.ts';
import { type BootstrapDraws, bootstrapDraws } from './bootstrap.ts';
import { byCodeUnits } from './canonical-order.ts';
import { checkClaims } from './check-claims.ts';
import { claimGroups, GROUPINGS, type Grouping } from './group-by.ts';
import {
  claimScoresOf,
  oneOfScoresOf,
  type ProbabilityScores,
  type Scores,
  type YesNoScores,
  yesNoScoresOf,
} from './group-scores.ts';
import type { ResolvedClaim } from './resolved-claim.ts';
import { type ScoredClaims, scoredClaims } from './scored-claims.ts';

/** The scores of some claims, each kind by itself; null where there is no claim of the kind. */
export interface GroupScores {
  /** null for the group of all, and for claims that name no such thing (no trigger, tag or source). */
  name: string | null;
  resolved: number;
  scored: number;
  yesNo: YesNoScores | null;
  oneOf: ProbabilityScores | null;
  dates: Scores | null;
  /** One a unit, by name; null: no unit was stated. */
  numbers: (Scores & { unit: string | null })[];
}

/** Scores of all claims and of groups of them. Plain JSON: no NaN and no Infinity; what is not defined is null. */
export interface ScoreTable {
  seed: number;
  /** Resamples that the intervals come from: of all claims, and of each group. */
  resamples: { all: number; group: number };
  all: GroupScores;
  groupings: { by: Grouping; groups: GroupScores[] }[];
}

export interface ScoreTableOptions {
  /** What to group by; nothing by default. */
  by?: readonly Grouping[];
  /** Seed of the bootstrap, 1 by default. */
  seed?: number;
  /** Resamples of each bootstrap; 1,000 by default, but 200 for the groups where these are more than 300. */
  resamples?: number;
}

/**
 * With 1,000 resamples, chance moves the end of an interval by 7% of the standard error, with 200 by 15%. With more than
 * 300 groups their time adds up, and few readers look at the end of every interval.
 */
const MANY_GROUPS = 300;

/**
 * Scores resolved claims: all of them, and in groups. The order of the claims does not matter: the same claims and seed give the
 * same bits.
 *
 * @throws UsageError if a grouping is unknown, or `seed` or `resamples` is not a whole number from 0 or 1 up
 * @example
 * const resolved = histories.flatMap((history) => resolvedOf(history) ?? []);
 * scoreTable(resolved, { by: ['claimant'] }).all.yesNo?.close; // mean Brier score at the close, with its 90% interval
 */
export function scoreTable(resolved: readonly ResolvedClaim[], options: ScoreTableOptions = {}): ScoreTable {
  checkClaims(resolved, 'scoreTable');
  checkParts(options, 'scoreTable', 'options: by, seed, resamples');
  const { by = [], seed = 1 } = options;
  checkWhole('seed', seed, 0);
  if (options.resamples !== undefined) checkWhole('resamples', options.resamples, 1);
  for (const grouping of by) {
    if (!GROUPINGS.includes(grouping)) throw new UsageError(unknownName('grouping', String(grouping), GROUPINGS));
  }
  const scored = scoredClaims(resolved);
  const grouped = by.map((grouping) => ({ by: grouping, groups: claimGroups(scored.claims, grouping) }));
  const groups = grouped.reduce((sum, grouping) => sum + grouping.groups.length, 0);
  const { all = 1000, group = groups > MANY_GROUPS ? 200 : 1000 } = {
    all: options.resamples,
    group: options.resamples,
  };
  const draws = bootstrapDraws(seed, group);
  const everywhere = Array.from(scored.claims.keys());
  return {
    ...{ seed, resamples: { all, group } },
    all: groupScores(scored, null, everywhere, bootstrapDraws(seed, all)),
    groupings: grouped.map((grouping) => ({
      by: grouping.by,
      groups: grouping.groups.map(({ name, places }) => groupScores(scored, name, places, draws)),
    })),
  };
}

function groupScores(scored: ScoredClaims, name: string | null, places: number[], draws: BootstrapDraws): GroupScores {
  const { claims } = scored;
  const yesNo = places.filter((c) => claims[c].kind === 'yes-no');
  const oneOf = places.filter((c) => claims[c].kind === 'one-of');
  const dates = places.filter((c) => claims[c].kind === 'date');
  const numbers = places.filter((c) => claims[c].kind === 'number');
  const units = [...new Set(numbers.map((c) => claims[c].unit))].sort((a, b) => byCodeUnits(a ?? '', b ?? ''));
  return {
    ...{ name, resolved: places.length, scored: places.reduce((sum, c) => sum + scored.scored[c], 0) },
    yesNo: yesNo.length > 0 ? yesNoScoresOf(scored, yesNo, draws) : null,
    oneOf: oneOf.length > 0 ? oneOfScoresOf(scored, oneOf, draws) : null,
    dates: dates.length > 0 ? claimScoresOf(scored, dates, draws) : null,
    numbers: units.map((unit) => ({
      unit: unit ?? null,
      ...claimScoresOf(
        scored,
        numbers.filter((c) => claims[c].unit === unit),
        draws,
      ),
    })),
  };
}
