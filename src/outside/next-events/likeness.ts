import { log, power } from '../../numeric/elementary.ts';
import { uniforms } from '../../numeric/random.ts';
import { type EventHistory, firstOn } from './history.ts';
import { fromRight, orthogonalise, type Sparse, toRight } from './sparse.ts';

/** Numbers that describe an entity. */
export const RANK = 32;
/** Halvings a day: what happened 100 days ago counts half. */
const LAMBDA = 1 / 100;
/** Rounds of subspace iteration. */
const ROUNDS = 4;
/** An event counts ln(1 + 4 x), so that the hundredth adds less than the first. */
const STEEP = 4;

/**
 * What entities are like, by what they did to whom and what was done to them by whom: unit vectors of RANK numbers, row-major;
 * the product of two is their likeness, 0 for an entity without a past.
 *
 * The greatest singular vectors of the matrix of entities by (relation, other entity), its cells the logarithms of
 * decayed counts, tempered by the fourth roots of row and column sums.
 *
 * @param before the first day not to know
 * @see Halko, Martinsson & Tropp 2011, algorithm 4.4
 */
export function likenesses(history: EventHistory, before: number): Float64Array {
  const { entities } = history;
  const matrix = profiles(history, before);
  const random = uniforms(1);
  const right = Float64Array.from({ length: matrix.columns * RANK }, () => random() - 0.5);
  const left = new Float64Array(entities * RANK);
  for (let round = 0; round < ROUNDS; round++) {
    fromRight(matrix, right, RANK, left);
    orthogonalise(left, RANK);
    toRight(matrix, left, RANK, right);
  }
  const size = new Float64Array(RANK);
  for (let k = 0; k < right.length; k++) size[k % RANK] += right[k] ** 2;
  for (let e = 0; e < entities; e++) {
    let square = 0;
    for (let d = 0; d < RANK; d++) square += left[e * RANK + d] ** 2 * size[d];
    const scale = square > 1e-12 ? 1 / Math.sqrt(square) : 0;
    for (let d = 0; d < RANK; d++) left[e * RANK + d] *= scale * Math.sqrt(size[d]);
  }
  return left;
}

/** Entities by (relation, other entity). */
function profiles(history: EventHistory, before: number): Sparse {
  const { from, relation, to, day, entities } = history;
  const end = firstOn(history, before);
  const columnOf = new Map<number, number>();
  const cellOf = new Map<number, number>();
  const row: number[] = [];
  const column: number[] = [];
  const value: number[] = [];
  for (let e = 0; e < end; e++) {
    const name = relation[e] * entities + to[e];
    const c = columnOf.get(name) ?? columnOf.size;
    columnOf.set(name, c);
    const place = c * entities + from[e];
    const cell = cellOf.get(place) ?? row.length;
    if (cell === row.length) {
      cellOf.set(place, cell);
      row.push(from[e]);
      column.push(c);
      value.push(0);
    }
    value[cell] += power(2, -LAMBDA * (before - day[e]));
  }
  const rowSum = new Float64Array(entities);
  const columnSum = new Float64Array(columnOf.size);
  value.forEach((x, cell) => {
    value[cell] = log(1 + STEEP * x);
    rowSum[row[cell]] += value[cell];
    columnSum[column[cell]] += value[cell];
  });
  value.forEach((x, cell) => {
    value[cell] = x / Math.sqrt(Math.sqrt((rowSum[row[cell]] + 1) * (columnSum[column[cell]] + 1)));
  });
  return {
    columns: columnOf.size,
    row: Int32Array.from(row),
    column: Int32Array.from(column),
    value: Float64Array.from(value),
  };
}

/** The product of a vector and an entity's. */
export function likeness(vector: Float64Array, vectors: Float64Array, entity: number): number {
  let sum = 0;
  for (let d = 0; d < RANK; d++) sum += vector[d] * vectors[entity * RANK + d];
  return sum;
}
