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

/** Makes samples ready to be peeled, each counting once. @param order see `orderOf` */
export function scatter(x: readonly Float64Array[], y: Float64Array, order = orderOf(x)): Scatter {
  return { x, y, weight: new Uint16Array(y.length).fill(1), order };
}

/** The samples of each column in ascending order of its values: it serves all outcomes. */
export function orderOf(x: readonly Float64Array[]): Uint32Array[] {
  return x.map((column) => Uint32Array.from(column.keys()).sort((a, b) => column[a] - column[b] || a - b));
}

/** The box of some limits, its numbers counted from the samples. */
export function boxOf(samples: Scatter, limits: readonly Limit[]): Box {
  return boxAndLooser(samples, limits).box;
}

/**
 * The box of some limits and the boxes that lack one of them each, counted in one pass: a sample that fails two limits is
 * in none of these.
 */
export function boxAndLooser(
  { x, y, weight }: Scatter,
  limits: readonly Limit[],
): { box: CountedBox; looser: CountedBox[] } {
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
  const counted = (kept: Limit[], l: number): CountedBox => {
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
export interface CountedBox extends Box {
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
