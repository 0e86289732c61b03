/** A range of one input: samples with low <= x <= high. */
export interface Limit {
  /** Column of the input. */
  input: number;
  /** -Infinity where the range has no lower end, Infinity where it has no upper one. */
  low: number;
  high: number;
}

/** Samples that fulfil every limit. */
export interface Box {
  limits: Limit[];
  /** Share of all samples that lie in the box. */
  mass: number;
  /** Mean of y in the box: how often the outcome happens there. */
  density: number;
  /** Share of all y that lies in the box: how much of the outcome it holds. */
  coverage: number;
}

/** Samples to look for boxes in. */
export interface Scatter {
  /** One column an input, all of one length. */
  x: readonly Float64Array[];
  /** One value a sample, 0-1: whether, or in what share of the models, the outcome happens. */
  y: Float64Array;
  /** How often each sample counts. */
  weight: Uint16Array;
  /** The samples of each column in ascending order of its values. */
  order: readonly Uint32Array[];
}

export interface PeelOptions {
  /** Share of the box that one step peels off; 0.05 if left out. */
  peel?: number;
  /** A box keeps at least this share of all samples, and at least 20 of them; 0.01 if left out. */
  leastMass?: number;
}

const LEAST_SAMPLES = 20;

/** Makes samples ready to be peeled; all count once if no weights are given. */
export function scatter(x: readonly Float64Array[], y: Float64Array, weight?: Uint16Array): Scatter {
  const order = x.map((column) => Uint32Array.from(column.keys()).sort((a, b) => column[a] - column[b] || a - b));
  return { x, y, weight: weight ?? new Uint16Array(y.length).fill(1), order };
}

/**
 * Patient rule induction: from all samples, peels off step by step the thin slice at one end of one input whose loss
 * raises the mean of y most for each sample lost. There is no pasting: it would widen a box again by a few samples.
 *
 * @param inputs the columns that may be limited; all if left out
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

/** The box of some limits, its numbers counted from the samples. */
export function boxOf(samples: Scatter, limits: readonly Limit[]): Box {
  return boxAndLooser(samples, limits).box;
}

/**
 * The box of some limits and the boxes that lack one of them each, counted in one pass: a sample that fails two limits is
 * in none of these.
 */
export function boxAndLooser({ x, y, weight }: Scatter, limits: readonly Limit[]): { box: Counted; looser: Counted[] } {
  // The last place is that of the samples that fail no limit.
  const count = new Float64Array(limits.length + 1);
  const sum = new Float64Array(limits.length + 1);
  const squares = new Float64Array(limits.length + 1);
  let all = 0;
  let total = 0;
  for (let s = 0; s < y.length; s++) {
    const w = weight[s];
    if (w === 0) continue;
    all += w;
    total += w * y[s];
    let failed = limits.length;
    let fails = 0;
    for (let l = 0; l < limits.length && fails < 2; l++) {
      const value = x[limits[l].input][s];
      if (value >= limits[l].low && value <= limits[l].high) continue;
      failed = l;
      fails++;
    }
    if (fails > 1) continue;
    count[failed] += w;
    sum[failed] += w * y[s];
    squares[failed] += w * y[s] * y[s];
  }
  const inside = limits.length;
  const counted = (kept: Limit[], l: number): Counted => {
    const add = (terms: Float64Array) => (l === inside ? terms[l] : terms[l] + terms[inside]);
    const [n, hits] = [add(count), add(sum)];
    return {
      limits: kept,
      mass: all > 0 ? n / all : 0,
      density: n > 0 ? hits / n : 0,
      coverage: total > 0 ? hits / total : 0,
      samples: n,
      unit: hits > 0 ? add(squares) / hits : 1,
    };
  };
  return {
    box: counted([...limits], inside),
    looser: limits.map((limit, l) =>
      counted(
        limits.filter((other) => other !== limit),
        l,
      ),
    ),
  };
}

/** A box with what is needed to ask whether its density is chance. */
export interface Counted extends Box {
  samples: number;
  /** The share of the models in which it happens where it does, the mean weighted by itself; 1 if all agree. */
  unit: number;
}

/** Whether sample s fulfils every limit. */
export function isInside(x: readonly Float64Array[], limits: readonly Limit[], s: number): boolean {
  for (let l = 0; l < limits.length; l++) {
    const { input, low, high } = limits[l];
    const value = x[input][s];
    if (!(value >= low && value <= high)) return false;
  }
  return true;
}
