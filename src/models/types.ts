// Every type that is met in what `index.ts` exports; `npm run types` writes it anew.
export type {
  Model,
  Move,
  MoveKind,
  Note,
  NoteContext,
  RelationName,
  Round,
  SettingFault,
  SettingsSchema,
  Solution,
  Solve,
} from './model.ts';
export type { ChallengeRound, ChallengeSettings, ChallengeStep } from './expected-utility/challenge.ts';
export type { Concessions, Winset } from './winset.ts';
export type { Criterion, Problem, VotingRule } from './problem.ts';
export type { Loss, Rows } from './nash.ts';
export type { Median } from './weighted-median.ts';
