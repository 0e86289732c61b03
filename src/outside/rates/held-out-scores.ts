import { exp, log } from '../../numeric/elementary.ts';
import { type HeldOutWindow, HORIZONS, type Horizon, RATE_METHODS, type RateMethod } from './held-out.ts';

/** How one method did in some windows. */
export interface MethodScore {
  /** Mean of ln p of what happened, in nats; 0 is best. */
  logScore: number;
  /** Mean probability of an event that was given: to be held against how often there was one. */
  forecast: number;
}

/** How the methods did in the windows of one length. */
export interface HorizonScore {
  horizon: Horizon;
  windows: number;
  /** Share of them that held an event. */
  happened: number;
  scores: Record<RateMethod, MethodScore>;
  /** Log score of Hawkes less that of Poisson, the same windows paired, with its standard error; months are independent. */
  better: ScoreDifference;
}

export interface ScoreDifference {
  /** Nats, a window. */
  mean: number;
  /** Missing with fewer than two months. */
  standardError?: number;
}

/** Scores for each length of window; those without a window are left out. */
export function horizonScores(windows: readonly HeldOutWindow[]): HorizonScore[] {
  return HORIZONS.flatMap((horizon) => {
    const of = windows.filter((window) => window.horizon === horizon);
    if (of.length === 0) return [];
    const mean = (value: (window: HeldOutWindow) => number) =>
      of.reduce((sum, window) => sum + value(window), 0) / of.length;
    const score = (method: RateMethod): MethodScore => ({
      logScore: mean((window) => logScoreOf(window, method)),
      forecast: mean(({ hazards }) => 1 - exp(-hazards[method])),
    });
    const scores = Object.fromEntries(RATE_METHODS.map((method) => [method, score(method)])) as Record<
      RateMethod,
      MethodScore
    >;
    const happened = mean((window) => (window.happened ? 1 : 0));
    return [{ horizon, windows: of.length, happened, scores, better: difference(of) }];
  });
}

/** ln p of what happened, from the hazard, so that a probability near 1 loses nothing. */
export const logScoreOf = ({ happened, hazards }: HeldOutWindow, method: RateMethod): number =>
  happened ? log(1 - exp(-hazards[method])) : -hazards[method];

/** Differences are summed by month: within one, a burst makes them alike. */
function difference(windows: readonly HeldOutWindow[]): ScoreDifference {
  const byMonth = new Map<number, number>();
  for (const window of windows) {
    const gain = logScoreOf(window, 'hawkes') - logScoreOf(window, 'poisson');
    byMonth.set(window.month, (byMonth.get(window.month) ?? 0) + gain);
  }
  const sums = [...byMonth.values()];
  const months = sums.length;
  const mean = sums.reduce((sum, one) => sum + one, 0) / months;
  const squares = sums.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const scale = months / windows.length;
  if (months < 2) return { mean: scale * mean };
  return { mean: scale * mean, standardError: scale * Math.sqrt(squares / (months - 1) / months) };
}
