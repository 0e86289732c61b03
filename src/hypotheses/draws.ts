import { exp, log } from '../numeric/elementary.ts';
import { UsageError } from '../numeric/errors.ts';
import { stream } from '../numeric/random.ts';
import { drawCell, isCertainCell } from './cell.ts';
import type { Matrix, PriorTree } from './matrix.ts';
import { priorsOf } from './matrix.ts';
import { drawnRow, drawRow, drawTables } from './row.ts';

/** How many draws, and from which random numbers. */
export interface DrawOptions {
  /** 1,000 by default. */
  draws?: number | undefined;
  seed?: number | undefined;
  /** Called with the draws that are done. */
  onProgress?: ((done: number, all: number) => void) | undefined;
}

/** Posteriors of the leaves over the draws: `values[step][draw * leaves + leaf]`; NaN where all leaves are impossible. */
export interface Draws {
  draws: number;
  leaves: number;
  /** Days after which posteriors were kept, in order; the last one, with all the evidence, is ''. */
  steps: readonly string[];
  values: readonly Float64Array[];
}

const MOST_DRAWS = 1_000_000;
/** Numbers kept for the intervals by date: more days than this leaves room for are not kept. */
const MOST_KEPT = 4_000_000;
/** A product of likelihoods below this is folded into its logarithm, so that none vanishes by rounding alone. */
const SMALL = 1e-200;

/** The days of the evidence, in order. */
export const daysOf = ({ items }: Matrix): string[] =>
  [...new Set(items.flatMap(({ date }) => (date === undefined ? [] : [date])))].toSorted();

/** The items in the order in which they came: those without a date first. */
export const itemsInOrder = ({ items }: Matrix): number[] =>
  items
    .map((_, i) => i)
    .toSorted((a, b) =>
      (items[a].date ?? '') < (items[b].date ?? '') ? -1 : (items[a].date ?? '') > (items[b].date ?? '') ? 1 : a - b,
    );

/** Whether anything is to be drawn at all. */
export const isUncertain = ({ rows, prior }: Matrix): boolean =>
  rows.some(({ cells, items }) => items.length > 0 && !cells.every(isCertainCell)) || priorsUncertain(prior);

const priorsUncertain = ({ cell, children }: PriorTree): boolean =>
  (cell !== undefined && !isCertainCell(cell)) || children.some(priorsUncertain);

/**
 * Monte Carlo over ranges, priors and analysts: in each draw every range is at a value of its own, and where several analysts
 * judge, one of them is believed in all cells (by weight), so that what one person thinks hangs together.
 *
 * @throws UsageError if the number of draws is none
 */
export function drawPosteriors(matrix: Matrix, options: DrawOptions = {}): Draws {
  return atOnce(drawInSteps(matrix, options));
}

