import { betaQuantile } from '../../numeric/beta.ts';
import { log } from '../../numeric/elementary.ts';
import type { ShareWithin } from './evidence.ts';
import type { Pace } from './pace.ts';

/**
 * The pace of bargains of which k of n were agreed within some days, at a constant hazard. What is believed of their share p
 * begins with Jeffreys' prior; the hazard is -log(1 - p) a `within`. Talks that have gone on for `elapsed` without an agreement
 * have a likelihood of (1 - p)^(elapsed / within), which leaves a beta distribution.
 *
 * @see Brown, Cai & DasGupta 2001
 */
export function paceOfShare({ k, n, within }: ShareWithin, elapsed: number): Pace {
  const a = k + 0.5;
  const b = n - k + 0.5 + elapsed / within;
  return {
    cases: n,
    agreed: k,
    wide: false,
    take(u, law) {
      // The share that was not agreed: near 0 it has more digits than 1 - p.
      const left = betaQuantile(u[0], b, a);
      law.shape = 1;
      law.scale = within / Math.max(LEAST, -log(Math.max(LEAST, left)));
    },
  };
}

/** Keeps the scale finite and above 0 where all or none were agreed. */
const LEAST = 1e-300;
