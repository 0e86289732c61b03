import { jeffreys } from '../../numeric/jeffreys.ts';
import type { ClaimKind } from '../claim/claim.ts';
import { type BootstrapDraws, bootstrapIntervals } from './bootstrap.ts';
import { type Murphy, murphy } from './murphy.ts';
import type { ScoredClaims } from './scored-claims.ts';
import { COLUMN, type Sums, sumsOf } from './sums.ts';

/** With fewer scored claims than this, scores say more about luck than about who made them. */
export const FEW = 20;

/** A number with its 90% interval; null where there is none: one question alone, or too often undefined. */
export interface ScoreEstimate {
  value: number;
  low: number | null;
  high: number | null;
}

/** Skill against a reference, over the claims that have one. */
export interface Skill extends ScoreEstimate {
  claims: number;
}

/** Scores of claims of one kind; of numbers, of one unit. null is always "not defined". */
export interface Scores {
  /** Claims that came out one way. */
  resolved: number;
  /** Of these, with a forecast by the close; all that follows is about these. */
  scored: number;
  /** What intervals are drawn from: questions, and claims that have none. */
  questions: number;
  /** Fewer than 20 scored claims. */
  few: boolean;
  /** Mean score at the close: Brier 0-1 of yes-no, 0-2 of one-of; CRPS in days of dates, in the unit of numbers. */
  close: ScoreEstimate | null;
  /** Mean score averaged over the time that the forecasts stood. */
  timeAveraged: ScoreEstimate | null;
  skill: {
    /**
     * yes-no: against always saying how often these same claims came out as yes, which is known only afterwards; one-of:
     * against equal chances of all options; others: none.
     */
    base: Skill | null;
    /** Against the mean of the other claimants on the same question at the same time. */
    crowd: Skill | null;
    /** Against the mean of the models, other than the claimant, on the same question at the same time. */
    inside: Skill | null;
  };
}

/** Scores of probabilities: yes-no and one-of. */
export interface ProbabilityScores extends Scores {
  log: {
    /** Claims whose forecast called impossible what happened: their score is minus infinity, and so is any mean with them. */
    certainAndWrong: number;
    /** Mean in nats of all others; without interval where there are some of those. */
    meanOfOthers: ScoreEstimate | null;
  };
}

export interface YesNoScores extends ProbabilityScores {
  /** How often it was yes, with the Jeffreys interval. */
  baseRate: (ScoreEstimate & { yes: number }) | null;
  /** Parts of the mean score at the close, in ten bins of probability. */
  murphy: Murphy | null;
}

/** Statistics of the bootstrap, in the order of their output. */
const STATISTICS = 6;

/** Scores of some claims of one kind (and unit). */
export function claimScoresOf(scored: ScoredClaims, all: readonly number[], draws: BootstrapDraws): Scores {
  return summary(all, sumsOf(scored, withForecast(scored, all)), 'number', draws).scores;
}

/** Scores of some claims of one-of. */
export function oneOfScoresOf(scored: ScoredClaims, all: readonly number[], draws: BootstrapDraws): ProbabilityScores {
  const { scores, log } = summary(all, sumsOf(scored, withForecast(scored, all)), 'one-of', draws);
  return { ...scores, log };
}

/** Scores of some claims of yes or no. */
export function yesNoScoresOf(scored: ScoredClaims, all: readonly number[], draws: BootstrapDraws): YesNoScores {
  const places = withForecast(scored, all);
  const { scores, log, yes } = summary(all, sumsOf(scored, places), 'yes-no', draws);
  const n = places.length;
  const { low, high } = jeffreys(yes, n);
  const probabilities = Float64Array.from(places, (c) => scored.probability[c]);
  const outcomes = Float64Array.from(places, (c) => scored.claims[c].outcome);
  return {
    ...scores,
    log,
    baseRate: n > 0 ? { value: yes / n, low, high, yes } : null,
    murphy: murphy(probabilities, outcomes) ?? null,
  };
}

const withForecast = ({ scored }: ScoredClaims, all: readonly number[]) => all.filter((c) => scored[c] === 1);

function summary(all: readonly number[], sums: Sums, kind: ClaimKind, draws: BootstrapDraws) {
  const { cells, columns, questions, compared, certainAndWrong } = sums;
  const total = new Float64Array(columns);
  for (let k = 0; k < cells.length; k++) total[k % columns] += cells[k];
  const statistics = (s: Float64Array, out: Float64Array) => statisticsOf(s, kind, out);
  const values = new Float64Array(STATISTICS);
  statistics(total, values);
  const intervals = bootstrapIntervals(cells, columns, statistics, STATISTICS, draws);
  const estimate = (k: number): ScoreEstimate | null => {
    if (Number.isNaN(values[k])) return null;
    return { value: values[k], low: intervals[k]?.[0] ?? null, high: intervals[k]?.[1] ?? null };
  };
  const skillOf = (k: number, claims: number): Skill | null => {
    const against = estimate(k);
    return against && { ...against, claims };
  };
  const n = total[COLUMN.claims];
  const others = n - certainAndWrong;
  const mean = estimate(2);
  const scores: Scores = {
    ...{ resolved: all.length, scored: n, questions, few: n < FEW },
    ...{ close: estimate(0), timeAveraged: estimate(1) },
    skill: { base: skillOf(3, n), crowd: skillOf(4, compared.crowd), inside: skillOf(5, compared.inside) },
  };
  const meanOfOthers =
    certainAndWrong === 0 ? mean : others > 0 ? { value: total[COLUMN.log] / others, low: null, high: null } : null;
  return { scores, log: { certainAndWrong, meanOfOthers }, yes: total[COLUMN.base] };
}

/** Mean scores at the close and over time, mean log score, and the three skills, from sums. */
function statisticsOf(s: Float64Array, kind: ClaimKind, out: Float64Array): void {
  const n = s[COLUMN.claims];
  const base = s[COLUMN.base];
  out[0] = s[COLUMN.close] / n;
  out[1] = s[COLUMN.average] / n;
  out[2] = s[COLUMN.log] / n;
  out[3] = skill(s[COLUMN.close], kind === 'yes-no' ? base * (1 - base / n) : base);
  out[4] = s.length > COLUMN.crowd ? skill(s[COLUMN.crowdOwn], s[COLUMN.crowd]) : NaN;
  out[5] = s.length > COLUMN.inside ? skill(s[COLUMN.insideOwn], s[COLUMN.inside]) : NaN;
}

/**
 * Skill: 1 - score / score of a reference over the same claims. 1 is perfect, 0 as good as the reference, below 0 worse.
 * Of scores that are 0 at best: Brier, CRPS.
 *
 * @returns NaN where the reference was perfect: nothing can be better, and how much worse has no measure
 * @see Murphy 1988; Wilks 2011, equation 8.4
 */
const skill = (score: number, reference: number): number => (reference > 0 ? 1 - score / reference : NaN);
