import type { SpatialOptions } from './options.ts';

/** Probabilities closer than this are equal: what is left of their difference is rounding. */
const TIE = 1e-12;

/** Share of the other's own risk attitude in what one makes of it. */
const OTHERS_SHARE: Record<SpatialOptions['BigRAdjust'], number> = {
  No: 0,
  OneThird: 1 / 3,
  Half: 1 / 2,
  TwoThirds: 2 / 3,
  Full: 1,
};

/** Utility of a position at distance D (0-1) to an actor of risk attitude rho: (1 - D)(1 + rho D). */
export const spatialUtility = (distance: number, rho: number): number => (1 - distance) * (1 + rho * distance);

/** How much of h's view of another actor's risk attitude is that actor's; the rest is h's own. */
export const othersShare = (adjust: SpatialOptions['BigRAdjust']): number => OTHERS_SHARE[adjust];

/**
 * Risk attitudes from the probabilities of the actors' positions: the likelier, the bolder. From 0 to 1 (Min), -1/2 to 1
 * (Mid) or -1 to 1 (Max); all 0 where all are equally likely.
 *
 * @see Wise, Lester & Efird 2015; step 3 and `BigRRange` in docs/models.md
 */
export function riskAttitudes(range: SpatialOptions['BigRRange'], p: Float64Array, rho: Float64Array): void {
  let least = Infinity;
  let most = -Infinity;
  for (let i = 0; i < p.length; i++) {
    least = Math.min(least, p[i]);
    most = Math.max(most, p[i]);
  }
  if (most - least <= TIE) {
    rho.fill(0);
    return;
  }
  const low = range === 'Min' ? 0 : range === 'Mid' ? -0.5 : -1;
  for (let i = 0; i < p.length; i++) rho[i] = low + ((1 - low) * (p[i] - least)) / (most - least);
}
