import type { LearnedPace } from '../../calibration/pace/learned-pace.ts';
import { exp, log } from '../../numeric/elementary.ts';
import { groupBy } from '../../numeric/group-by.ts';
import type { CaseTime } from '../../situation/cases/case-time.ts';
import type { TimedKind } from '../../situation/kinds.ts';
import type { Trait } from '../../situation/traits.ts';
import { foldsOf } from '../folds.ts';
import { rounded } from '../rounded.ts';
import { ALL_TRAITS, type FittedPace, fitPace } from './fit-pace.ts';

/** A kind with fewer cases, fewer that were agreed, or fewer groups than these has no pace of its own. */
const LEAST_CASES = 20;
const LEAST_AGREED = 5;
const LEAST_GROUPS = 5;

const FOLDS = 10;

/** A trait is kept where its slope is so many standard errors from 0. */
const KEPT = 2;

/** What the times of one kind teach, and for each case what those of other folds teach. */
export interface LearnedTimes {
  kind: TimedKind;
  times: readonly CaseTime[];
  fold: Int32Array;
  /** From all cases: with the traits that tell, and without any. */
  withTraits: LearnedPace;
  plain: LearnedPace;
  /** By fold, learned without it. */
  withoutFold: { withTraits: LearnedPace; plain: LearnedPace }[];
}

/** What times teach, by kind, for the kinds of which there are enough. */
export function learnTimes(times: readonly CaseTime[], seed: number): LearnedTimes[] {
  const learned: LearnedTimes[] = [];
  for (const [kind, own] of groupBy(times, (one) => one.kind)) {
    const groups = own.map(({ group }) => group);
    const agreed = own.filter(({ happened }) => happened).length;
    if (own.length < LEAST_CASES || agreed < LEAST_AGREED || new Set(groups).size < LEAST_GROUPS) continue;
    const fold = foldsOf(groups, FOLDS, seed);
    const plain = fitPace(own, []);
    const withTraits = fitKept(own, ALL_TRAITS, undefined, plain);
    const folds = Math.max(...fold) + 1;
    const withoutFold = Array.from({ length: folds }, (_, k) => {
      const others = own.filter((_, i) => fold[i] !== k);
      const near = fitPace(others, [], plain);
      return {
        plain: learnedPace(near, others),
        withTraits: learnedPace(fitKept(others, ALL_TRAITS, withTraits, near), others),
      };
    });
    learned.push({
      ...{ kind, times: own, fold, withoutFold },
      withTraits: learnedPace(withTraits, own),
      plain: learnedPace(plain, own),
    });
  }
  return learned;
}

/** Fits with traits, and leaves out the one that tells least until each that is left tells. */
function fitKept(
  times: readonly CaseTime[],
  traits: readonly Trait[],
  near: FittedPace | undefined,
  plain: FittedPace,
): FittedPace {
  const fitted = fitPace(times, traits, near);
  if (fitted.traits.length === 0) return plain;
  const telling = (one: FittedPace['traits'][number]) => Math.abs(one.slope / one.error);
  const least = fitted.traits.reduce((a, b) => (telling(b) < telling(a) ? b : a));
  if (telling(least) >= KEPT) return fitted;
  const rest = fitted.traits.flatMap(({ trait }) => (trait === least.trait ? [] : [trait]));
  return fitKept(times, rest, undefined, plain);
}

/** What was fitted, in the numbers of a calibration file. */
function learnedPace({ shape, scale, frailty, errors, traits }: FittedPace, times: readonly CaseTime[]): LearnedPace {
  return {
    shape: rounded(shape),
    shapeError: rounded(errors.shape),
    scale: rounded(scale),
    scaleError: rounded(errors.scale),
    frailty: rounded(frailty),
    traits: traits.map(({ trait, slope, error, mean, low, high }) => ({
      trait,
      slope: rounded(slope),
      error: rounded(error),
      mean: rounded(mean),
      low: rounded(low),
      high: rounded(high),
    })),
    cases: times.length,
    groups: new Set(times.map(({ group }) => group)).size,
    agreed: times.filter(({ happened }) => happened).length,
  };
}

/**
 * How far the log of the scale of a kind of which nothing is known may lie from the others, at least: nine tenths within a
 * factor of 7.
 */
const LEAST_SPREAD = 1.2;
/** The same for the log of its shape. */
const LEAST_SHAPE_SPREAD = 0.4;

/**
 * The pace of a kind of which no case is known: it may lie as far from the middle of the known ones as they are from one
 * another, and that middle is uncertain too.
 *
 * @param known at least one
 */
export function wideOf(known: readonly LearnedPace[]): LearnedPace {
  const sum = (of: (pace: LearnedPace) => number) => known.reduce((all, pace) => all + of(pace), 0);
  const n = known.length;
  const spread = (of: (pace: LearnedPace) => number, least: number) => {
    const mean = sum(of) / n;
    const among = n > 1 ? sum((pace) => (of(pace) - mean) * (of(pace) - mean)) / (n - 1) : 0;
    return { mean, error: Math.max(least, Math.sqrt(among * (1 + 1 / n))) };
  };
  const scale = spread(({ scale }) => log(scale), LEAST_SPREAD);
  const shape = spread(({ shape }) => log(shape), LEAST_SHAPE_SPREAD);
  return {
    shape: rounded(exp(shape.mean)),
    shapeError: rounded(shape.error),
    scale: rounded(exp(scale.mean)),
    scaleError: rounded(scale.error),
    frailty: rounded(sum(({ frailty }) => frailty) / n),
    traits: [],
    cases: sum(({ cases }) => cases),
    groups: sum(({ groups }) => groups),
    agreed: sum(({ agreed }) => agreed),
    wide: true,
  };
}
