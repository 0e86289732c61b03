import { mixtureOf } from '../calibration/basis.ts';
import type { Calibration, Distribution } from '../calibration/calibration.ts';
import { crossValidate } from '../models/coalition/cross-validate.ts';
import type { Election } from '../models/coalition/election.ts';
import { type CoalitionForecast, predictCoalition } from '../models/coalition/predict.ts';
import type { Kind } from '../situation/situation.ts';
import { distributionOf, electionsOf, type LearnedKind, learnKinds } from './learn.ts';
import { ofAtoms, ofMixture, type Prediction } from './prediction.ts';
import type { SolvedIssue } from './solve-case.ts';

/** What is learned, as a forecaster of the issues of one kind. */
export interface Learned {
  title: string;
  predict(issue: SolvedIssue): Prediction;
  /** Which cabinet each election among the issues brings. */
  cabinets: ReadonlyMap<Election, CoalitionForecast>;
}

/**
 * What is learned from the issues themselves: each is forecast by what those of other groups teach. Nothing, if there is but one group.
 *
 * @param solved all issues, of whatever kind: kinds with few cases are forecast by what all teach
 */
export function learnedFromOthers(
  solved: readonly SolvedIssue[],
  seed: number,
): (kind: Kind, issues: readonly SolvedIssue[]) => Learned | undefined {
  const learned = learnKinds(solved, seed);
  return (kind, issues) => {
    // One group alone would be forecast by what it taught itself.
    if (new Set(solved.map(({ group }) => group)).size < 2) return undefined;
    const own = learned.get(kind);
    const source = own ?? (learned.get('other') as LearnedKind & { issues: SolvedIssue[] });
    const at = new Map(source.issues.map((issue, i) => [issue, i]));
    const cabinets = crossValidate(electionsOf(issues)).map(({ election, forecast }) => [election, forecast] as const);
    return {
      title: own ? 'learned from its kind' : 'learned from all kinds',
      ...forecasting(new Map(cabinets), (issue) => distributionOf(source.leftOut()[at.get(issue) as number])),
    };
  };
}

/** What was learned before, from other cases: a calibration file. */
export function learnedBefore({
  kinds,
  coalitions,
}: Calibration): (kind: Kind, issues: readonly SolvedIssue[]) => Learned | undefined {
  return (kind, issues) => {
    const calibration = kinds[kind] ?? kinds.other;
    if (!calibration) return undefined;
    const cabinets = coalitions
      ? electionsOf(issues)
          .filter(({ parties }) => parties.some(({ position, seats }) => position !== undefined && seats > 0))
          .map((election) => [election, predictCoalition(coalitions, election)] as const)
      : [];
    return {
      title: kinds[kind] ? 'learned before, its kind' : 'learned before, all kinds',
      ...forecasting(new Map(cabinets), () => calibration),
    };
  };
}

const forecasting = (
  cabinets: ReadonlyMap<Election, CoalitionForecast>,
  distributionFor: (issue: SolvedIssue) => Distribution,
): Pick<Learned, 'predict' | 'cabinets'> => ({
  cabinets,
  predict(issue) {
    const cabinet = issue.election && cabinets.get(issue.election);
    if (cabinet) return ofAtoms(cabinet.position, issue.basis.low, issue.basis.high);
    return ofMixture(mixtureOf(distributionFor(issue), issue.basis));
  },
});
