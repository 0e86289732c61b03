import { weightsOf } from '../engine/sample.ts';
import { type DealDraws, dealDraws } from './deal-draws.ts';
import type { Drawn } from './jobs.ts';

/** The draws that count for where an issue settles, and how much. */
export interface Counted {
  /** Of consecutive draws of a column, those that count. @param from the first draw, by default the first one of all */
  of(values: Float64Array, from?: number): Float64Array;
  /** How much they count; nothing where all of them count alike. */
  weights?: Float64Array | undefined;
}

/**
 * An issue that an agreement settles is shown given a deal: draws count by how likely it is that there is room in them, all alike
 * where there never is. For other issues they count by how likely it is that no deal has come so far.
 *
 * @param deal what the draws say of the agreement; of none for an issue that none settles
 */
export function countedDraws(
  deal: DealDraws | undefined,
  { engine, columns }: Pick<Drawn, 'engine' | 'columns'>,
): Counted {
  const weights = deal?.roomWeight;
  const some = weights?.some((weight) => weight > 0);
  if (!weights || !some) return { of: (values) => values, weights: weightsOf(engine, columns) };
  const all = weights.every((weight) => weight > 0);
  const of = (values: Float64Array, from = 0) => (all ? values : values.filter((_, s) => weights[from + s] > 0));
  const own = of(weights);
  return { of, weights: own.some((weight) => weight !== own[0]) ? own : undefined };
}

/** The agreement that settles an issue, by its place among those of the file; -1 for none. */
export const settledBy = ({ engine }: Pick<Drawn, 'engine'>, issue: string): number =>
  engine.deals.findIndex(({ issues }) => issues.includes(issue));

/** The draws that count for where an issue settles. */
export function countedFor(drawn: Drawn, issue: string): Counted {
  const d = settledBy(drawn, issue);
  return countedDraws(d < 0 ? undefined : dealDraws(drawn, d), drawn);
}

/** How much every draw counts for where an issue settles, those that do not with 0; nothing where all of them count alike. */
export function weightsFor(drawn: Drawn, issue: string): Float64Array | undefined {
  const d = settledBy(drawn, issue);
  const own = d < 0 ? undefined : dealDraws(drawn, d).roomWeight;
  if (!own?.some((weight) => weight > 0)) return weightsOf(drawn.engine, drawn.columns);
  return own.some((weight) => weight !== own[0]) ? own : undefined;
}
