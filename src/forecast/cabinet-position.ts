import type { Atoms } from '../numeric/atoms.ts';

/** Where a cabinet stands, on the scale of its issue. */
export interface PositionForecast {
  mean: number;
  quantiles: { q05: number; q25: number; q50: number; q75: number; q95: number };
}

/** Intervals of the scale; a quantile is the mean of one, so that it is right to a hundredth of a point. */
const CELLS = 10_000;
/** Cumulative probabilities this close count as equal. */
const TIE = 1e-12;

/** Where cabinets stand over many draws. */
export interface CabinetPositions {
  /** Adds a distribution of positions from 0 to 100. */
  add(position: Atoms, weight: number): void;
  /** @param scale the ends that 0 and 100 stand for */
  forecast(scale: { low: number; high: number }): PositionForecast;
}

/** Collects distributions of a position from 0 to 100, each with a weight. */
export function cabinetPositions(): CabinetPositions {
  const weights = new Float64Array(CELLS + 1);
  const moments = new Float64Array(CELLS + 1);
  return {
    add({ value, probability }, weight) {
      for (let i = 0; i < value.length; i++) {
        const cell = Math.min(CELLS, Math.max(0, Math.round((value[i] / 100) * CELLS)));
        weights[cell] += weight * probability[i];
        moments[cell] += weight * probability[i] * value[i];
      }
    },
    forecast({ low, high }) {
      const onScale = (points: number) => Math.min(high, Math.max(low, low + (points / 100) * (high - low)));
      const sum = (values: Float64Array) => values.reduce((all, one) => all + one, 0);
      const total = sum(weights);
      const quantile = (p: number): number => {
        let below = 0;
        let last = 0;
        for (let k = 0; k <= CELLS; k++) {
          if (weights[k] === 0) continue;
          below += weights[k];
          last = moments[k] / weights[k];
          if (below >= p * total - TIE) break;
        }
        return onScale(last);
      };
      const [q05, q25, q50, q75, q95] = [0.05, 0.25, 0.5, 0.75, 0.95].map(quantile);
      return { mean: onScale(sum(moments) / total), quantiles: { q05, q25, q50, q75, q95 } };
    },
  };
}
