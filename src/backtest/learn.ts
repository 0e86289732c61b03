import { mixtureOf } from '../calibration/basis.ts';
import type { Calibration, KindCalibration, OutcomeDistribution } from '../calibration/calibration.ts';
import { probabilityBelow, probabilityUpTo } from '../calibration/mixture.ts';
import type { Election } from '../models/coalition/election.ts';
import { type CoalitionWeights, learnCoalitions, lessonOf } from '../models/coalition/learn.ts';
import { UsageError } from '../numeric/errors.ts';
import { groupBy } from '../numeric/group-by.ts';
import { normalQuantile } from '../numeric/normal.ts';
import type { CaseTime } from '../situation/cases/case-time.ts';
import type { Kind } from '../situation/situation.ts';
import { foldsOf } from './folds.ts';
import { learnBinds } from './learn-binds.ts';
import { distributionOf, type Fitted, type Form, fitter, type ResolvedIssue } from './learn-kind.ts';
import { pacesOf } from './pace/score-paces.ts';
import { partlyPooled } from './partial-pooling.ts';
import { rounded } from './rounded.ts';
import type { SolvedCase, SolvedIssue } from './solve-case.ts';

/** A kind with as many groups of cases as this is calibrated by its own cases alone. */
export const LEAST_GROUPS = 20;

/**
 * A kind with fewer groups than that, but with this many, is calibrated by its own cases pulled towards what other kinds teach; one
 * with fewer still by all cases together.
 */
export const FEW_GROUPS = 5;

/** Every group is left out by itself, unless there are more than this. */
const MOST_FOLDS = 150;

export const groupCount = (issues: readonly { group: string }[]): number =>
  new Set(issues.map(({ group }) => group)).size;

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
  /** How strongly a kind with few cases was pulled towards what other kinds teach. */
  pull?: number;
  /** By issue: what is learned without its fold. */
  leftOut(): Fitted[];
}

/** A kind with the issues that taught it. */
export type TaughtKind = LearnedKind & { issues: SolvedIssue[] };

/** Learns from the resolved issues of one kind, and for each fold from those of the others. */
function learnKind(issues: readonly ResolvedIssue[], seed: number, form: Form, folds = MOST_FOLDS): LearnedKind {
  const fitTo = fitter(issues, form);
  const fitted = fitTo([...issues.keys()]);
  return { fitted, leftOut: leavingOut({ issues, seed, folds }, fitted, (which) => fitTo(which, fitted)) };
}

/** Learns a kind with few cases, pulled towards what others teach; how strongly is chosen anew without each fold. */
function learnFew(issues: readonly ResolvedIssue[], seed: number, others: Fitted): LearnedKind {
  const fitTo = partlyPooled(issues, { others, form: FULL, seed });
  const { fitted, strength } = fitTo([...issues.keys()]);
  return {
    fitted,
    pull: strength,
    leftOut: leavingOut({ issues, seed, folds: MOST_FOLDS }, fitted, (which) => fitTo(which).fitted),
  };
}

/** Fits without each fold, when they are first asked for. */
function leavingOut(
  { issues, seed, folds: most }: { issues: readonly ResolvedIssue[]; seed: number; folds: number },
  fitted: Fitted,
  fitTo: (which: readonly number[]) => Fitted,
): () => Fitted[] {
  const fold = foldsOf(
    issues.map(({ group }) => group),
    most,
    seed,
  );
  const folds = Math.max(...fold) + 1;
  const leaveOut = (): Fitted[] => {
    const all = [...issues.keys()];
    // With one group alone there is nothing to leave out.
    if (folds < 2) return all.map(() => fitted);
    const byFold = Array.from({ length: folds }, (_, k) => fitTo(all.filter((i) => fold[i] !== k)));
    return all.map((i) => byFold[fold[i]]);
  };
  let known: Fitted[] | undefined;
  return () => {
    known ??= leaveOut();
    return known;
  };
}

/** What the issues teach, by kind; `other` from all together. */
export function learnKinds(solved: readonly SolvedIssue[], seed: number): Map<Kind, TaughtKind> {
  if (solved.length === 0) throw new UsageError('no resolved issue, expected at least one');
  const learned = new Map<Kind, TaughtKind>();
  for (const [kind, issues] of groupBy(solved, (issue) => issue.kind)) {
    const groups = groupCount(issues);
    if (kind === 'other' || groups < FEW_GROUPS) continue;
    const own = issues.map(resolvedIssue);
    const others = groups < LEAST_GROUPS ? learnElsewhere(solved, kind) : undefined;
    if (others) learned.set(kind, { ...learnFew(own, seed, others), issues });
    else if (groups >= LEAST_GROUPS) learned.set(kind, { ...learnKind(own, seed, FULL), issues });
  }
  learned.set('other', { ...learnKind(solved.map(resolvedIssue), seed, PLAIN), issues: [...solved] });
  return learned;
}

/** What the issues of all other kinds teach; nothing where these have few groups. */
export function learnElsewhere(solved: readonly SolvedIssue[], kind: Kind): Fitted | undefined {
  const others = solved.filter((issue) => issue.kind !== kind);
  if (groupCount(others) < LEAST_GROUPS) return undefined;
  return fitter(others.map(resolvedIssue), FULL)([...others.keys()]);
}

