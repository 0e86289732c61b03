import { type ChangepointOptions, modelOf, standardPenalty } from './changepoints.ts';
import { pelt, type Segmentation } from './pelt.ts';

/** The segmentation that is the best for a range of penalties. */
export interface PenaltyRange {
  /** Penalties from the one to the other, in -2 log likelihood. */
  from: number;
  to: number;
  /** Index of the first period after each change. */
  changes: number[];
}

/**
 * How the changes found depend on what a change costs: every segmentation that is the best for some penalty from half the
 * standard one to three times it. Where one holds over a long range, it is the data's; where the number changes with every
 * step, it is the penalty's.
 *
 * @param values as for `changepoints`; the range is about its penalty
 * @returns ranges that touch, from the greatest number of changes to the least
 * @throws UsageError as `changepoints` does
 * @see Haynes, Eckley & Fearnhead 2017, Computationally efficient changepoint detection for a range of penalties (CROPS)
 */
export function penaltyPath(values: ArrayLike<number>, options: ChangepointOptions): PenaltyRange[] {
  const { cost, slack, minimumLength } = modelOf(values, options);
  const middle = options.penalty ?? standardPenalty(values.length);
  const at = (penalty: number) => pelt(values.length, cost, { penalty, minimumLength, slack });
  const [low, high] = [middle / 2, 3 * middle];
  const found = new Map<number, Segmentation>();
  const keep = (segmentation: Segmentation) => found.set(segmentation.changes.length, segmentation);
  const between = (many: Segmentation, few: Segmentation) => {
    const steps = many.changes.length - few.changes.length;
    if (steps <= 1) return;
    const inner = at((few.cost - many.cost) / steps);
    const length = inner.changes.length;
    if (length === many.changes.length || length === few.changes.length) return;
    keep(inner);
    between(many, inner);
    between(inner, few);
  };
  const [most, least] = [at(low), at(high)];
  keep(most);
  keep(least);
  between(most, least);
  const ordered = [...found.values()].sort((a, b) => b.changes.length - a.changes.length);
  return ordered.map(({ changes, cost: total }, i) => {
    const [more, fewer] = [ordered[i - 1], ordered[i + 1]];
    const from = more ? (total - more.cost) / (more.changes.length - changes.length) : low;
    const to = fewer ? (fewer.cost - total) / (changes.length - fewer.changes.length) : high;
    return { from, to, changes };
  });
}