/** Goes through all steps of a piece of work without a rest. */
export function atOnce<T>(work: Generator<number, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** Cells drawn between two rests: a few milliseconds. */
const CELLS_A_STEP = 500_000;

/** The same with rests between the draws, in which a program can show how far it is or stop. Yields the draws that are done. */
export function* drawInSteps(matrix: Matrix, options: DrawOptions = {}): Generator<number, Draws> {
  const { draws = 1000, seed = 1, onProgress } = options;
  if (!Number.isSafeInteger(draws) || draws < 1 || draws > MOST_DRAWS)
    throw new UsageError(`found ${draws} draws, expected a whole number from 1 to ${MOST_DRAWS}`);
  const { rows, items, prior: tree } = matrix;
  const leaves = matrix.leaves.length;
  const order = itemsInOrder(matrix);
  const days = keptDays(daysOf(matrix), draws * leaves);
  const steps = [...days, ''];
  const values = steps.map(() => new Float64Array(draws * leaves));
  const analystOf = analystsOf(matrix, draws, seed);
  const random = stream('hypotheses', seed);
  const randomPriors = stream('hypotheses priors', seed);

  const u = new Float64Array(leaves);
  const uPrior = new Float64Array(2 * matrix.explanations.length + 2);
  const prior = new Float64Array(leaves);
  const p = rows.map(({ guess }) => guess.slice());
  const tables = drawTables();
  const drawn = rows.map((row) => (row.cells.every(isCertainCell) ? undefined : drawnRow(row, tables)));
  const points = Float64Array.from(tables.values);
  const weight = new Float64Array(leaves);
  const logs = new Float64Array(leaves);
  const hit = new Float64Array(rows.length);
  const falseAlarm = new Float64Array(rows.length);
  const rest = Math.max(1, Math.floor(CELLS_A_STEP / (leaves * Math.max(1, rows.length))));

  for (let d = 0; d < draws; d++) {
    const analyst = analystOf[d];
    randomPriors.fillOfDraw(d, 0, uPrior);
    let next = 0;
    priorsOf(tree, prior, (cell) => drawCell(cell, uPrior[next++], analyst));
    for (let r = 0; r < rows.length; r++) {
      const row = drawn[r];
      if (!row) continue;
      random.fillOfDraw(d, r, u);
      drawRow(row, points, prior, u, analyst, p[r]);
    }
    weight.set(prior);
    logs.fill(0);
    hit.fill(1);
    falseAlarm.fill(1);
    let step = 0;
    for (const i of order) {
      const { date = '', row, hit: a, falseAlarm: b } = items[i];
      while (step < days.length && date > days[step]) write(weight, logs, values[step++], d * leaves);
      const [a0, b0] = [hit[row], falseAlarm[row]];
      hit[row] = a0 * a;
      falseAlarm[row] = b0 * b;
      multiply(weight, logs, p[row], { a0, b0, a1: a0 * a, b1: b0 * b });
    }
    while (step < steps.length) write(weight, logs, values[step++], d * leaves);
    onProgress?.(d + 1, draws);
    if ((d + 1) % rest === 0) yield d + 1;
  }
  return { draws, leaves, steps, values };
}

/** Puts what is known of a row now in the place of what was known before: one report more of the same event. */
function multiply(
  weight: Float64Array,
  logs: Float64Array,
  p: Float64Array,
  { a0, b0, a1, b1 }: { a0: number; b0: number; a1: number; b1: number },
): void {
  if (a0 === 1 && b0 === 1 && a1 !== b1) return multiplyFirst(weight, logs, p, a1, b1);
  const first = a0 === 1 && b0 === 1;
  for (let k = 0; k < weight.length; k++) {
    const now = a1 === b1 ? a1 : p[k] * a1 + (1 - p[k]) * b1;
    const before = first ? 1 : a0 === b0 ? a0 : p[k] * a0 + (1 - p[k]) * b0;
    weight[k] = before > 0 ? (weight[k] * now) / before : 0;
    if (weight[k] < SMALL && weight[k] > 0) {
      logs[k] += log(weight[k]);
      weight[k] = 1;
    }
  }
}

/** The same for the first report of an event, or for what is known: nothing to divide by. */
function multiplyFirst(weight: Float64Array, logs: Float64Array, p: Float64Array, a: number, b: number): void {
  for (let k = 0; k < weight.length; k++) {
    const w = weight[k] * (p[k] * a + (1 - p[k]) * b);
    weight[k] = w;
    if (w < SMALL && w > 0) {
      logs[k] += log(w);
      weight[k] = 1;
    }
  }
}

/** Writes the posteriors, which add up to 1; NaN where every leaf is impossible. */
function write(weight: Float64Array, logs: Float64Array, out: Float64Array, at: number): void {
  let most = -Infinity;
  for (let k = 0; k < weight.length; k++) {
    const value = weight[k] > 0 ? log(weight[k]) + logs[k] : -Infinity;
    out[at + k] = value;
    if (value > most) most = value;
  }
  let sum = 0;
  for (let k = 0; k < weight.length; k++) {
    out[at + k] = most === -Infinity ? Number.NaN : exp(out[at + k] - most);
    sum += out[at + k];
  }
  for (let k = 0; k < weight.length; k++) out[at + k] /= sum;
}

/** The days for which draws are kept: all, or evenly chosen ones where they would take too much memory. */
function keptDays(days: readonly string[], numbersADay: number): readonly string[] {
  const most = Math.max(1, Math.floor(MOST_KEPT / numbersADay) - 1);
  if (days.length <= most) return days;
  return Array.from({ length: most }, (_, k) => days[Math.floor(((k + 1) * days.length) / most) - 1]);
}

/** The analyst of each draw, by weight. */
function analystsOf({ reading }: Matrix, draws: number, seed: number): Int32Array {
  const { weights } = reading;
  const out = new Int32Array(draws);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (weights.length < 2) return out;
  const u = new Float64Array(draws);
  stream('hypotheses analysts', seed).fill(0, u);
  for (let d = 0; d < draws; d++) {
    if (!(total > 0)) {
      out[d] = Math.floor(u[d] * weights.length);
      continue;
    }
    let left = u[d] * total;
    let who = 0;
    while (who < weights.length - 1 && left >= weights[who]) left -= weights[who++];
    out[d] = who;
  }
  return out;
}
