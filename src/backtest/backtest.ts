import type { Calibration } from '../calibration/calibration.ts';
import { models as builtIn } from '../models/models.ts';
import { UsageError } from '../numeric/errors.ts';
import { checkIterable, checkParts } from '../numeric/given.ts';
import { groupBy } from '../numeric/group-by.ts';
import { quoteName } from '../numeric/nearest-name.ts';
import { sampleQuantile } from '../numeric/statistics.ts';
import type { CaseTime } from '../situation/cases/case-time.ts';
import type { Kind } from '../situation/situation.ts';
import { foldsOf } from './folds.ts';
import { groupCount } from './learn.ts';
import { learnedBefore, learnedFromOthers } from './learned.ts';
import { asForecast, type LearnedAsForecast } from './learned-forecast.ts';
import { NAIVE } from './naive.ts';
import { type KindPaces, scorePaces } from './pace/score-paces.ts';
import { type PairedDifference, pairedDifference } from './paired-bootstrap.ts';
import { ofSample, type Prediction } from './prediction.ts';
import { type KindQuestions, scoreQuestions } from './score-questions.ts';
import { type RuleScores, scoreRules } from './score-rules.ts';
import { type IssueScore, randomOf, type Summary, scoreOf, summaryOf } from './scores.ts';
import type { SolvedCase, SolvedIssue, YesNo } from './solve-case.ts';

/** Somebody or something that forecasts. */
export interface Forecaster {
  name: string;
  title: string;
  sort: 'learned' | 'pool' | 'model' | 'naive';
}

/** How good one forecaster was over the issues of one kind. */
export interface ForecasterScores extends Forecaster, Summary {
  /** Its error and CRPS less those of the weighted mean, with 95% intervals over whole groups; below 0 is better. */
  errorDifference: PairedDifference;
  crpsDifference: PairedDifference;
}

/** The scores of one kind of bargain. */
export interface KindScores {
  kind: Kind;
  cases: number;
  groups: number;
  issues: number;
  forecasters: ForecasterScores[];
  /** What formal rules add to what was learned, where enough issues have one. */
  rules?: RuleScores;
}

/** One issue as one forecaster saw it. */
export interface BacktestRow extends IssueScore {
  case: string;
  group: string;
  kind: Kind;
  issue: string;
  /** What the issue is called. */
  name: string;
  forecaster: string;
  /** The ends of what the sources can be read as, in points of 100. */
  happenedLow: number;
  happenedHigh: number;
  /** Where the outcome was read, and by whom, as far as the case says. */
  source?: string;
  coder?: string;
}

/** Every yes-no question as one forecaster saw it. */
export interface QuestionRow {
  case: string;
  group: string;
  kind: Kind;
  about: KindQuestions['about'];
  question: string;
  happened: boolean;
  forecaster: string;
  probability: number;
}

export interface Backtest {
  seed: number;
  /** The files of the cases that an earlier calibration was learned from, where one was scored. */
  learnedFrom?: string[];
  kinds: KindScores[];
  questions: KindQuestions[];
  rows: BacktestRow[];
  questionRows: QuestionRow[];
  /** How long bargains took, by kind. */
  paces: KindPaces[];
}

/** The name of the forecaster that the others are compared with. */
export const BENCHMARK = 'weighted-mean';

const RESIDUAL_FOLDS = 10;

/**
 * Scores every model, the equal pool, what is learned from the other cases, and naive rules on resolved issues.
 * What is learned is learned without the group that it is scored on, or else what an earlier calibration says.
 *
 * @param models names and titles of the models by which the cases were solved, in the order of the report; the weighted mean among
 * them
 * @param seed of the bootstrap, the folds and the random part of the PIT
 * @param calibration learned before, from other cases
 * @param times how long bargains took, also those that were still open
 * @throws UsageError if the weighted mean is missing, or a case was not solved by one of the models
 * @example backtest(cases.map((one) => solveCase(one))).kinds[0].forecasters[0].error // 23.5, in points of 100
 */
