import type { SpatialOptions } from './options.ts';
import type { SpatialState } from './state.ts';

/** Keeps an actor where it is when neither it nor its partner cares or can press. */
const LEAST_WEIGHT = 1e-6;

/** Positions are agreed to four decimals of the scale 0-1, but never beyond those of the two. */
function agreed(position: number, low: number, high: number): number {
  const rounded = Math.floor(position * 10_000 + 0.5) / 10_000;
  return rounded < low ? low : rounded > high ? high : rounded;
}

/**
 * Writes where i and j go if they bargain and i's probability to win is p.
 *
 * @param to i's new position from `at` on, then j's
 */
export type Interpolate = (i: number, j: number, p: number, to: Float64Array, at: number) => void;

/**
 * Interpolation of two positions, a dimension at a time. S1P1 and S2P2 weigh each side by salience and probability (or
 * their squares) and agree to four decimals. S2PMax lets only the weaker side move.
 *
 * @see Wise, Lester & Efird 2015; step 7 and `InterVecBrgn` in docs/models.md
 */
export function interpolation({ d, x, s }: SpatialState, rule: SpatialOptions['InterVecBrgn']): Interpolate {
  if (rule === 'S2PMax') {
    return (i, j, p, to, at) => {
      const givenByI = Math.max(0, 1 - 2 * p);
      const givenByJ = Math.max(0, 2 * p - 1);
      for (let m = 0; m < d; m++) {
        const xi = x[i * d + m];
        const xj = x[j * d + m];
        const si = s[i * d + m] * s[i * d + m];
        const sj = s[j * d + m] * s[j * d + m];
        to[at + m] = xi + share(givenByI, si, sj) * (xj - xi);
        to[at + d + m] = xj + share(givenByJ, sj, si) * (xi - xj);
      }
    };
  }
  const squared = rule === 'S2P2';
  return (i, j, p, to, at) => {
    const q = 1 - p;
    const pi = squared ? p * p : p;
    const pj = squared ? q * q : q;
    for (let m = 0; m < d; m++) {
      const xi = x[i * d + m];
      const xj = x[j * d + m];
      if (xi === xj) {
        to[at + m] = xi;
        to[at + d + m] = xi;
        continue;
      }
      const low = xi < xj ? xi : xj;
      const high = xi < xj ? xj : xi;
      const si = s[i * d + m];
      const sj = s[j * d + m];
      const wi = (squared ? si * si : si) * pi;
      const wj = (squared ? sj * sj : sj) * pj;
      const all = wi + LEAST_WEIGHT + wj;
      to[at + m] = agreed(((wi + LEAST_WEIGHT) * xi + wj * xj) / all, low, high);
      to[at + d + m] = agreed((wi * xi + (LEAST_WEIGHT + wj) * xj) / all, low, high);
    }
  };
}

/** How much of the way the weaker side goes: the more it is outmatched, and the more the other cares. */
const share = (given: number, mine: number, theirs: number) =>
  (given * theirs) / (given * theirs + LEAST_WEIGHT + (1 - given) * mine);
