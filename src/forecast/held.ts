import type { DrawnColumns } from '../engine/columns.ts';
import type { Holder } from '../engine/holding.ts';
import type { Held, HeldShare } from './forecast.ts';

/**
 * The share of the draws in which each veto player or rule held each issue.
 *
 * @param answering whose mean the answers are: see `answeringOf`
 * @param holders as the engine lists them
 * @returns a function of an issue's index and of the actors' names; it gives {} for an issue without veto and rule
 */
export function heldShares(
  { held, count }: DrawnColumns,
  models: readonly string[],
  answering: readonly number[],
  holders: readonly Holder[],
  issues: number,
): (issue: number, nameOf: (actor: string) => string) => { held?: Held } {
  const width = holders.length + issues;
  const shareOf = (at: number): HeldShare => {
    const shareFor = (forecaster: number) => held[forecaster * width + at] / count;
    return {
      share: answering.reduce((sum, forecaster) => sum + shareFor(forecaster), 0) / answering.length,
      models: Object.fromEntries(models.map((name, model) => [name, shareFor(model)])),
    };
  };
  return (issue, nameOf) => {
    const own = holders.map((holder, h) => ({ ...holder, h })).filter((holder) => holder.issue === issue);
    if (own.length === 0) return {};
    const by = own.map(({ actor, h }) => ({
      ...(actor === undefined ? { name: 'the voting rule' } : { actor, name: nameOf(actor) }),
      ...shareOf(h),
    }));
    return { held: { ...shareOf(holders.length + issue), by } };
  };
}
