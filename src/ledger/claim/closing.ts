import { NEVER } from './claim.ts';
import { momentMs } from './moment.ts';

/**
 * When the forecasts of a claim stop to count: at its deadline, or when it was known what came of it, whichever is first.
 * Milliseconds since 1970.
 */
export const closeOf = (deadline: number | undefined, known: number): number => Math.min(deadline ?? Infinity, known);

/** What happened, as the scores take it: 0 or 1, the index of an option, a number, milliseconds, or Infinity for never. */
export function outcomeNumber(outcome: unknown, options?: readonly string[]): number {
  if (typeof outcome === 'number') return outcome;
  if (typeof outcome === 'boolean') return outcome ? 1 : 0;
  if (options) return options.indexOf(outcome as string);
  return outcome === NEVER ? Infinity : momentMs(outcome as string);
}
