import { checkWhole } from '../../numeric/check-whole.ts';
import { stream } from '../../numeric/random.ts';

export interface ResampleOptions {
  /** Seed of the resampling; 1 by default. */
  seed?: number | undefined;
  /** Number of resamples. */
  resamples?: number;
}

/**
 * How often each of n samples is drawn in each resample of n, with replacement.
 *
 * @throws UsageError if `resamples` is not a whole number from 1 up
 * @see Efron 1979
 */
export function resampled(n: number, { seed = 1, resamples = 200 }: ResampleOptions): Uint16Array[] {
  checkWhole('resamples', resamples, 1);
  const random = stream('bootstrap', seed);
  const u = new Float64Array(n);
  return Array.from({ length: resamples }, (_, r) => {
    random.fill(r, u);
    const counts = new Uint16Array(n);
    for (let s = 0; s < n; s++) counts[(u[s] * n) | 0]++;
    return counts;
  });
}
