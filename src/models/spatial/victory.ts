import type { SpatialOptions } from './options.ts';

/** With the Binary rule the winner has 1, the loser this. */
const LONG_SHOT = 1e-6;
/** How much stronger a coalition must be to win for certain with the Binary rule. */
const EDGE = 1.1;

/** Turns the coalitions of m options into p[a * m + b], the probability that a beats b; p_aa = 1/2. */
export type Victories = (c: Float64Array, m: number, p: Float64Array) => void;

/** How coalitions become victories. @see Wise, Lester & Efird 2015; `VictoryProbModel` in docs/models.md */
export function victories(model: SpatialOptions['VictoryProbModel']): Victories {
  const win = VICTORY[model];
  return (c, m, p) => {
    for (let a = 0; a < m; a++) {
      p[a * m + a] = 0.5;
      for (let b = 0; b < a; b++) {
        const chance = win(c[a * m + b], c[b * m + a]);
        p[a * m + b] = chance;
        p[b * m + a] = win(c[b * m + a], c[a * m + b]);
      }
    }
  };
}

const square = (c: number) => c * c;

/** The chance of a coalition against another, both above 0. */
const VICTORY: Record<SpatialOptions['VictoryProbModel'], (mine: number, theirs: number) => number> = {
  Linear: (mine, theirs) => mine / (mine + theirs),
  Square: (mine, theirs) => square(mine) / (square(mine) + square(theirs)),
  Quartic: (mine, theirs) => square(square(mine)) / (square(square(mine)) + square(square(theirs))),
  Octic: (mine, theirs) =>
    square(square(square(mine))) / (square(square(square(mine))) + square(square(square(theirs)))),
  Binary: (mine, theirs) => {
    const loser = LONG_SHOT / (1 + LONG_SHOT);
    const share = ((mine / (mine + theirs)) * (EDGE + 1) - 1) / (EDGE - 1);
    return Math.min(1 - loser, Math.max(loser, share));
  },
};
