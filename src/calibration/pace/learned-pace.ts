import * as z from 'zod';
import { exp, log, power } from '../../numeric/elementary.ts';
import { once } from '../../numeric/once.ts';
import { digamma, inverseTrigamma, trigamma } from '../../numeric/polygamma.ts';
import { TRAITS, type Trait, type Traits } from '../../situation/traits.ts';
import { type BelievedLaws, mixtureOfLaws } from './mixture-of-laws.ts';
import type { Pace } from './pace.ts';

const count = once(() => z.number().int().min(0));
const error = once(() => z.number().min(0).max(10));

/** A trait of a bargain that stretches the time: by the factor exp(slope x (value - mean)). */
export interface LearnedTrait {
  trait: Trait;
  slope: number;
  /** Standard error of the slope. */
  error: number;
  /** The mean over the cases, and what was seen in them: a value outside counts as the end that is nearer. */
  mean: number;
  low: number;
  high: number;
}

const learnedTrait = once(() =>
  z.strictObject({
    trait: z.enum(Object.keys(TRAITS) as [Trait, ...Trait[]]),
    slope: z.number().min(-100).max(100),
    error: error(),
    mean: z.number(),
    low: z.number(),
    high: z.number(),
  }),
);

/** What resolved cases of one kind of bargain teach of its pace: a Weibull law, and how much faster or slower single ones are. */
export interface LearnedPace {
  /** Of the hazard: it rises above 1, falls below it. */
  shape: number;
  /** Standard error of its log. */
  shapeError: number;
  /** Days by which 63% of middling bargains are agreed. */
  scale: number;
  /** Standard error of its log. */
  scaleError: number;
  /** Variance of the factor by which the hazard of some is higher or lower, a gamma distribution around 1. */
  frailty: number;
  traits: LearnedTrait[];
  /** Numbers of cases, their groups, and of the cases that were agreed while they were observed. */
  cases: number;
  groups: number;
  agreed: number;
  /** Whether it stands for kinds of which no case is known. */
  wide?: boolean | undefined;
}

export const learnedPaceSchema = once(() =>
  z.strictObject({
    shape: z.number().gt(0.05).max(20),
    shapeError: error(),
    scale: z.number().gt(0).max(1e8),
    scaleError: error(),
    frailty: z.number().min(0).max(20),
    traits: z.array(learnedTrait()).max(20),
    cases: count(),
    groups: count(),
    agreed: count(),
    wide: z.boolean().optional(),
  }),
);

/** The same for a bargain with traits of its own; those that are not known count as the mean. */
export function stretched(learned: LearnedPace, traits: Traits): LearnedPace {
  let sum = 0;
  for (const { trait, slope, mean, low, high } of learned.traits) {
    sum += slope * (Math.min(high, Math.max(low, traits[trait] ?? mean)) - mean);
  }
  return { ...learned, scale: learned.scale * exp(sum) };
}

const NODES = 33;
/** The shape is drawn to within so many standard errors. */
const REACH = 4;
/** The least standard error, so that the nodes are apart. */
const LEAST_ERROR = 1e-3;
/** Keeps the gamma distribution of the rate from being a point. */
const LEAST_VARIANCE = 1e-4;

const OFFS = Float64Array.from({ length: NODES }, (_, j) => REACH * ((2 * j) / (NODES - 1) - 1));
const LOG_WEIGHT = OFFS.map((off) => -0.5 * off * off);

/**
 * What is believed of the law: shapes, and for the rate, scale^-shape in units of the scale, a gamma distribution. Its log has the
 * mean that the factor of a bargain has, and the variance of that and of the error of the scale together.
 */
function believed({ shape, shapeError, scale, scaleError, frailty }: LearnedPace): BelievedLaws {
  const error = Math.max(LEAST_ERROR, shapeError);
  const own = 1 / Math.max(LEAST_VARIANCE, frailty);
  const events = inverseTrigamma(trigamma(own) + shape * scaleError * (shape * scaleError));
  const exposure = own * exp(digamma(events) - digamma(own));
  const shapes = OFFS.map((off) => shape * exp(error * off));
  return { shapes, logWeight: LOG_WEIGHT, events, exposure: shapes.map(() => exposure), unit: scale };
}

/**
 * The pace that resolved cases have taught: a bargain is faster or slower than others by a factor with a gamma distribution. How
 * slow this one is, is learned from the time that has passed.
 *
 * @see Clayton 1978; Vaupel, Manton & Stallard 1979
 */
export function paceOfLearned(learned: LearnedPace, elapsed: number): Pace {
  const { cases, agreed, wide = false } = learned;
  return { cases, agreed, wide, take: mixtureOfLaws(believed(learned), elapsed) };
}

/**
 * Probability that a bargain with this pace is not agreed by a day: the mean over all that can be drawn, in closed form for each
 * shape, (1 + (t / unit)^shape / exposure)^-events.
 */
export function openAfter(learned: LearnedPace): (days: number) => number {
  const { shapes, events, exposure, unit } = believed(learned);
  const weight = LOG_WEIGHT.map((x) => exp(x));
  // The density is a straight line from node to node, so that both ends count half.
  weight[0] /= 2;
  weight[NODES - 1] /= 2;
  const total = weight.reduce((a, b) => a + b, 0);
  return (days) => {
    if (!(days > 0)) return 1;
    let sum = 0;
    for (let j = 0; j < NODES; j++) {
      sum += weight[j] * exp(-events * log(1 + power(days / unit, shapes[j]) / exposure[j]));
    }
    return sum / total;
  };
}

/** Days by which half of the bargains are agreed. */
export function halfAgreedBy(learned: LearnedPace): number {
  const open = openAfter(learned);
  let [low, high] = [0, learned.scale];
  while (open(high) > 0.5 && high < 1e9) high *= 2;
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (open(middle) > 0.5) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
