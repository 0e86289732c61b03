import { type Cell, drawCell } from './cell.ts';

/** The best guesses of a row, by leaf: what nobody said stands at the mean of the others, weighted by their priors. */
export function rowGuesses(cells: readonly Cell[], prior: Float64Array): Float64Array {
  const out = Float64Array.from(cells, ({ guess }) => guess);
  fillRest(cells, prior, out, undefined);
  return out;
}

/**
 * One draw of a row.
 *
 * @param row its cells, and the first leaf with the same cell, by leaf
 * @param u a random number from 0 to 1 for each leaf
 * @param analyst the analyst of this draw
 * @param out takes the probability under each leaf
 */
export function drawRow(
  { cells, firstWith }: { cells: readonly Cell[]; firstWith: Int32Array },
  prior: Float64Array,
  u: Float64Array,
  analyst: number,
  out: Float64Array,
): void {
  let rest = false;
  for (let k = 0; k < cells.length; k++) {
    out[k] = firstWith[k] < k ? out[firstWith[k]] : drawCell(cells[k], u[k], analyst);
    rest ||= cells[k].kind === 'neutral' || cells[k].kind === 'between';
  }
  if (rest) fillRest(cells, prior, out, u);
}

/** Fills in the cells that depend on the others. Without random numbers those between stand at the mean, too. */
function fillRest(cells: readonly Cell[], prior: Float64Array, out: Float64Array, u: Float64Array | undefined): void {
  let [sum, weight, plain, count] = [0, 0, 0, 0];
  let [least, most] = [1, 0];
  for (let k = 0; k < cells.length; k++) {
    if (cells[k].kind === 'neutral' || cells[k].kind === 'between') continue;
    sum += prior[k] * out[k];
    weight += prior[k];
    plain += out[k];
    count++;
    if (out[k] < least) least = out[k];
    if (out[k] > most) most = out[k];
  }
  // Nothing is said of any explanation: then nothing moves, whatever the value.
  const mean = count === 0 ? 0.5 : weight > 0 ? sum / weight : plain / count;
  // Rounding must not move what is equally likely everywhere.
  const middle = Math.min(most, Math.max(least, mean));
  for (let k = 0; k < cells.length; k++) {
    if (cells[k].kind === 'neutral') out[k] = count === 0 ? mean : middle;
    else if (cells[k].kind === 'between')
      out[k] = count === 0 ? mean : u === undefined ? middle : least + (most - least) * u[k];
  }
}
