import { mixtureOf } from '../calibration/basis.ts';
import type { Calibration, KindCalibration, OutcomeDistribution } from '../calibration/calibration.ts';
import type { Mixture } from '../calibration/mixture.ts';
import { crossValidate } from '../models/coalition/cross-validate.ts';
import type { Election } from '../models/coalition/election.ts';
import { type CoalitionForecast, predictCoalition } from '../models/coalition/predict.ts';
import type { Kind } from '../situation/situation.ts';
import { bindsOfOthers, electionsOf, kindCalibration, learnElsewhere, learnKinds, type TaughtKind } from './learn.ts';
import { distributionOf } from './learn-kind.ts';
import { ofAtoms, ofMixture, ofRuled, type Prediction } from './prediction.ts';
import type { SolvedIssue } from './solve-case.ts';

/** What is learned, as a forecaster of the issues of one kind. */
export interface Learned {
  title: string;
  predict(issue: SolvedIssue): Prediction;
  /** Which cabinet each election among the issues brings. */
  cabinets: ReadonlyMap<Election, CoalitionForecast>;
  /** What a forecast of a case of this group is calibrated by. */
  calibrationFor(group: string): KindCalibration;
  /** The same forecaster, but learned from all other kinds alone; nothing where they have few cases. */
  elsewhere?: (issue: SolvedIssue) => Prediction;
  /** The same forecaster, but issues are held to their formal rules as far as was learned; nothing where few have one. */
  rules?: RuleHold;
}

/** How far issues are held to their formal rules. */
export interface RuleHold {
  /** How likely the rule of an issue binds, 0-1; undefined where it has none. */
  binds(issue: SolvedIssue): number | undefined;
  /** How the issue is expected to end without its rule. */
  mixture(issue: SolvedIssue): Mixture;
  predict(issue: SolvedIssue): Prediction;
}

/**
 * What is learned from the issues themselves: each is forecast by what those of other groups teach. Nothing, if there is but one
 * group.
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
    const source = own ?? (learned.get('other') as TaughtKind);
    const at = new Map(source.issues.map((issue, i) => [issue, i]));
    const cabinets = crossValidate(electionsOf(issues)).map(({ election, forecast }) => [election, forecast] as const);
    const elsewhere = own && learnElsewhere(solved, kind);
    const predicting = forecasting(new Map(cabinets), (issue) =>
      distributionOf(source.leftOut()[at.get(issue) as number]),
    );
    const binds = own ? bindsOfOthers(own.issues, seed) : [];
    return {
      title: own
        ? own.pull === undefined
          ? 'learned from its kind'
          : 'learned, partly pooled'
        : 'learned from all kinds',
      ...predicting,
      ...heldToRules(issues, predicting, (issue) => binds[at.get(issue) as number]),
      calibrationFor(group) {
        const i = source.issues.findIndex((issue) => issue.group === group);
        const others = source.issues.filter((issue) => issue.group !== group);
        const known = own && i >= 0 ? binds[i] : undefined;
        return {
          ...kindCalibration(i < 0 ? source.fitted : source.leftOut()[i], others, own?.pull),
          ...(known === undefined ? {} : { binds: known }),
        };
      },
      ...(elsewhere ? { elsewhere: (issue) => ofMixture(mixtureOf(distributionOf(elsewhere), issue.basis)) } : {}),
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
    const predicting = forecasting(new Map(cabinets), () => calibration);
    return {
      title: kinds[kind] ? 'learned before, its kind' : 'learned before, all kinds',
      ...predicting,
      ...heldToRules(issues, predicting, () => kinds[kind]?.binds),
      calibrationFor: () => calibration,
    };
  };
}

/** What is learned about the issues of a kind, as distributions and where cabinets stand. */
interface Forecasting extends Pick<Learned, 'predict' | 'cabinets'> {
  mixture(issue: SolvedIssue): Mixture;
}

function forecasting(
  cabinets: ReadonlyMap<Election, CoalitionForecast>,
  distributionFor: (issue: SolvedIssue) => OutcomeDistribution,
): Forecasting {
  const mixture = (issue: SolvedIssue) => mixtureOf(distributionFor(issue), issue.basis);
  return {
    cabinets,
    mixture,
    predict(issue) {
      const cabinet = issue.election && cabinets.get(issue.election);
      return cabinet ? ofAtoms(cabinet.position, issue.basis.low, issue.basis.high) : ofMixture(mixture(issue));
    },
  };
}

/** The same with formal rules that bind as far as was learned, if there is an issue with a rule of which that is known. */
function heldToRules(
  issues: readonly SolvedIssue[],
  { predict, mixture }: Forecasting,
  learned: (issue: SolvedIssue) => number | undefined,
): { rules?: RuleHold } {
  // Where a cabinet stands follows from its parties, whatever the rule.
  const binds = (issue: SolvedIssue) => (issue.accepted && !issue.election ? learned(issue) : undefined);
  if (issues.every((issue) => binds(issue) === undefined)) return {};
  return {
    rules: {
      binds,
      mixture,
      predict(issue) {
        const known = binds(issue);
        return issue.accepted && known !== undefined ? ofRuled(mixture(issue), issue.accepted, known) : predict(issue);
      },
    },
  };
}
