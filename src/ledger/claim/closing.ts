import { type ClaimKind, NEVER } from './kinds.ts';
import { parseMoment } from './moment.ts';

/**
 * The moment from which forecasts of a claim no longer count: its deadline, or the moment when its outcome was known, whichever
 * is first.
 * Milliseconds since 1970.
 */
export const closeOf = (deadline: number | undefined, known: number): number => Math.min(deadline ?? Infinity, known);

/**
 * What happened, as the scores take it: 0 or 1, the index of an option, a number, milliseconds, or Infinity for never.
 *
 * @returns undefined for an outcome that a claim of this kind cannot have: a number of a claim of yes or no, an option of another
 * claim
 */
export function outcomeNumber(
  outcome: unknown,
  { kind, options = [] }: { kind: ClaimKind; options?: readonly string[] | undefined },
): number | undefined {
  switch (kind) {
    case 'yes-no':
      return typeof outcome === 'boolean' ? Number(outcome) : undefined;
    case 'one-of': {
      const index = options.indexOf(outcome as string);
      return index < 0 ? undefined : index;
    }
    case 'number':
      return typeof outcome === 'number' && Number.isFinite(outcome) ? outcome : undefined;
    case 'date': {
      if (outcome === NEVER) return Infinity;
      const ms = typeof outcome === 'string' ? parseMoment(outcome) : undefined;
      return typeof ms === 'number' ? ms : undefined;
    }
  }
}
