import { log } from '../numeric/elementary.ts';
import type { CutOffs } from '../situation/hypotheses/section.ts';
import { marksBy } from '../situation/hypotheses/words.ts';
import { NOTHING_SUPPOSED, rowLikelihood } from './likelihood.ts';
import type { Matrix } from './matrix.ts';
import { posterior, priorOf } from './posterior.ts';

/** The analysis of competing hypotheses beside Bayes's rule, on the same matrix. */
export interface Ach {
  /** Leaves without none of these, in their order. */
  explanations: { id: string; name: string; heuer: number; openSynthesis: number }[];
  items: { id: string; name: string; diagnosticity: number; marks: (string | null)[] }[];
  /** Ids by fewest inconsistencies, and by posterior: where the two differ, `differences` says why. */
  order: { ach: string[]; bayes: string[] };
  differences: OrderDifference[];
  /** The likelihoods at which the marks begin. */
  cutOffs: Required<CutOffs>;
}

/** Two explanations that the methods order differently. */
export interface OrderDifference {
  /** The one that the counts put first. */
  ach: string;
  /** The one that Bayes's rule puts first. */
  bayes: string;
  /** How far the priors speak for the second, in log odds. */
  prior: number;
  /** The items that make the difference, those that make most of it first. */
  items: {
    item: string;
    /** How many inconsistencies more the second has by it, as Heuer counts. */
    inconsistency: number;
    /** How far it speaks for the second, in log odds; null where one is impossible. */
    logOdds: number | null;
  }[];
}

const MOST_ITEMS = 5;
const MOST_PAIRS = 20;

/** The mark of a probability: -2 (II) to 2 (CC). A cut-off itself belongs to the milder mark. */
export function achMark(p: number, { I, N, C, CC }: Required<CutOffs>): number {
  if (p > CC + EDGE) return 2;
  if (p > C + EDGE) return 1;
  if (p >= N - EDGE) return 0;
  return p >= I - EDGE ? -1 : -2;
}
const EDGE = 1e-12;

/**
 * Inconsistency scores and diagnosticity. `heuer` counts: I is 1, II is 2. `openSynthesis` sums the squares of the distance
 * from neutral of what is inconsistent, as that program does. Diagnosticity is the standard deviation of an item's marks (1 to
 * 5) over the explanations. The counts take a report for the event, and every report of one event by itself.
 *
 * @see Heuer 1999, Psychology of Intelligence Analysis, chapter 8
 */
export function ach(matrix: Matrix): Ach {
  const { cutOffs } = matrix.reading;
  const names = marksBy(cutOffs).map(({ mark }) => mark);
  const kept = matrix.leaves.flatMap((leaf, k) => (leaf.id === 'none' ? [] : [{ ...leaf, k }]));
  const marks = matrix.items.map(({ row, absent }) =>
    kept.map(({ k }) => {
      if (matrix.rows[row].cells[k].kind === 'neutral') return null;
      const p = matrix.rows[row].guess[k];
      return achMark(absent ? 1 - p : p, cutOffs);
    }),
  );
  const sum = (e: number, cost: (mark: number) => number) =>
    marks.reduce((all, row) => all + ((row[e] ?? 0) < 0 ? cost(row[e] as number) : 0), 0);
  const explanations = kept.map(({ id, name }, e) => ({
    ...{ id, name },
    heuer: sum(e, (mark) => -mark),
    openSynthesis: sum(e, (mark) => mark * mark),
  }));
  const items = matrix.items.map(({ id, name }, i) => ({
    ...{ id, name, diagnosticity: deviation(marks[i].filter((mark) => mark !== null)) },
    marks: marks[i].map((mark) => (mark === null ? null : names[mark + 2])),
  }));
  const now = posterior(matrix);
  const byAch = kept.map((_, e) => e).toSorted((a, b) => explanations[a].heuer - explanations[b].heuer);
  const byBayes = now ? kept.map((_, e) => e).toSorted((a, b) => now[kept[b].k] - now[kept[a].k]) : byAch;
  return {
    explanations,
    items,
    order: { ach: byAch.map((e) => kept[e].id), bayes: byBayes.map((e) => kept[e].id) },
    differences: now ? differencesOf(matrix, kept, { marks, scores: explanations.map(({ heuer }) => heuer), now }) : [],
    cutOffs,
  };
}

function differencesOf(
  matrix: Matrix,
  kept: readonly { id: string; k: number }[],
  { marks, scores, now }: { marks: (number | null)[][]; scores: number[]; now: Float64Array },
): OrderDifference[] {
  const prior = priorOf(matrix);
  const rows = matrix.rows.map(({ guess }, r) => {
    const out = new Float64Array(prior.length);
    rowLikelihood(matrix, r, guess, NOTHING_SUPPOSED, out);
    return out;
  });
  const pairs = kept.flatMap((_, a) =>
    kept.flatMap((_, b) => (scores[a] < scores[b] && now[kept[a].k] < now[kept[b].k] ? [{ a, b }] : [])),
  );
  const gap = ({ a, b }: { a: number; b: number }) => now[kept[b].k] - now[kept[a].k];
  return pairs
    .toSorted((x, y) => gap(y) - gap(x))
    .slice(0, MOST_PAIRS)
    .map(({ a, b }) => {
      const items = matrix.items.map(({ id, row }, i) => {
        const [first, second] = [rows[row][kept[a].k], rows[row][kept[b].k]];
        const reports = matrix.rows[row].items.length;
        const logOdds = first > 0 && second > 0 ? (log(second) - log(first)) / reports : null;
        return { item: id, inconsistency: cost(marks[i][b]) - cost(marks[i][a]), logOdds };
      });
      // What the counts hold against the second, and what Bayes's rule says for it.
      const weight = ({ inconsistency, logOdds }: (typeof items)[number]) =>
        Math.max(0, inconsistency) + Math.max(0, logOdds ?? 2);
      const makes = items.filter(({ inconsistency, logOdds }) => inconsistency > 0 !== (logOdds ?? 1) < 0);
      return {
        ...{ ach: kept[a].id, bayes: kept[b].id, prior: log(prior[kept[b].k]) - log(prior[kept[a].k]) },
        items: makes
          .filter((item) => weight(item) > EDGE)
          .toSorted((x, y) => weight(y) - weight(x))
          .slice(0, MOST_ITEMS),
      };
    });
}

const cost = (mark: number | null): number => Math.max(0, -(mark ?? 0));

/** Standard deviation of a whole population. */
function deviation(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
