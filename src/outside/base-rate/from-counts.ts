import { UsageError } from '../../numeric/errors.ts';
import { checkParts } from '../../numeric/given.ts';
import { jeffreys } from '../../numeric/jeffreys.ts';
import { type BaseRate, counts, type RateSource } from './base-rate.ts';
import { byOpening, type Window } from './window.ts';

export interface Counts {
  name: string;
  source: RateSource;
  /** The reference class in a sentence or two. */
  definition: string;
  k: number;
  n: number;
  /** How long one of what was counted lasts, where it is known. */
  length?: BaseRate['length'];
  /** What was counted, one by one, where it is known. */
  rows?: readonly Window[];
}

/**
 * A base rate from what somebody else has counted, such as the claims of a ledger.
 *
 * @throws UsageError if k and n are not counts, or the rows say otherwise
 */
export function fromCounts(given: Counts): BaseRate {
  checkParts(given, 'fromCounts', 'what was counted: name, source, definition, k, n', ['name', 'k', 'n']);
  const { name, source, definition, k, n, length, rows = [] } = given;
  if (!Number.isSafeInteger(k) || !Number.isSafeInteger(n) || k < 0 || k > n) {
    throw new UsageError(`${name}: ${k} of ${n}, expected two whole numbers, the first no greater than the second`);
  }
  const counted = rows.filter(counts).length;
  const happened = rows.filter(({ state }) => state === 'happened').length;
  if (rows.length > 0 && (counted !== n || happened !== k)) {
    throw new UsageError(`${name}: ${k} of ${n}, but ${happened} of ${counted} in its rows`);
  }
  const windows = [...rows].sort(byOpening);
  return { name, source, definition, k, n, frequency: jeffreys(k, n), ...(length && { length }), windows };
}
