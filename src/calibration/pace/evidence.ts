import { UsageError } from '../../numeric/errors.ts';
import type { LearnedPace } from './learned-pace.ts';

/** `k` of `n` such bargains were agreed within so many days. */
export interface ShareWithin {
  k: number;
  n: number;
  /** Days, above 0. */
  within: number;
}

/** How long such bargains took, in days, and for how long those that are not agreed have been open. */
export interface Durations {
  durations: readonly number[];
  open?: readonly number[];
}

/** What speaks for a pace: a count, times, or what was learned of the kind from resolved cases. */
export type PaceEvidence = ShareWithin | Durations | LearnedPace;

/** A bargain that took longer is a slip of the pen: two hundred years, in days. */
const LONGEST = 73_050;
/** More bargains than these are a slip too. */
const MOST = 1_000_000;

/** What is wrong with evidence, in words that can follow the name of a field; nothing where it is sound. */
export function evidenceFault(evidence: PaceEvidence): string | undefined {
  if ('within' in evidence) return shareFault(evidence);
  if ('durations' in evidence) return durationsFault(evidence);
  return undefined;
}

function shareFault({ k, n, within }: ShareWithin): string | undefined {
  if (!(Number.isInteger(n) && n >= 1 && n <= MOST)) return `n is ${n}, expected a whole number from 1 up`;
  if (!(Number.isInteger(k) && k >= 0)) return `k is ${k}, expected a whole number from 0 up`;
  if (k > n) return `k is ${k} of n ${n}: no more can be agreed than there were`;
  return daysFault('within', within);
}

function durationsFault({ durations, open = [] }: Durations): string | undefined {
  if (durations.length + open.length === 0) return 'no durations, expected the days that at least one bargain took';
  if (durations.length + open.length > MOST) return `more than ${MOST} durations`;
  for (const [k, days] of durations.entries()) {
    const wrong = daysFault(`duration ${k + 1}`, days);
    if (wrong) return wrong;
  }
  for (const [k, days] of open.entries()) {
    const wrong = daysFault(`open bargain ${k + 1}`, days);
    if (wrong) return wrong;
  }
  return undefined;
}

function daysFault(name: string, days: number): string | undefined {
  if (days > 0 && days <= LONGEST) return undefined;
  return `${name} is ${days} days, expected more than 0 and at most ${LONGEST}`;
}

/** @throws UsageError with what is wrong */
export function checkEvidence(evidence: PaceEvidence): void {
  const wrong = evidenceFault(evidence);
  if (wrong) throw new UsageError(`pace: ${wrong}`);
}

/** @throws UsageError where the days that have passed are not a number from 0 */
export function checkElapsed(elapsed: number): void {
  if (elapsed >= 0 && elapsed <= LONGEST) return;
  throw new UsageError(`elapsed is ${elapsed} days, expected 0 to ${LONGEST}`);
}
