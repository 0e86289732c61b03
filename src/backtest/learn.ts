import { mixtureOf } from '../calibration/basis.ts';
import type { Calibration, Distribution, KindCalibration } from '../calibration/calibration.ts';
import { probabilityBelow, probabilityUpTo } from '../calibration/mixture.ts';
import type { Election } from '../models/coalition/election.ts';
import { type CoalitionWeights, learnCoalitions, lessonOf } from '../models/coalition/learn.ts';
import { UsageError } from '../numeric/errors.ts';
import { groupBy } from '../numeric/group-by.ts';
import { normalQuantile } from '../numeric/normal.ts';
import type { Kind } from '../situation/situation.ts';
import { foldsOf } from './folds.ts';
import { type Fitted, type Form, fitter, type ResolvedIssue } from './learn-kind.ts';
import type { SolvedIssue } from './solve-case.ts';

/** A kind with fewer groups of cases than this is calibrated by all cases together. */
export const LEAST_GROUPS = 20;

/** Every group is left out by itself, unless there are more than this. */
const MOST_FOLDS = 150;

/**
 * All parts that the distribution around the models may have. None is chosen: the ridge on their weights pulls those that
 * do not help towards 0.
 */
const FULL: Form = ['positions', 'roles', 'statusQuo', 'low', 'uniform'];

/** What holds for kinds without cases of their own: plain, wide residuals. */
const PLAIN: Form = ['uniform'];

/** What one kind of bargain teaches, with what its issues would have been told without their own group. */
export interface LearnedKind {
  fitted: Fitted;
  /** By issue: what is learned without its fold. */
  leftOut(): Fitted[];
}

/** Learns from the resolved issues of one kind, and for each fold from those of the others. */
export function learnKind(issues: readonly ResolvedIssue[], seed: number, form: Form): LearnedKind {
  const all = issues.map((_, i) => i);
  const fitTo = fitter(issues, form);
  const fold = foldsOf(
    issues.map(({ group }) => group),
    MOST_FOLDS,
    seed,
  );
  const folds = Math.max(...fold) + 1;
  const fitted = fitTo(all);
  let known: Fitted[] | undefined;
  const leaveOut = (): Fitted[] => {
    // With one group alone there is nothing to leave out.
    if (folds < 2) return all.map(() => fitted);
    const without = Array.from({ length: folds }, (_, k) => all.filter((i) => fold[i] !== k));
    const byFold = without.map((which) => fitTo(which, fitted));
    return all.map((i) => byFold[fold[i]]);
  };
  return {
    fitted,
    leftOut() {
      known ??= leaveOut();
      return known;
    },
  };
}

/** What the issues teach, by kind; `other` from all together. */
export function learnKinds(
  solved: readonly SolvedIssue[],
  seed: number,
): Map<Kind, LearnedKind & { issues: SolvedIssue[] }> {
  if (solved.length === 0) throw new UsageError('no resolved issue, expected at least one');
  const learned = new Map<Kind, LearnedKind & { issues: SolvedIssue[] }>();
  for (const [kind, issues] of groupBy(solved, (issue) => issue.kind)) {
    if (kind === 'other' || new Set(issues.map(({ group }) => group)).size < LEAST_GROUPS) continue;
    learned.set(kind, { ...learnKind(issues.map(resolvedIssue), seed, FULL), issues });
  }
  learned.set('other', { ...learnKind(solved.map(resolvedIssue), seed, PLAIN), issues: [...solved] });
  return learned;
}

/** An issue with the middle of what it can be read to have come to. */
const resolvedIssue = ({ group, basis, outcome }: SolvedIssue): ResolvedIssue => ({
  group,
  basis,
  outcome: Math.min(basis.high, Math.max(basis.low, (outcome.low + outcome.high) / 2)),
});

/** What was fitted as the distribution that forecasts draw from. */
export const distributionOf = ({ form, weights, towardsExchange, base, perDeviation }: Fitted): Distribution => ({
  towardsExchange: rounded(towardsExchange),
  base: rounded(base),
  perDeviation: rounded(perDeviation),
  weights: {
    normal: rounded(weights[0]),
    ...Object.fromEntries(form.map((part, k) => [part, rounded(weights[k + 1])])),
  },
});

/** What was fitted as a part of a calibration file. */
function kindCalibration(fitted: Fitted, issues: readonly SolvedIssue[]): KindCalibration {
  const distribution = distributionOf(fitted);
  return {
    ...distribution,
    correlation: rounded(correlationOf(distribution, issues)),
    cases: new Set(issues.map((issue) => issue.case)).size,
    groups: new Set(issues.map(({ group }) => group)).size,
    issues: issues.length,
  };
}

/** Pairs of issues that count as much as knowing nothing: the correlation is shrunk towards 0 by them. */
const PRIOR_PAIRS = 100;

/** How far the residuals of issues of one case go together: the mean product of their normal scores, shrunk, 0 at least. */
function correlationOf(distribution: Distribution, issues: readonly SolvedIssue[]): number {
  let sum = 0;
  let pairs = 0;
  for (const own of groupBy(issues, (issue) => issue.case).values()) {
    const z = own.map((issue) => {
      const mixture = mixtureOf(distribution, issue.basis);
      const y = resolvedIssue(issue).outcome;
      const middle = (probabilityBelow(mixture, y) + probabilityUpTo(mixture, y)) / 2;
      return normalQuantile(Math.min(0.999, Math.max(0.001, middle)));
    });
    for (let i = 0; i < z.length; i++) {
      for (let j = 0; j < i; j++) {
        sum += z[i] * z[j];
        pairs++;
      }
    }
  }
  return pairs === 0 ? 0 : Math.min(1, Math.max(0, sum / (pairs + PRIOR_PAIRS)));
}

/** Elections among the issues, for the model of coalitions. */
export const electionsOf = (solved: readonly SolvedIssue[]): Election[] =>
  solved.flatMap(({ election }) => (election ? [election] : []));

/** Everything that was learned, as the file that forecasts read. */
export function calibrationOf(
  solved: readonly SolvedIssue[],
  { from, seed }: { from: string[]; seed: number },
): Calibration {
  const kinds: Calibration['kinds'] = {};
  for (const [kind, { fitted, issues }] of learnKinds(solved, seed)) kinds[kind] = kindCalibration(fitted, issues);
  const elections = electionsOf(solved);
  const learned =
    elections.length >= LEAST_GROUPS ? { coalitions: roundedWeights(learnCoalitions(elections.map(lessonOf))) } : {};
  return { format: 'tightrope-calibration', version: 1, from, seed, kinds, ...learned };
}

const rounded = (x: number) => Number(x.toPrecision(6));

const roundedWeights = ({ coalition, leader, others, led }: CoalitionWeights): CoalitionWeights => ({
  coalition: coalition.map(rounded),
  leader: leader.map(rounded),
  others: rounded(others),
  led: rounded(led),
});
