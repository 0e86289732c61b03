import * as z from 'zod';
import { exp, log } from '../../numeric/elementary.ts';
import { mixtureOfLaws } from './mixture-of-laws.ts';
import type { Pace } from './pace.ts';

const count = z.number().int().min(0);

/** What resolved cases of one kind of bargain teach of its pace: a Weibull law, and how much faster or slower single ones are. */
export const learnedPaceSchema = z.strictObject({
  /** Of the hazard: it rises above 1, falls below it. */
  shape: z.number().gt(0.05).max(20),
  /** Standard error of its log. */
  shapeError: z.number().min(0).max(5),
  /** Days by which 63% of middling bargains are agreed. */
  scale: z.number().gt(0).max(1e6),
  /** Standard error of its log. */
  scaleError: z.number().min(0).max(5),
  /** Variance of the factor by which groups of cases are faster or slower, a gamma distribution around 1. */
  frailty: z.number().min(0).max(20),
  /** What the cases are, for people. */
  of: z.string().max(200),
  cases: count,
  groups: count,
  /** Of the cases, those that were agreed while they were observed. */
  agreed: count,
  /** Whether it stands for kinds of which no case is known. */
  wide: z.boolean().optional(),
});
export type LearnedPace = z.infer<typeof learnedPaceSchema>;

const NODES = 33;
/** The shape is drawn to within so many standard errors. */
const REACH = 4;
/** The least standard error, so that the nodes are apart. */
const LEAST_ERROR = 1e-3;
/** Keeps the gamma distribution of the rate from being a point. */
const LEAST_VARIANCE = 1e-4;

/**
 * The pace that resolved cases have taught. A bargain is faster or slower than others by a factor with a gamma distribution
 * (Clayton 1978), to which the error of the scale is added; what is known of it from the time that has passed follows.
 */
export function paceOfLearned(learned: LearnedPace, elapsed: number): Pace {
  const { shape, scale, frailty, cases, agreed, wide = false } = learned;
  const error = Math.max(LEAST_ERROR, learned.shapeError);
  const offs = Float64Array.from({ length: NODES }, (_, j) => REACH * ((2 * j) / (NODES - 1) - 1));
  // The log of the rate has the variance (shape x error)^2, that of a gamma factor about its own variance.
  const events = 1 / Math.max(LEAST_VARIANCE, frailty + (shape * learned.scaleError) ** 2);
  return {
    cases,
    agreed,
    wide,
    take: mixtureOfLaws(
      {
        shapes: offs.map((off) => exp(log(shape) + error * off)),
        logWeight: offs.map((off) => -0.5 * off * off),
        events,
        exposure: offs.map(() => events),
        unit: scale,
      },
      elapsed,
    ),
  };
}
