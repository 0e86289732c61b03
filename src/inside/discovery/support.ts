import type { Box, Limit, Scatter } from './box.ts';
import { bestBox } from './box-choice.ts';
import { type ResampleOptions, resampled } from './resample.ts';

/** Each end of each limit that a box has: `3 low` for a lower limit of input 3. */
const ends = ({ limits }: Box): string[] =>
  limits.flatMap((limit) => endsOf(limit).map((end) => `${limit.input} ${end}`));

const endsOf = ({ low, high }: Limit) => [...(low > -Infinity ? ['low'] : []), ...(high < Infinity ? ['high'] : [])];

/**
 * How far each limit of a box can be relied on: the share of the resampled runs of the whole search in which the same
 * input is limited from the same side (for a limit with two ends, the rarer one).
 *
 * @returns one share, 0-1, a limit
 * @see Bryant & Lempert 2010, who resample to see whether a limit is reproduced
 */
export function supportOf(samples: Scatter, box: Box, { seed, resamples = 10 }: ResampleOptions = {}): number[] {
  const seen = new Map<string, number>();
  for (const counts of resampled(samples.y.length, { seed, resamples })) {
    const weight = counts.map((count, s) => count * samples.weight[s]);
    const again = bestBox({ ...samples, weight });
    for (const end of again ? ends(again) : []) seen.set(end, (seen.get(end) ?? 0) + 1);
  }
  return box.limits.map((limit) => {
    const times = endsOf(limit).map((end) => seen.get(`${limit.input} ${end}`) ?? 0);
    return Math.min(...times) / resamples;
  });
}
