import { comesBefore, type SpatialState } from './state.ts';

/** Positions nearer than this to one another are one option, as in KTAB. */
const SAME = 1e-3;

/** The positions as options of an election, each being one however many hold it. */
export interface SpatialElectorate {
  /** Number of options. */
  options: number;
  /** The actor whose position each option is. */
  readonly holder: Int32Array;
  /** The option of each actor. */
  readonly option: Int32Array;
  /** Probability of each option. */
  readonly probability: Float64Array;
}

/**
 * The electorate of a state, and a function that gathers its options: from the lowest position up, an actor joins an earlier
 * option that is near enough, or becomes an option itself, so that the order of the actors does not matter.
 */
export function spatialElectorate({ n, d, x }: SpatialState): { electorate: SpatialElectorate; gather: () => void } {
  const order = new Int32Array(n);
  const electorate: SpatialElectorate = {
    options: 0,
    holder: new Int32Array(n),
    option: new Int32Array(n),
    probability: new Float64Array(n),
  };

  function near(i: number, j: number): boolean {
    let squares = 0;
    for (let m = 0; m < d; m++) {
      const off = x[i * d + m] - x[j * d + m];
      squares += off * off;
    }
    return squares < SAME * SAME;
  }

  function gather() {
    for (let i = 0; i < n; i++) {
      let slot = i - 1;
      while (slot >= 0 && comesBefore(d, x, i * d, x, order[slot] * d)) {
        order[slot + 1] = order[slot];
        slot--;
      }
      order[slot + 1] = i;
    }
    electorate.options = 0;
    for (let o = 0; o < n; o++) {
      const i = order[o];
      let option = 0;
      while (option < electorate.options && !near(i, electorate.holder[option])) option++;
      if (option === electorate.options) electorate.holder[electorate.options++] = i;
      electorate.option[i] = option;
    }
  }

  return { electorate, gather };
}
