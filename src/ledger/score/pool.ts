import { MS_A_DAY } from '../../numeric/days.ts';
import { brier, brierMulti } from './brier.ts';
import { pooledCrps } from './pooled-crps.ts';
import type { Quantiles } from './quantile-crps.ts';
import type { ResolvedClaim, Standing } from './resolved-claim.ts';
import { unrounded } from './unrounded.ts';

/** What several claimants say of one thing at one time, each once. */
export interface PeerPool {
  /** From now on, this member says that. */
  say(member: number, forecast: Standing): void;
  /**
   * The score that the mean of all but one would get for a claim.
   *
   * @param member the member to leave out, -1 for none
   * @returns NaN for an empty pool
   */
  scoreWithout(member: number, claim: ResolvedClaim): number;
}

/** Mean of probabilities, of "yes" or of each answer. Forecasts of another number of answers are passed over. */
export function probabilityPool(): PeerPool {
  const said: (readonly number[] | undefined)[] = [];
  let sums: Float64Array | undefined;
  let count = 0;
  return {
    say(member, { probability, probabilities }) {
      const vector = probability === undefined ? probabilities : [probability];
      if (vector === undefined) return;
      sums ??= new Float64Array(vector.length);
      if (vector.length !== sums.length) return;
      const before = said[member];
      for (let k = 0; k < sums.length; k++) sums[k] += vector[k] - (before?.[k] ?? 0);
      if (!before) count++;
      said[member] = vector;
    },
    scoreWithout(member, { kind, outcome }) {
      const own = said[member];
      const others = own ? count - 1 : count;
      if (!sums || others === 0) return NaN;
      const mean = sums.map((sum, k) => unrounded((sum - (own?.[k] ?? 0)) / others));
      return kind === 'yes-no' ? brier(mean[0], outcome) : brierMulti(mean, outcome);
    },
  };
}

/** Mean of distribution functions that are given by quantiles; outcomes and limits are those of one question. */
export function quantilePool(): PeerPool {
  const said: (Quantiles | undefined)[] = [];
  let score: ReturnType<typeof pooledCrps> | undefined;
  /** The score of the whole pool, by limit: forecasters outside the pool all ask for the same one. */
  const whole = new Map<number, number>();
  return {
    say(member, { quantiles }) {
      if (!quantiles?.length) return;
      said[member] = quantiles;
      score = undefined;
      whole.clear();
    },
    scoreWithout(member, { kind, outcome, deadline = Infinity }) {
      score ??= pooledCrps(said.filter((quantiles) => quantiles !== undefined));
      const limit = kind === 'date' ? deadline : Infinity;
      const crps = said[member]
        ? score(said[member], outcome, limit)
        : (whole.get(limit) ?? score(undefined, outcome, limit));
      if (!said[member]) whole.set(limit, crps);
      return crps < Infinity ? crps / (kind === 'date' ? MS_A_DAY : 1) : NaN;
    },
  };
}
