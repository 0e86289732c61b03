import { sortRows } from '../problem.ts';

/** The distinct positions of actors. After a few rounds of bargaining most actors stand where others stand. */
export interface DistinctPositions {
  /** How many distinct positions there are. */
  count: number;
  /** The positions, in ascending order; the first `count` numbers count. */
  readonly at: Float64Array;
  /** The place of each actor: an index of `at`. */
  readonly of: Int32Array;
  /** The actors in ascending order of their positions, those of one place in their own order. */
  readonly order: Int32Array;
  /** Where in `order` each place begins; one more number ends the last. */
  readonly start: Int32Array;
}

/** A function that finds the places of n positions; the next call fills the same arrays again. */
export function distinctPositions(n: number): (x: Float64Array) => DistinctPositions {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  const places: DistinctPositions = {
    count: 0,
    at: new Float64Array(n),
    of: new Int32Array(n),
    order,
    start: new Int32Array(n + 1),
  };
  return (x) => {
    // From round to round the order hardly changes: an insertion sort has little to do.
    sortRows(order, x, 0, n);
    const { at, of, start } = places;
    let count = 0;
    for (let k = 0; k < n; k++) {
      const i = order[k];
      if (k === 0 || x[i] !== at[count - 1]) {
        at[count] = x[i];
        start[count] = k;
        count++;
      }
      of[i] = count - 1;
    }
    start[count] = n;
    places.count = count;
    return places;
  };
}
