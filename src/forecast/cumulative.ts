import type { Scale } from '../situation/scale.ts';

/** How many steps a scale is cut into, from end to end. */
export const SCALE_STEPS = 200;

/** The distribution of an issue at the ends of equal steps of its scale: `SCALE_STEPS` + 1 shares of the draws, 0-1. */
export interface Cumulative {
  /** Shares of the draws that lie below each end. */
  below: Float64Array;
  /** Shares of those that lie below it or on it. */
  upTo: Float64Array;
}

/** The distribution of all values of some columns. @param weights how much each value of a column counts; alike by default */
export function cumulative(
  columns: readonly Float64Array[],
  { low, high }: Pick<Scale, 'low' | 'high'>,
  weights?: Float64Array,
): Cumulative {
  const below = new Float64Array(SCALE_STEPS + 1);
  const upTo = new Float64Array(SCALE_STEPS + 1);
  const ends = Float64Array.from(below, (_, k) => stepAt(k, { low, high }));
  let n = 0;
  for (const column of columns) {
    for (let s = 0; s < column.length; s++) {
      const value = column[s];
      const weight = weights ? weights[s] : 1;
      n += weight;
      let k = Math.min(SCALE_STEPS, Math.max(0, Math.floor(((value - low) / (high - low)) * SCALE_STEPS)));
      // Rounding may be off by a step.
      while (k > 0 && ends[k] > value) k--;
      while (k < SCALE_STEPS && ends[k + 1] <= value) k++;
      if (value === ends[k]) upTo[k] += weight;
      else if (k < SCALE_STEPS) upTo[k + 1] += weight;
      if (k < SCALE_STEPS) below[k + 1] += weight;
    }
  }
  for (let k = 0; k <= SCALE_STEPS; k++) {
    if (k > 0) upTo[k] += upTo[k - 1];
    if (k > 0) below[k] += below[k - 1];
  }
  return { below: below.map((count) => count / n), upTo: upTo.map((count) => count / n) };
}

/** The value at the end of a step. */
export const stepAt = (step: number, { low, high }: Pick<Scale, 'low' | 'high'>): number =>
  step === SCALE_STEPS ? high : low + ((high - low) * step) / SCALE_STEPS;

/** The step whose end is nearest to a value. */
export const nearestStep = (value: number, { low, high }: Pick<Scale, 'low' | 'high'>): number =>
  Math.min(SCALE_STEPS, Math.max(0, Math.round(((value - low) / (high - low)) * SCALE_STEPS)));

/** The share of the draws from the end of one step to that of another one, both included. */
export const between = ({ below, upTo }: Cumulative, from: number, to: number): number =>
  Math.min(1, Math.max(0, upTo[to] - below[from]));
