import { mixtureOf } from '../calibration/basis.ts';
import { mixtureCrps } from '../calibration/mixture.ts';
import { foldsOf } from './folds.ts';
import { distributionOf, type Fitted, type Form, fitter, type ResolvedIssue } from './learn-kind.ts';

/**
 * Strengths of the pull towards what other kinds teach, from nearly none to nearly all of it; cross-validation chooses. With ten
 * groups, a strength of 0.3 moves a weight about half of the way.
 */
const STRENGTHS = [0.03, 0.3, 3, 30];

/** Folds in which a strength is tried. */
const FOLDS = 5;

/** What a kind with few cases teaches together with what other kinds do. */
export interface PartlyPooled {
  fitted: Fitted;
  /** The strength that was chosen. */
  strength: number;
}

/**
 * Learns a kind with few cases: its own issues, pulled towards what all other kinds teach, as strongly as predicts its own groups
 * best when they are left out.
 *
 * @param issues those of the kind
 * @param others what the issues of all other kinds teach, in the same form
 * @returns fits to the issues with some indices; the strength is chosen by these alone
 * @see Gelman & Hill 2007, chapter 12, on partial pooling
 */
export function partlyPooled(
  issues: readonly ResolvedIssue[],
  { others, form, seed }: { others: Fitted; form: Form; seed: number },
): (which: readonly number[]) => PartlyPooled {
  const fitTo = fitter(issues, form);
  const pulled = (which: readonly number[], strength: number) => fitTo(which, others, { towards: others, strength });
  return (which) => {
    const fold = foldsOf(
      which.map((i) => issues[i].group),
      FOLDS,
      seed,
    );
    const folds = Math.max(...fold) + 1;
    const scoreOf = (strength: number) => {
      let sum = 0;
      for (let k = 0; k < folds; k++) {
        const learned = distributionOf(
          pulled(
            which.filter((_, at) => fold[at] !== k),
            strength,
          ),
        );
        for (let at = 0; at < which.length; at++) {
          if (fold[at] !== k) continue;
          const { basis, outcome } = issues[which[at]];
          sum += mixtureCrps(mixtureOf(learned, basis), outcome) / (basis.high - basis.low);
        }
      }
      return sum;
    };
    // Of two that are as good, the stronger pull: there are few cases. With one group nothing can be left out.
    let strength = STRENGTHS[STRENGTHS.length - 1];
    if (folds > 1) {
      let least = Infinity;
      for (const tried of STRENGTHS.toReversed()) {
        const score = scoreOf(tried);
        if (score < least) [least, strength] = [score, tried];
      }
    }
    return { fitted: pulled(which, strength), strength };
  };
}
