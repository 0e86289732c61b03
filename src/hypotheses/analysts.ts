import { log } from '../numeric/elementary.ts';
import { type Cell, NEARLY } from './cell.ts';
import { logLikelihoods } from './likelihood.ts';
import { type Matrix, type PriorTree, priorsOf } from './matrix.ts';
import { bayes, leaderOf, over, posterior, priorOf } from './posterior.ts';
import { rowGuesses } from './row.ts';

/** One analyst by himself or herself. */
export interface AnalystAnswer {
  id: string;
  weight: number;
  /** How many cells and priors the analyst judged; where one says nothing the pool of the others stands. */
  judged: number;
  /** By explanation, in their order; missing where all are impossible for this analyst. */
  posterior?: number[];
  /**
   * Sum of the stated priors of explanations that exclude each other, where the analyst states all of them: 1 if they are
   * coherent.
   */
  priorSum?: number;
  /** Distance of these priors from the nearest that add up to 1 (root of the sum of squares); 0 if they are coherent. */
  incoherence?: number;
}

/** What analysts say of one cell. */
export interface Disagreement {
  /** The item, event or lookup; `prior` for a prior. */
  of: string;
  explanation: string;
  /** By analyst. */
  said: Record<string, number>;
  /** The largest difference in log odds; certainty counts as 0.001 from certain. */
  apart: number;
  /** How far the leader's probability moves if the lowest or the highest is right instead of the pool: 0-1. */
  matters: number;
}

export interface Analysts {
  analysts: AnalystAnswer[];
  /** Those that matter most first. */
  disagreements: Disagreement[];
}

/** Each analyst alone, whether each is coherent, and where they disagree. Undefined where no judgement has a name. */
export function analystsOf(matrix: Matrix): Analysts | undefined {
  const { analysts, weights } = matrix.reading;
  if (analysts.length === 0) return undefined;
  const answers = analysts.map((id, a): AnalystAnswer => {
    const seen = asSeenBy(matrix, a);
    const now = posterior(seen.matrix);
    return {
      ...{ id, weight: weights[a], judged: seen.judged },
      ...(now && { posterior: matrix.explanations.map(({ leaves }) => over(now, leaves)) }),
      ...coherence(matrix, a),
    };
  });
  return { analysts: answers, disagreements: disagreements(matrix) };
}

/** The cell of one analyst, or the pool where this one says nothing. */
const own = (cell: Cell, a: number): { cell: Cell; judged: boolean } => {
  const one = cell.kind === 'analysts' ? cell.of[a] : undefined;
  return { cell: one ?? cell, judged: one !== undefined };
};

function asSeenBy(matrix: Matrix, a: number): { matrix: Matrix; judged: number } {
  let judged = 0;
  const see = (cell: Cell): Cell => {
    const found = own(cell, a);
    if (found.judged) judged++;
    return found.cell;
  };
  const tree = ({ cell, children, ...rest }: PriorTree): PriorTree => ({
    ...rest,
    ...(cell && { cell: see(cell) }),
    children: children.map(tree),
  });
  const prior = tree(matrix.prior);
  const weights = new Float64Array(matrix.leaves.length);
  priorsOf(prior, weights);
  const rows = matrix.rows.map((row) => {
    const cells = row.cells.map((cell, k) => (row.firstWith[k] < k ? cell : see(cell)));
    const shared = cells.map((_, k) => cells[row.firstWith[k]]);
    return { ...row, cells: shared, guess: rowGuesses(shared, weights) };
  });
  return { matrix: { ...matrix, prior, rows }, judged };
}

/**
 * Whether an analyst's priors of explanations that exclude each other add up to 1. The nearest that do are those moved by equal
 * parts, none below 0 (the coherence approximation of Karvetski, Olson, Mandel & Twardy 2013).
 */