export function backtest(
  cases: readonly SolvedCase[],
  models: readonly { name: string; title: string }[] = builtIn,
  seed = 1,
  calibration?: Calibration,
  times: readonly CaseTime[] = [],
): Backtest {
  checkSolved(cases, 'backtest');
  checkModels(cases, models);
  const solved = cases.flatMap(({ issues }) => issues);
  const asked = new Map<string, YesNo[]>();
  const ask = (about: KindQuestions['about'], question: YesNo) => {
    const key = `${question.kind} ${about}`;
    const others = asked.get(key);
    if (others) others.push(question);
    else asked.set(key, [question]);
  };
  const learnedFor = calibration
    ? learnedBefore(calibration)
    : solved.length > 0
      ? learnedFromOthers(solved, seed)
      : () => undefined;
  const byKind = new Map<Kind, LearnedAsForecast | undefined>();
  const learnedOf = (kind: Kind, issues: readonly SolvedIssue[] = []): LearnedAsForecast | undefined => {
    if (byKind.has(kind)) return byKind.get(kind);
    const found = learnedFor(kind, issues);
    const learned = found && asForecast(found, cases, seed);
    byKind.set(kind, learned);
    return learned;
  };
  const kinds: KindScores[] = [];
  const rows: BacktestRow[] = [];
  for (const [kind, issues] of groupBy(solved, (issue) => issue.kind)) {
    const learned = learnedOf(kind, issues);
    for (const [election, forecast] of learned?.cabinets ?? []) {
      election.parties.forEach(({ name, position, seats, inCabinet, leads }, k) => {
        if (position === undefined || seats <= 0 || inCabinet === undefined || leads === undefined) return;
        const about = { case: election.id, group: election.country, kind, question: name };
        const by = (p: number) => new Map([['learned', p]]);
        ask('in-cabinet', { ...about, happened: inCabinet, probability: by(forecast.inCabinet[k]) });
        ask('leads', { ...about, happened: leads, probability: by(forecast.leads[k]) });
      });
    }
    const forecasters: (Forecaster & { predict: (issue: SolvedIssue, i: number) => Prediction })[] = [
      ...(learned
        ? [{ name: 'learned', sort: 'learned' as const, title: learned.title, predict: learned.predict }]
        : []),
      ...(learned?.rules
        ? [
            {
              name: 'learned-rules',
              sort: 'learned' as const,
              title: 'learned, rules binding',
              predict: learned.rules.predict,
            },
          ]
        : []),
      ...(learned?.elsewhere
        ? [
            {
              name: 'learned-elsewhere',
              sort: 'learned' as const,
              title: 'learned from other kinds',
              predict: learned.elsewhere,
            },
          ]
        : []),
      { name: 'pool', title: 'equal pool', sort: 'pool', predict: (issue) => ofSample(pooled(issue)) },
      ...models.map(({ name, title }) => ({
        name,
        title,
        sort: 'model' as const,
        predict: (issue: SolvedIssue) => ofSample(issue.draws.get(name) as Float64Array),
      })),
      ...(groupCount(issues) < 2
        ? []
        : [
            {
              name: 'mean-and-residuals',
              title: 'mean and its residuals',
              sort: 'naive' as const,
              predict: residuals(issues, seed),
            },
          ]),
      ...NAIVE.map((naive) => ({ ...naive, sort: 'naive' as const })),
    ];
    const scores = forecasters.map(({ predict }) =>
      issues.map((issue, i) => scoreOf(predict(issue, i), issue, randomOf(`${issue.case} ${issue.issue}`, seed))),
    );
    const scoresOf = (of: string) => scores[forecasters.findIndex(({ name }) => name === of)];
    const benchmark = scoresOf(BENCHMARK);
    const groups = issues.map(({ group }) => group);
    kinds.push({
      kind,
      cases: new Set(issues.map((issue) => issue.case)).size,
      groups: new Set(groups).size,
      issues: issues.length,
      forecasters: forecasters.map(({ name, title, sort }, f) => ({
        name,
        title,
        sort,
        ...summaryOf(scores[f]),
        errorDifference: pairedDifference(
          scores[f].map(({ error }, i) => error - benchmark[i].error),
          groups,
          seed,
        ),
        crpsDifference: pairedDifference(
          scores[f].map(({ crps }, i) => crps - benchmark[i].crps),
          groups,
          seed,
        ),
      })),
      ...(learned?.rules
        ? {
            rules: scoreRules(
              issues,
              learned.rules,
              { ruled: scoresOf('learned-rules'), free: scoresOf('learned') },
              seed,
            ),
          }
        : {}),
    });
    forecasters.forEach(({ name }, f) => {
      issues.forEach((issue, i) => {
        const { case: id, group, name: title, source, coder, outcome } = issue;
        const { low, high } = issue.basis;
        const points = (x: number) => (100 * (x - low)) / (high - low);
        rows.push({
          ...{ case: id, group, kind, issue: issue.issue, name: title, forecaster: name, ...scores[f][i] },
          ...{ happenedLow: points(outcome.low), happenedHigh: points(outcome.high) },
          ...(source === undefined ? {} : { source }),
          ...(coder === undefined ? {} : { coder }),
        });
      });
    });
  }
  for (const { of, questions } of cases) {
    if (questions.length === 0) continue;
    const { kind } = questions[0];
    const forecast = learnedOf(kind)?.forecast(of);
    for (const question of questions) {
      const answer = forecast?.outcomes.get(question.question);
      const probability = answer === undefined ? [] : [['learned', answer] as const];
      ask('outcomes', { ...question, probability: new Map([...probability, ...question.probability]) });
    }
  }
  const sorts = [...asked].map(([key, questions]) => ({
    about: key.split(' ')[1] as KindQuestions['about'],
    questions,
  }));
  return {
    seed,
    ...(calibration ? { learnedFrom: calibration.from } : {}),
    kinds,
    paces: scorePaces(times, seed, calibration?.paces),
    questions: sorts.map(({ about, questions }) => scoreQuestions(questions, { kind: questions[0].kind, about, seed })),
    rows,
    questionRows: sorts.flatMap(({ about, questions }) =>
      questions.flatMap(({ probability, ...question }) =>
        [...probability].map(([forecaster, p]) => ({ ...question, about, forecaster, probability: p })),
      ),
    ),
  };
}

