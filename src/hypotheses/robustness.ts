import { log } from '../numeric/elementary.ts';
import { logLikelihoods, NOTHING_SUPPOSED, recountRow, rowLikelihood, type Supposed } from './likelihood.ts';
import type { Matrix } from './matrix.ts';
import { bayes, leaderOf, posterior, priorOf } from './posterior.ts';

/** The answer if something is supposed of one item. */
export interface Otherwise {
  /** Id of the leaf that leads then; missing where all are impossible. */
  leader?: string;
  /** The probability then of the leaf that leads now, 0-1; missing where all are impossible. */
  probability?: number;
}

/** What hangs on one item. */
export interface Reliance {
  item: string;
  name: string;
  /** If it did not count. */
  out: Otherwise;
  /** If it were false: what it says happened did not, or what it says did not happen did. */
  ifFalse: Otherwise;
  /**
   * If it was planted by someone who wants the explanation believed that it speaks for most: it would have been seen under
   * all others.
   */
  planted: Otherwise & { for: string };
}

/** The fewest items without which another leaf leads. */
export interface Fewest {
  items: string[];
  /** The leaf that leads then. */
  leader: string;
}

/** How far the answer hangs on single items: each left out, false, or planted. The items that change most come first. */
export function reliance(matrix: Matrix): Reliance[] {
  const now = posterior(matrix);
  if (!now) return [];
  const leader = leaderOf(now);
  const prior = priorOf(matrix);
  const all = logLikelihoods(matrix);
  const row = new Float64Array(prior.length);
  const other = new Float64Array(prior.length);
  const when = (i: number, state: Supposed): Otherwise => {
    const changed = { finite: all.finite.slice(), zeros: all.zeros.slice() };
    recountRow(matrix, matrix.items[i].row, changed, NOTHING_SUPPOSED, new Map([[i, state]]));
    const then = bayes(prior, changed);
    return then ? { leader: matrix.leaves[leaderOf(then)].id, probability: then[leader] } : {};
  };
  const list = matrix.items.map(({ id, name, row: r }, i): Reliance => {
    rowLikelihood(matrix, r, matrix.rows[r].guess, NOTHING_SUPPOSED, row);
    rowLikelihood(matrix, r, matrix.rows[r].guess, new Map<number, Supposed>([[i, 'out']]), other);
    const favoured = favouredBy(row, other);
    return {
      ...{ item: id, name, out: when(i, 'out'), ifFalse: when(i, 'false') },
      planted: { for: matrix.leaves[favoured].id, ...when(i, { planted: favoured }) },
    };
  });
  const change = ({ out, ifFalse, planted }: Reliance) =>
    [out, ifFalse, planted].reduce(
      (most, { probability }) => Math.max(most, probability === undefined ? 1 : Math.abs(probability - now[leader])),
      0,
    );
  return list.toSorted((a, b) => change(b) - change(a));
}

/** The leaf that an item speaks for most: where it is likeliest, given what else is known of the row. */
function favouredBy(withIt: Float64Array, without: Float64Array): number {
  let best = 0;
  let most = -1;
  for (let k = 0; k < withIt.length; k++) {
    const ratio = without[k] > 0 ? withIt[k] / without[k] : 0;
    if (ratio > most) [best, most] = [k, ratio];
  }
  return best;
}

/** Reports of one event are left out in every combination up to so many; beyond, one after the other. */
const MOST_TOGETHER = 12;

/**
 * The fewest items whose loss changes which leaf leads. For each rival the rows add up in log odds, so that the best so many items
 * are found row by row; within an event with several reports every combination is tried.
 *
 * @returns undefined where no loss of items changes it, or all leaves are impossible
 */
