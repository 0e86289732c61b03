import { stream } from '../numeric/random.ts';

/** A mean difference with its 95% interval. */
export interface PairedDifference {
  value: number;
  low: number;
  high: number;
}

const RESAMPLES = 2000;

/**
 * The mean difference of two scores of the same issues, with a percentile bootstrap interval that draws whole groups:
 * issues of one proposal, or elections of one country, are not independent. A group counts by its number of issues.
 *
 * @param differences one an issue
 * @param groups the group of each issue
 * @returns the interval is the value itself where there is only one group
 * @see Efron & Tibshirani 1993, chapter 8; Davison & Hinkley 1997, section 3.8
 */
export function pairedDifference(
  differences: readonly number[],
  groups: readonly string[],
  seed: number,
): PairedDifference {
  const index = new Map([...new Set(groups)].map((name, g) => [name, g]));
  const units = index.size;
  const sums = new Float64Array(units);
  const counts = new Float64Array(units);
  differences.forEach((difference, k) => {
    const g = index.get(groups[k]) as number;
    sums[g] += difference;
    counts[g]++;
  });
  const u = new Float64Array(units);
  const random = stream('paired', seed);
  const means = new Float64Array(RESAMPLES);
  for (let r = 0; r < RESAMPLES; r++) {
    random.fill(r, u);
    let sum = 0;
    let count = 0;
    for (let k = 0; k < units; k++) {
      const g = Math.floor(u[k] * units);
      sum += sums[g];
      count += counts[g];
    }
    means[r] = sum / count;
  }
  means.sort();
  const at = (p: number) => means[Math.round(p * (RESAMPLES - 1))];
  return { value: sums.reduce((x, y) => x + y, 0) / differences.length, low: at(0.025), high: at(0.975) };
}
