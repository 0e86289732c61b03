import { NORMAL_REACH, normalTable, pertTable, type QuantileTable, quantile } from '../../numeric/quantile-table.ts';
import type { Bounds, Quantity } from '../../situation/quantity.ts';

/** An uncertain quantity, ready to be drawn from: turns a column of probabilities into values. */
export interface InputDistribution {
  /** Overwrites u[from .. to - 1], each in [0, 1), by the values at those probabilities. */
  fill(u: Float64Array, from: number, to: number): void;
}

/** Tables depend on the shape alone, so that equal shapes share one. */
export class Tables {
  readonly #tables = new Map<string, QuantileTable>();
  of(key: string, make: () => QuantileTable): QuantileTable {
    const known = this.#tables.get(key);
    if (known) return known;
    const table = make();
    this.#tables.set(key, table);
    return table;
  }
}

/** What happens (1) with some probability, or does not (0): the larger the probability, the more of the same draws. */
export function happening(probability: number): InputDistribution {
  return {
    fill(u, from, to) {
      for (let k = from; k < to; k++) u[k] = u[k] < probability ? 1 : 0;
    },
  };
}

/** True if the quantity has one possible value. */
export function isCertainQuantity(quantity: Quantity, spread: number): boolean {
  if (typeof quantity === 'number') return spread === 0;
  if (Array.isArray(quantity)) return quantity.every((value) => value === quantity[0]);
  return 'mode' in quantity ? quantity.low === quantity.high : quantity.sd === 0;
}

/**
 * The distribution of a quantity: PERT for {low, mode, high}, normal truncated to its bounds for
 * {mean, sd}, each expert's value with equal probability for a list.
 *
 * @param bounds the scale, for the truncation
 * @param spread standard deviation of a bare number, 0 for none
 * @returns undefined if the quantity is certain
 */
export function distribution(
  quantity: Quantity,
  bounds: Bounds,
  spread: number,
  tables: Tables,
): InputDistribution | undefined {
  if (isCertainQuantity(quantity, spread)) return undefined;
  if (Array.isArray(quantity)) {
    const values = Float64Array.from(quantity).sort();
    return {
      fill(u, from, to) {
        for (let k = from; k < to; k++) u[k] = values[(u[k] * values.length) | 0];
      },
    };
  }
  if (typeof quantity === 'object' && 'mode' in quantity) {
    const { low, mode, high } = quantity;
    const share = (mode - low) / (high - low);
    return linear(
      tables.of(`pert ${share}`, () => pertTable(share)),
      low,
      high - low,
      quantity,
    );
  }
  const mean = typeof quantity === 'number' ? quantity : quantity.mean;
  const sd = typeof quantity === 'number' ? spread : quantity.sd;
  const from = Math.max(-NORMAL_REACH, (bounds.low - mean) / sd);
  const to = Math.min(NORMAL_REACH, (bounds.high - mean) / sd);
  return linear(
    tables.of(`normal ${from} ${to}`, () => normalTable(from, to)),
    mean,
    sd,
    bounds,
  );
}

/** Values that are linear in those of a table; rounding leads none of them beyond the bounds. */
function linear(table: QuantileTable, plus: number, times: number, { low, high }: Bounds): InputDistribution {
  return {
    fill(u, from, to) {
      for (let k = from; k < to; k++) u[k] = Math.min(high, Math.max(low, plus + times * quantile(table, u[k])));
    },
  };
}