/** The middle of what an issue can be read to have come to, on its scale. */
export const middleOf = ({ basis, outcome }: SolvedIssue): number =>
  Math.min(basis.high, Math.max(basis.low, (outcome.low + outcome.high) / 2));

const resolvedIssue = (issue: SolvedIssue): ResolvedIssue => ({
  group: issue.group,
  basis: issue.basis,
  outcome: middleOf(issue),
});

/** What was fitted as a part of a calibration file. */
export function kindCalibration(fitted: Fitted, issues: readonly SolvedIssue[], pull?: number): KindCalibration {
  const distribution = distributionOf(fitted);
  return {
    ...distribution,
    correlation: rounded(correlationOf(distribution, issues)),
    ...(pull === undefined ? {} : { pull }),
    cases: new Set(issues.map((issue) => issue.case)).size,
    groups: groupCount(issues),
    issues: issues.length,
  };
}

/** Pairs of issues that count as much as knowing nothing: the correlation is shrunk towards 0 by them. */
const PRIOR_PAIRS = 100;

/** How far the residuals of issues of one case go together: the mean product of their normal scores, shrunk, 0 at least. */
function correlationOf(distribution: OutcomeDistribution, issues: readonly SolvedIssue[]): number {
  let sum = 0;
  let pairs = 0;
  for (const own of groupBy(issues, (issue) => issue.case).values()) {
    const z = own.map((issue) => {
      const mixture = mixtureOf(distribution, issue.basis);
      const y = middleOf(issue);
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

/**
 * Learns from resolved cases how outcomes lie around what the models say, by kind of bargain, and which cabinets form.
 *
 * @param options.from the files of the cases, for the record; `seed` of the folds, 1 by default; `times`: how long bargains took
 * @returns what `forecast` takes as `calibration`
 * @throws UsageError if no issue is resolved
 * @example forecast(situation, { calibration: learn(cases.map((one) => solveCase(one))) })
 */
export const learn = (
  cases: readonly SolvedCase[],
  { from = [], seed = 1, times = [] }: { from?: string[]; seed?: number; times?: readonly CaseTime[] } = {},
): Calibration =>
  learnedCalibration(
    cases.flatMap(({ issues }) => issues),
    { from, seed, times },
  );

/**
 * How far formal rules bind in bargains of a kind, where enough of its cases have them.
 *
 * @param leftOut by issue: what other groups teach to expect without rules; asked for only if it is needed
 */
function rulesOf(issues: readonly SolvedIssue[], leftOut: () => Fitted[]): Pick<KindCalibration, 'binds' | 'ruled'> {
  const ruled = issues.flatMap((issue, i) => (issue.accepted ? [{ issue, accepted: issue.accepted, i }] : []));
  if (groupCount(ruled.map(({ issue }) => issue)) < LEAST_GROUPS) return {};
  const expected = leftOut();
  const lessons = ruled.map(({ issue, accepted, i }) => ({
    mixture: mixtureOf(distributionOf(expected[i]), issue.basis),
    accepted,
    outcome: middleOf(issue),
  }));
  return { binds: rounded(learnBinds(lessons)), ruled: lessons.length };
}

const RULE_FOLDS = 10;

/**
 * How likely formal rules bind in a kind of bargain, for each issue by the cases of other folds alone: these teach what to expect
 * of one another without rules, and from that how often the rules were kept to.
 *
 * @returns one an issue; undefined where too few other cases have a rule
 */
export function bindsOfOthers(issues: readonly SolvedIssue[], seed: number): (number | undefined)[] {
  const groups = issues.map(({ group }) => group);
  const fold = foldsOf(groups, RULE_FOLDS, seed);
  const byFold = Array.from({ length: Math.max(...fold) + 1 }, (_, k) => {
    const others = issues.filter((_, i) => fold[i] !== k);
    return rulesOf(others, () => learnKind(others.map(resolvedIssue), seed, FULL, RULE_FOLDS).leftOut()).binds;
  });
  return issues.map((_, i) => byFold[fold[i]]);
}

/** Everything that was learned, as the file that forecasts read. */
export function learnedCalibration(
  solved: readonly SolvedIssue[],
  { from, seed, times = [] }: { from: string[]; seed: number; times?: readonly CaseTime[] },
): Calibration {
  const kinds: Calibration['kinds'] = {};
  const learnedKinds = solved.length === 0 && times.length > 0 ? [] : learnKinds(solved, seed);
  for (const [kind, { fitted, issues, pull, leftOut }] of learnedKinds) {
    kinds[kind] = { ...kindCalibration(fitted, issues, pull), ...(kind === 'other' ? {} : rulesOf(issues, leftOut)) };
  }
  const elections = electionsOf(solved);
  const learned =
    elections.length >= LEAST_GROUPS ? { coalitions: roundedWeights(learnCoalitions(elections.map(lessonOf))) } : {};
  const paces = pacesOf(times, seed);
  return {
    ...{ format: 'tightrope-calibration', version: 1, from, seed, kinds },
    ...(paces ? { paces } : {}),
    ...learned,
  };
}

const roundedWeights = ({ coalition, leader, others, led }: CoalitionWeights): CoalitionWeights => ({
  coalition: coalition.map(rounded),
  leader: leader.map(rounded),
  others: rounded(others),
  led: rounded(led),
});
