import { exp, log } from '../numeric/elementary.ts';
import { pertTable, quantile } from '../numeric/quantile-table.ts';
import type { CutOffs, JudgedProbability, Stated } from '../situation/hypotheses/section.ts';
import { bestGuess } from '../situation/hypotheses/stated.ts';
import { isNotApplicable, type WordTable } from '../situation/hypotheses/words.ts';

/** A probability, ready to be drawn from; `guess` is the best guess. */
export type Cell =
  | { kind: 'point'; guess: number }
  | { kind: 'uniform'; guess: number; low: number; width: number }
  | { kind: 'pert'; guess: number; low: number; width: number; table: Float64Array }
  /** Those of several analysts, by their index; undefined where one did not judge. */
  | { kind: 'analysts'; guess: number; of: (Cell | undefined)[]; judged: readonly number[] }
  /** It does not bear on the explanation: as likely as under the others together. */
  | { kind: 'neutral'; guess: number }
  /** Nobody said how likely it is if none of the explanations is true: somewhere between the others. */
  | { kind: 'between'; guess: number };

/** Points of a tabulated quantile function, from 0 to 1. */
export const POINTS = 256;
/** Shapes of ranges are told apart to this part of their width: closer than anyone can state them. */
const SHAPES = 100;

/**
 * An analyst's certainty among others who are not certain counts as this far from certain, so that one voice alone decides
 * nothing.
 */
export const NEARLY = 0.001;

/** How a section's words and analysts are read. */
export interface Reading {
  words: WordTable;
  /** Where the marks of ACH begin. */
  cutOffs: Required<CutOffs>;
  /** Ids of the analysts, and how much each counts. */
  analysts: readonly string[];
  weights: readonly number[];
  /** Quantile tables by shape. */
  tables: Map<number, Float64Array>;
}

/** One judgement as a cell. */
export function cellOf(judgement: JudgedProbability, reading: Reading): Cell {
  if (typeof judgement !== 'object' || !('by' in judgement)) return cellOfOne(judgement, reading);
  const of = reading.analysts.map((id) =>
    Object.hasOwn(judgement.by, id) ? cellOfOne(judgement.by[id], reading) : undefined,
  );
  const judged = of.flatMap((cell, i) => (cell && cell.kind !== 'neutral' ? [i] : []));
  if (judged.length === 0) return { kind: 'neutral', guess: Number.NaN };
  const guess = pooledByOdds(
    judged.map((i) => of[i]?.guess as number),
    judged.map((i) => reading.weights[i]),
  );
  return { kind: 'analysts', guess, of, judged };
}

function cellOfOne(stated: Stated, { words, tables }: Reading): Cell {
  const guess = bestGuess(stated, words);
  if (typeof stated === 'number') return { kind: 'point', guess };
  if (typeof stated === 'string') {
    const meaning = isNotApplicable(stated) ? undefined : words.of(stated);
    return meaning ? uniform(meaning.low, meaning.high, guess) : { kind: 'neutral', guess: Number.NaN };
  }
  const { low, mode, high } = stated;
  if (mode === undefined || low === high) return uniform(low, high, guess);
  const shape = Math.round((SHAPES * (mode - low)) / (high - low));
  let table = tables.get(shape);
  if (!table) {
    const exact = pertTable(shape / SHAPES);
    table = Float64Array.from({ length: POINTS + 1 }, (_, k) =>
      k === 0 ? 0 : k === POINTS ? 1 : quantile(exact, k / POINTS),
    );
    tables.set(shape, table);
  }
  return { kind: 'pert', guess, low, width: high - low, table };
}

const uniform = (low: number, high: number, guess: number): Cell =>
  low === high ? { kind: 'point', guess: low } : { kind: 'uniform', guess, low, width: high - low };

/**
 * The value of a cell at a random number from 0 to 1. Neutral cells and those between depend on the rest of their row: NaN.
 *
 * @param analyst the analyst of this draw, where several judge
 */
export function drawCell(cell: Cell, u: number, analyst: number): number {
  switch (cell.kind) {
    case 'point':
      return cell.guess;
    case 'uniform':
      return cell.low + cell.width * u;
    case 'pert': {
      const at = u * POINTS;
      const below = at | 0;
      const start = cell.table[below];
      return cell.low + cell.width * (start + (at - below) * (cell.table[below + 1] - start));
    }
    case 'analysts': {
      const own = cell.of[analyst];
      const chosen = own && own.kind !== 'neutral' ? own : cell.of[cell.judged[analyst % cell.judged.length]];
      return drawCell(chosen as Cell, u, analyst);
    }
    default:
      return Number.NaN;
  }
}

/** Whether a cell has one possible value. */
export const isCertainCell = (cell: Cell): boolean => cell.kind === 'point';

/**
 * Probabilities of several people pooled in log odds, by their weights (Genest & Zidek 1986). Where all are certain of the same, so
 * is the pool.
 */
export function pooledByOdds(probabilities: readonly number[], weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const share = total > 0 ? weights.map((weight) => weight / total) : weights.map(() => 1 / weights.length);
  if (probabilities.every((p) => p === probabilities[0])) return probabilities[0];
  const sum = probabilities.reduce((all, p, i) => {
    const open = p === 0 ? NEARLY : p === 1 ? 1 - NEARLY : p;
    return all + share[i] * log(open / (1 - open));
  }, 0);
  return 1 / (1 + exp(-sum));
}
