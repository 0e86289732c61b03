import { checkWhole } from '../../numeric/check-whole.ts';

/** How forecasts are grouped: by distinct probability, or into a number of bins of equal width or of equal count. */
export type Binning = 'distinct' | { equalWidth: number } | { equalCount: number };

/** Ten bins: 0-10%, 10-20% and so on; a bin holds its lower edge, the last one both. */
export const TENTHS: Binning = { equalWidth: 10 };

/** The bin of each forecast, bins numbered from 0 by rising probability; some may be empty. */
export interface Binned {
  bin: Int32Array;
  bins: number;
}

/**
 * Puts forecasts into bins. Forecasts of one probability are never parted, so bins of equal count are so as far as equal
 * probabilities allow.
 *
 * @param probabilities 0-1
 * @throws UsageError if the number of bins is not a whole number from 1 up
 */
export function binned(probabilities: Float64Array, binning: Binning = TENTHS): Binned {
  const n = probabilities.length;
  const bin = new Int32Array(n);
  if (typeof binning === 'object' && 'equalWidth' in binning) {
    const bins = binning.equalWidth;
    checkWhole('equalWidth', bins, 1);
    for (let i = 0; i < n; i++) bin[i] = Math.max(0, Math.min(Math.floor(probabilities[i] * bins), bins - 1));
    return { bin, bins };
  }
  const most = binning === 'distinct' ? n : binning.equalCount;
  if (binning !== 'distinct') checkWhole('equalCount', most, 1);
  const order = Int32Array.from(probabilities.keys()).sort((i, j) => probabilities[i] - probabilities[j]);
  let current = -1;
  for (let rank = 0; rank < n; rank++) {
    const i = order[rank];
    const same = rank > 0 && probabilities[i] === probabilities[order[rank - 1]];
    const due = Math.floor((rank * most) / n);
    if (!same && due > current) current = binning === 'distinct' ? current + 1 : due;
    bin[i] = current;
  }
  return { bin, bins: Math.max(current + 1, 0) };
}