function checkModels(cases: readonly SolvedCase[], models: readonly { name: string }[]): void {
  if (!models.some(({ name }) => name === BENCHMARK)) {
    throw new UsageError(`the models lack \`${BENCHMARK}\`, with which the others are compared`);
  }
  for (const { of, issues } of cases) {
    const missing = models.find(({ name }) => issues.some(({ draws }) => !draws.has(name)));
    if (missing) throw new UsageError(`case ${of.id} was not solved by the model ${quoteName(missing.name)}`);
  }
}

/** The draws of all models together, each model with the same weight. */
function* pooled({ draws }: SolvedIssue): Generator<number> {
  for (const sample of draws.values()) yield* sample;
}

/** The weighted mean plus what it was off by in the cases of other folds, cut off at the ends of the scale. */
function residuals(issues: readonly SolvedIssue[], seed: number) {
  const fold = foldsOf(
    issues.map(({ group }) => group),
    RESIDUAL_FOLDS,
    seed,
  );
  const off = issues.map((issue) => {
    const { low, high } = issue.basis;
    return ((issue.outcome.low + issue.outcome.high) / 2 - meanOf(issue)) / (high - low);
  });
  return (issue: SolvedIssue, i: number): Prediction => {
    const { low, high } = issue.basis;
    const others = off.filter((_, k) => fold[k] !== fold[i]);
    const center = meanOf(issue);
    return ofSample(
      (others.length > 0 ? others : [0]).map((r) => Math.min(high, Math.max(low, center + r * (high - low)))),
    );
  };
}

const meanOf = (issue: SolvedIssue): number => sampleQuantile(issue.draws.get(BENCHMARK) as Float64Array, 0.5);

/** @throws UsageError if these are no solved cases */
function checkSolved(cases: readonly SolvedCase[], by: string): void {
  checkIterable(cases, by, 'a list of solved cases');
  for (const one of cases) checkParts(one, by, 'a solved case, as `solveCase` returns it', ['issues']);
}
