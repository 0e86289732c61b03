/** A distribution of finitely many values: they ascend, and their probabilities sum to 1. */
export interface Atoms {
  readonly value: Float64Array;
  readonly probability: Float64Array;
}

/** Cumulative probabilities this close to one half count as one half. */
const TIE = 1e-12;

/**
 * Values and their weights as a distribution; equal values become one.
 *
 * @param weights not negative, of a sum above 0
 * @example atomsOf([3, 1, 3], [1, 2, 1]) // 1 and 3, one half each
 */
export function atomsOf(values: ArrayLike<number>, weights: ArrayLike<number>): Atoms {
  const order = Uint32Array.from({ length: values.length }, (_, i) => i).sort((a, b) => values[a] - values[b] || a - b);
  const value = new Float64Array(values.length);
  const probability = new Float64Array(values.length);
  let size = 0;
  let total = 0;
  for (const i of order) {
    if (weights[i] === 0) continue;
    if (size === 0 || value[size - 1] !== values[i]) value[size++] = values[i];
    probability[size - 1] += weights[i];
    total += weights[i];
  }
  for (let i = 0; i < size; i++) probability[i] /= total;
  return { value: value.subarray(0, size), probability: probability.subarray(0, size) };
}

/** The median; the middle between two values where either would do. */
export function medianOfAtoms({ value, probability }: Atoms): number {
  let sum = 0;
  for (let i = 0; i < value.length; i++) {
    sum += probability[i];
    if (sum > 0.5 + TIE || i === value.length - 1) return value[i];
    if (sum >= 0.5 - TIE) return (value[i] + value[i + 1]) / 2;
  }
  return NaN;
}

/**
 * Continuous ranked probability score against what happened, in the units of y; 0 is best. It is the absolute error where the
 * distribution is one number.
 *
 * @see Gneiting & Raftery 2007, equation 21
 */
export function crpsOfAtoms({ value, probability }: Atoms, y: number): number {
  let distance = 0;
  let between = 0;
  let below = 0;
  for (let i = 0; i < value.length; i++) {
    distance += probability[i] * Math.abs(value[i] - y);
    if (i > 0) between += below * (1 - below) * (value[i] - value[i - 1]);
    below += probability[i];
  }
  return distance - between;
}
