export { externalities } from './exchange/externalities.ts';
export {
  CHALLENGE_DEFAULTS,
  type ChallengeRound,
  type ChallengeSettings,
  challenge,
  RELATION,
} from './expected-utility/challenge.ts';
export {
  type Model,
  type Move,
  type Note,
  type NoteContext,
  type Round,
  type SettingFault,
  type Solution,
  type Solve,
  STATUS,
} from './model.ts';
export { modelNamed, models, usualModels } from './models.ts';
export { nashOutcome, type Rows } from './nash.ts';
export type { Criterion, Problem, VotingRule } from './problem.ts';
export { weightedMean } from './weighted-mean.ts';
export { type Median, weightedMedian } from './weighted-median.ts';
export { type Winset, winset } from './winset.ts';
