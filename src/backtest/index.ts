export { type Basis, mixtureOf } from '../calibration/basis.ts';
export {
  type Calibration,
  calibrationSchema,
  type KindCalibration,
  type OutcomeDistribution,
} from '../calibration/calibration.ts';
export { type Mixture, mixtureCrps, probabilityBelow, probabilityUpTo, quantileOf } from '../calibration/mixture.ts';
export type { LearnedPace } from '../calibration/pace/learned-pace.ts';
export type { Paces } from '../calibration/pace/paces.ts';
export type { Election, Party } from '../models/coalition/election.ts';
export { type CoalitionWeights, type Lesson, learnCoalitions, lessonOf } from '../models/coalition/learn.ts';
export { type CoalitionForecast, predictCoalition } from '../models/coalition/predict.ts';
export type { CaseSet, ResolvedCase } from '../situation/cases/case-set.ts';
export type { CaseTime } from '../situation/cases/case-time.ts';
export { electionOf } from '../situation/cases/election-of.ts';
export { type CaseOptions, readCases } from '../situation/cases/read-cases.ts';
export {
  type Backtest,
  type BacktestRow,
  backtest,
  type Forecaster,
  type ForecasterScores,
  type KindScores,
  type QuestionRow,
} from './backtest.ts';
export { learn } from './learn.ts';
export type { KindPaces, PaceCalibration, PaceScores } from './pace/score-paces.ts';
export { type PairedDifference, pairedDifference } from './paired-bootstrap.ts';
export type { KindQuestions, QuestionScores } from './score-questions.ts';
export type { RuleScores } from './score-rules.ts';
export type { IssueScore, Summary } from './scores.ts';
export { type SolvedCase, type SolvedIssue, solveCase, type YesNo } from './solve-case.ts';
