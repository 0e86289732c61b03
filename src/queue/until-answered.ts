import { setTimeout as wait } from 'node:timers/promises';
import { isOfLanguage, TightropeError } from '../numeric/errors.ts';

/** While a database does not answer, it is asked again after at most this time. */
export const LONGEST_TROUBLE_MS = 5000;
const FIRST_TROUBLE_MS = 250;

/**
 * Whether a database failed to answer, for which there is no other reason than itself or the network: the same question may be
 * answered later. What it refuses, by a number of its own, it refuses again.
 */
export function isUnanswered(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof TightropeError) return false;
  if (isOfLanguage(error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  // Classes of PostgreSQL's: connections, resources, operators who end it, transactions that were in each other's way.
  return code === undefined || !/^[0-9A-Z]{5}$/.test(code) || /^(08|53|57|40)/.test(code) || code === 'EPIPE';
}

/** Asks until there is an answer. @throws what is none of a database that is gone for a time, and when it is stopped */
export async function untilAnswered<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let ms = FIRST_TROUBLE_MS; ; ms = Math.min(2 * ms, LONGEST_TROUBLE_MS)) {
    try {
      return await ask();
    } catch (error) {
      if (!isUnanswered(error) || signal.aborted) throw error;
      await wait(ms, undefined, { signal }).catch(() => undefined);
    }
  }
}
