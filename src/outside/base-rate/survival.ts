import { kaplanMeier, type SurvivalStep } from '../../numeric/survival/kaplan-meier.ts';
import type { Window } from './window.ts';

/** The base rate as time to the outcome, from all windows. */
export interface Survival {
  /** Windows it is made from; those of which no day was observed tell nothing and are not among them. */
  windows: number;
  /** Of them, those that have days in common with one that counts: they are not independent of it. */
  overlapping: number;
  /** Of them, those whose end was not observed. */
  censored: number;
  /** Days since the window opened, and the share without the outcome so far. */
  steps: SurvivalStep[];
  /** Probability of the outcome within a window, 0-1. */
  probability: number;
  /** By Greenwood's formula; missing where no outcome came, or always. */
  standardError?: number | undefined;
  /** 90% interval; too narrow where windows overlap. Missing where no outcome came, or always. */
  low?: number | undefined;
  high?: number | undefined;
}

/** The time to the outcome in windows, by Kaplan and Meier; nothing if no day of them was observed. */
export function survivalOf(windows: readonly Window[]): Survival | undefined {
  const seen = windows.filter(({ days }) => days > 0);
  if (seen.length === 0) return undefined;
  const steps = kaplanMeier(seen.map(({ days, outcome }) => ({ time: days, happened: outcome !== undefined })));
  const last = steps.at(-1);
  return {
    windows: seen.length,
    overlapping: seen.filter(({ state }) => state === 'overlaps').length,
    censored: seen.filter(({ state, outcome }) => state === 'censored' && outcome === undefined).length,
    steps,
    probability: 1 - (last?.survival ?? 1),
    standardError: last?.standardError,
    low: last?.high === undefined ? undefined : 1 - last.high,
    high: last?.low === undefined ? undefined : 1 - last.low,
  };
}