export function fewestToChange(matrix: Matrix): Fewest | undefined {
  const now = posterior(matrix);
  if (!now) return undefined;
  const leader = leaderOf(now);
  const prior = priorOf(matrix);
  const losses = matrix.rows.flatMap((_, r) => (matrix.rows[r].items.length > 0 ? [lossesOf(matrix, r)] : []));
  const all = logLikelihoods(matrix);
  let best: { items: number[]; rival: number } | undefined;
  for (let rival = 0; rival < now.length; rival++) {
    if (rival === leader || !(prior[rival] > 0)) continue;
    // How much the leader is ahead: a row that makes the rival impossible has to go first.
    const needed = log(prior[leader]) + all.finite[leader] - log(prior[rival]) - all.finite[rival];
    const items = fewestFor(losses, leader, rival, needed, all.zeros[rival]);
    if (items && (best === undefined || items.length < best.items.length)) best = { items, rival };
  }
  if (!best) return undefined;
  const then = posterior(matrix, new Map(best.items.map((i): [number, Supposed] => [i, 'out'])));
  return {
    items: best.items.map((i) => matrix.items[i].id),
    leader: matrix.leaves[then ? leaderOf(then) : best.rival].id,
  };
}

/** What the loss of some reports of a row does: the likelihoods before and after, by leaf. */
interface Loss {
  items: number[];
  before: Float64Array;
  after: Float64Array;
}

function lossesOf(matrix: Matrix, r: number): Loss[] {
  const { items, guess } = matrix.rows[r];
  const likelihood = (out: readonly number[]) => {
    const row = new Float64Array(guess.length);
    rowLikelihood(matrix, r, guess, new Map(out.map((i): [number, Supposed] => [i, 'out'])), row);
    return row;
  };
  const before = likelihood([]);
  const together = Math.min(items.length, MOST_TOGETHER);
  const losses: Loss[] = [];
  for (let set = 1; set < 2 ** together; set++) {
    const out = items.filter((_, j) => j < together && (set >> j) & 1);
    losses.push({ items: out, before, after: likelihood(out) });
  }
  for (let n = together + 1; n <= items.length; n++) {
    const out = items.slice(0, n);
    losses.push({ items: out, before, after: likelihood(out) });
  }
  return losses;
}

/** Gain of a rival on the leader, first by rows that no longer make it impossible, then in log odds. */
interface Gain {
  freed: number;
  odds: number;
}

function fewestFor(
  rows: readonly Loss[][],
  leader: number,
  rival: number,
  needed: number,
  zeros: number,
): number[] | undefined {
  const gainOf = ({ before, after }: Loss): Gain => ({
    freed: before[rival] === 0 && after[rival] > 0 ? 1 : 0,
    odds: logOr0(before[leader]) - logOr0(after[leader]) + (logOr0(after[rival]) - logOr0(before[rival])),
  });
  const better = (a: Gain, b: Gain) => a.freed > b.freed || (a.freed === b.freed && a.odds > b.odds);
  const enough = ({ freed, odds }: Gain) => freed >= zeros && odds > needed + TIE;
  // Single items by what they gain: the best so many are the first so many.
  const singles = rows
    .filter((losses) => losses.length === 1)
    .map(([loss]) => ({ item: loss.items[0], gain: gainOf(loss) }))
    .filter(({ gain }) => gain.freed > 0 || gain.odds > 0)
    .sort((a, b) => (better(a.gain, b.gain) ? -1 : better(b.gain, a.gain) ? 1 : 0));
  // Events with several reports: the best for each number of lost reports, added up row by row.
  let several: { gain: Gain; items: number[] }[] = [{ gain: { freed: 0, odds: 0 }, items: [] }];
  for (const losses of rows) {
    if (losses.length === 1) continue;
    const next = several.slice();
    for (const loss of losses) {
      const gain = gainOf(loss);
      several.forEach((base, n) => {
        if (!base) return;
        const sum = { freed: base.gain.freed + gain.freed, odds: base.gain.odds + gain.odds };
        const count = n + loss.items.length;
        if (next[count] === undefined || better(sum, next[count].gain))
          next[count] = { gain: sum, items: [...base.items, ...loss.items] };
      });
    }
    several = next;
  }
  let fewest: number[] | undefined;
  for (const base of several) {
    if (!base) continue;
    const items = base.items.slice();
    const sum = { ...base.gain };
    let next = 0;
    while (!enough(sum) && next < singles.length) {
      sum.freed += singles[next].gain.freed;
      sum.odds += singles[next].gain.odds;
      items.push(singles[next++].item);
    }
    if (enough(sum) && (fewest === undefined || items.length < fewest.length)) fewest = items;
  }
  return fewest;
}

/** A rival that is level does not lead yet. */
const TIE = 1e-12;
const logOr0 = (x: number): number => (x > 0 ? log(x) : 0);