function coherence({ prior }: Matrix, a: number): Pick<AnalystAnswer, 'priorSum' | 'incoherence'> {
  const stated = prior.children.map(({ cell }) => (cell?.kind === 'analysts' ? cell.of[a]?.guess : cell?.guess));
  const known = stated.flatMap((p) => (p === undefined || Number.isNaN(p) ? [] : [p]));
  const mine = prior.children.some(({ cell }) => cell?.kind === 'analysts' && cell.of[a] !== undefined);
  if (!mine || known.length < stated.length) return {};
  const priorSum = known.reduce((sum, p) => sum + p, 0);
  const nearest = ontoSimplex(known);
  return { priorSum, incoherence: Math.sqrt(known.reduce((sum, p, i) => sum + (p - nearest[i]) ** 2, 0)) };
}

/** The nearest probabilities that add up to 1 (Duchi et al. 2008). */
export function ontoSimplex(values: readonly number[]): number[] {
  const sorted = values.toSorted((x, y) => y - x);
  let [sum, shift] = [0, 0];
  sorted.forEach((value, i) => {
    sum += value;
    const candidate = (sum - 1) / (i + 1);
    if (value > candidate) shift = candidate;
  });
  return values.map((value) => Math.max(0, value - shift));
}

function disagreements(matrix: Matrix): Disagreement[] {
  const { analysts } = matrix.reading;
  const now = posterior(matrix);
  const leader = now ? leaderOf(now) : 0;
  const all = logLikelihoods(matrix);
  const prior = priorOf(matrix);
  const found: Disagreement[] = [];
  const add = (of: string, explanation: string, cell: Cell, leads: (p: number) => number) => {
    if (cell.kind !== 'analysts' || cell.judged.length < 2) return;
    const said = cell.judged.map((a): [string, number] => [analysts[a], cell.of[a]?.guess as number]);
    const values = said.map(([, p]) => p);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    if (low === high) return;
    const matters = now ? Math.max(...[low, high].map((p) => Math.abs(leads(p) - now[leader]))) : 0;
    found.push({ of, explanation, said: Object.fromEntries(said), apart: logit(high) - logit(low), matters });
  };
  for (const row of matrix.rows) {
    if (row.items.length === 0) continue;
    const [hit, falseAlarm] = row.items.reduce(
      ([h, f], i) => [h * matrix.items[i].hit, f * matrix.items[i].falseAlarm],
      [1, 1],
    );
    row.cells.forEach((cell, k) => {
      if (row.firstWith[k] < k) return;
      const leads = (p: number) => {
        const finite = all.finite.slice();
        const zeros = all.zeros.slice();
        row.firstWith.forEach((first, other) => {
          if (first !== k) return;
          const before = row.guess[other] * hit + (1 - row.guess[other]) * falseAlarm;
          const after = p * hit + (1 - p) * falseAlarm;
          if (before > 0) finite[other] -= log(before);
          else zeros[other]--;
          if (after > 0) finite[other] += log(after);
          else zeros[other]++;
        });
        return bayes(prior, { finite, zeros })?.[leader] ?? 0;
      };
      add(row.id, matrix.leaves[k].id, cell, leads);
    });
  }
  matrix.prior.children.forEach(({ cell, leaf }, i) => {
    if (!cell) return;
    const top = matrix.explanations.filter(({ partOf }) => partOf === undefined)[i];
    const leads = (p: number) => {
      const changed = matrix.prior.children.map((child, j) =>
        j === i ? { ...child, cell: { kind: 'point', guess: p } as Cell } : child,
      );
      const out = new Float64Array(prior.length);
      priorsOf({ children: changed }, out);
      return bayes(out, all)?.[leader] ?? 0;
    };
    add('prior', leaf === undefined ? top.id : matrix.leaves[leaf].id, cell, leads);
  });
  return found.toSorted((x, y) => y.matters - x.matters || y.apart - x.apart);
}

const logit = (p: number): number => {
  const open = Math.min(1 - NEARLY, Math.max(NEARLY, p));
  return log(open / (1 - open));
};
