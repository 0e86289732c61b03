export { type Basis, mixtureOf } from '../calibration/basis.ts';
export {
  type Calibration,
  calibrationSchema,
  type Distribution as LearnedDistribution,
  type KindCalibration,
} from '../calibration/calibration.ts';
export { type Mixture, mixtureCrps, probabilityBelow, probabilityUpTo, quantileOf } from '../calibration/mixture.ts';
export type { Election, Party } from '../models/coalition/election.ts';
export { type CoalitionWeights, type Lesson, learnCoalitions, lessonOf } from '../models/coalition/learn.ts';
export { type CoalitionForecast, predictCoalition } from '../models/coalition/predict.ts';
export type { CaseSet, ResolvedCase } from '../situation/cases/case-set.ts';
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
export { type PairedDifference, pairedDifference } from './paired-bootstrap.ts';
export type { KindQuestions, QuestionScores } from './score-questions.ts';
export type { IssueScore, Summary } from './scores.ts';
export { type SolvedCase, type SolvedIssue, solveCase, type YesNo } from './solve-case.ts';
