import type { Box, Limit, Scatter } from './box.ts';

export interface PeelOptions {
  /** Share of the box that one step peels off; 0.05 by default. */
  peel?: number;
  /** A box keeps at least this share of all samples, and at least 20 of them; 0.01 by default. */
  leastMass?: number;
}

const LEAST_SAMPLES = 20;

/**
 * Patient rule induction: from all samples, peels off step by step the thin slice at one end of one input whose loss
 * raises the mean of y most for each sample lost. There is no pasting: it would widen a box again by a few samples.
 *
 * @param inputs the columns that may be limited; all by default
 * @returns the box after every step, from all samples to the smallest; none if there is no sample or y is 0 everywhere
 * @see Friedman & Fisher 1999; Bryant & Lempert 2010
 */
export function peel(
  { x, y, weight, order }: Scatter,
  { peel: share = 0.05, leastMass = 0.01 }: PeelOptions = {},
  inputs: readonly number[] = Array.from(x.keys()),
): Box[] {
  const inside = weight.slice();
  let count = 0;
  let sum = 0;
  for (let s = 0; s < y.length; s++) {
    count += weight[s];
    sum += weight[s] * y[s];
  }
  if (!(sum > 0)) return [];
  const [all, total] = [count, sum];
  const limits = new Map<number, Limit>();
  const box = (): Box => ({
    limits: [...limits.values()].map((limit) => ({ ...limit })),
    mass: count / all,
    density: sum / count,
    coverage: sum / total,
  });
  const boxes = [box()];
  const least = Math.max(LEAST_SAMPLES, leastMass * all);
  // What is peeled off is dropped from every order, so that a slice is the first samples of one end.
  const left: Uint32Array[] = inputs.map((input) => compacted(order[input].slice(), inside));

  while (sum < count) {
    const slice = Math.max(1, Math.floor(share * count));
    let best: (Slice & { raised: number; column: number; up: boolean }) | undefined;
    for (let column = 0; column < inputs.length; column++) {
      for (const up of [true, false]) {
        const found = sliceOf(x[inputs[column]], left[column], y, inside, slice, up);
        if (!found || count - found.count < least) continue;
        const raised = ((sum - found.sum) / (count - found.count) - sum / count) / found.count;
        if (raised > (best?.raised ?? 0)) best = { ...found, raised, column, up };
      }
    }
    if (!best) break;
    const { column, up, edge } = best;
    const input = inputs[column];
    const limit = limits.get(input) ?? { input, low: -Infinity, high: Infinity };
    limits.set(input, up ? { ...limit, low: edge } : { ...limit, high: edge });
    const samples = left[column];
    const kept = samples.length - best.length;
    const off = up ? samples.subarray(0, best.length) : samples.subarray(kept);
    for (let k = 0; k < off.length; k++) inside[off[k]] = 0;
    left[column] = up ? samples.subarray(best.length) : samples.subarray(0, kept);
    for (let c = 0; c < left.length; c++) if (c !== column) left[c] = compacted(left[c], inside);
    count -= best.count;
    sum -= best.sum;
    boxes.push(box());
  }
  return boxes;
}

interface Slice {
  /** The first value that stays. */
  edge: number;
  /** Entries of the order that go, the samples they count for, and their sum of y. */
  length: number;
  count: number;
  sum: number;
}

/** The slice of at least so many samples at the low end (up) or the high end, equal values together; none if all would go. */
function sliceOf(
  column: Float64Array,
  order: Uint32Array,
  y: Float64Array,
  inside: Uint16Array,
  slice: number,
  up: boolean,
): Slice | undefined {
  let count = 0;
  let sum = 0;
  let last = NaN;
  for (let length = 0; length < order.length; length++) {
    const s = order[up ? length : order.length - 1 - length];
    if (count >= slice && column[s] !== last) return { edge: column[s], length, count, sum };
    count += inside[s];
    sum += inside[s] * y[s];
    last = column[s];
  }
  return undefined;
}

/** The samples of an order that are still inside, in place. */
function compacted(order: Uint32Array, inside: Uint16Array): Uint32Array {
  let kept = 0;
  for (let k = 0; k < order.length; k++) {
    const s = order[k];
    if (inside[s] > 0) order[kept++] = s;
  }
  return order.subarray(0, kept);
}
