import { MS_A_DAY } from '../../numeric/days.ts';
import { fillPseudoRandom } from '../../numeric/random.ts';
import type { ResolvedClaim } from './resolved-claim.ts';

/** A claim of yes or no, closed on day 10, with what a test says of it. */
export function claim(parts: Partial<ResolvedClaim> & { id: string }): ResolvedClaim {
  return {
    ...{ kind: 'yes-no', claimant: 'Reuters', claimantKind: 'outlet', tags: [], made: 0 },
    ...{ closes: 10 * MS_A_DAY, outcome: 1, forecasts: [] },
    ...parts,
  };
}

/** A claim with one probability from day 0. */
export const said = (id: string, probability: number, outcome: number, parts: Partial<ResolvedClaim> = {}) =>
  claim({ id, outcome, forecasts: [{ at: 0, probability }], ...parts });

const DRAWS = 40;

/**
 * Claims of every kind by some claimants on some questions, with some forecasts too late; each depends on the seed and its
 * place alone.
 */
export const someClaims = (seed: number, count: number): ResolvedClaim[] =>
  Array.from({ length: count }, (_, k) => {
    const u = new Float64Array(DRAWS);
    fillPseudoRandom(seed, k, 0, u, 0, DRAWS);
    let next = 0;
    const below = (n: number) => Math.floor(u[next++] * n);
    const one = <T>(...of: T[]): T => of[below(of.length)];
    const kind = one<ResolvedClaim['kind']>('yes-no', 'yes-no', 'one-of', 'date', 'number');
    const claimant = one('Reuters', 'TASS', 'spatial', 'nash');
    const question = one('a', 'b', 'c', 'd', undefined);
    const unit = one('bases', 'USD', undefined);
    const yes = below(2);
    const standing = (at: number) => {
      if (kind === 'yes-no') return { at, probability: one(0, 0.5, 1, u[next++], u[next++]) };
      if (kind === 'one-of') {
        const weights = [1 + below(9), 1 + below(9), 1 + below(9)];
        return { at, probabilities: weights.map((w) => w / (weights[0] + weights[1] + weights[2])) };
      }
      const days = [below(30), below(30), below(30)].sort((a, b) => a - b);
      return { at, quantiles: days.map((day, q) => [0.2 + 0.3 * q, day * MS_A_DAY] as const) };
    };
    const times = Array.from({ length: below(5) }, () => below(26) * MS_A_DAY).sort((a, b) => a - b);
    return {
      ...{ id: `c${k}`, kind, claimant, made: 0, deadline: 20 * MS_A_DAY, closes: below(21) * MS_A_DAY },
      claimantKind: /spatial|nash/.test(claimant) ? 'model' : 'outlet',
      tags: ['merger', 'oil', 'gas'].filter(() => below(2) === 0),
      ...(question !== undefined && { question }),
      ...(kind === 'number' && unit !== undefined && { unit }),
      outcome: kind === 'date' ? one(7 * MS_A_DAY, Infinity) : yes,
      forecasts: times.map(standing),
    };
  });
