// Every type that is met in what `index.ts` exports; `npm run types` writes it anew.
export type {
  AchSettings,
  Alarms,
  Analyst,
  CutOffs,
  EvidenceItem,
  Explanation,
  HiddenEvent,
  Hypotheses,
  HypothesesFile,
  JudgedProbability,
  JudgementsByAnalyst,
  Lookup,
  NoneOfThese,
  Reported,
  Stated,
  StatedRange,
} from '../situation/hypotheses/section.ts';
export type {
  Actor,
  Agreed,
  Cabinet,
  Dependency,
  EventClass,
  Government,
  Issue,
  Link,
  Outcome,
  OutsideView,
  Reference,
  Resolved,
  ResolvedRange,
  Rule,
  Shock,
  Situation,
  Stance,
  StateExits,
  Step,
  Uncertainty,
} from '../situation/situation.ts';
export type {
  Agreement,
  Ask,
  PaceOfClass,
  PaceOfShare,
  PaceOfTimes,
  ReasonedAsk,
  StatedPace,
  StatedTiming,
  TalksDeadline,
  Worth,
} from '../situation/agreement-types.ts';
export type { Ach, OrderDifference } from './ach.ts';
export type { AnalystAnswer, Analysts, Disagreement } from './analysts.ts';
export type { AnalystFile } from '../situation/hypotheses/merge-analysts.ts';
export type { Cell, Reading } from './cell.ts';
export type { ChallengeSettings } from '../models/expected-utility/challenge.ts';
export type { Change, Reasons } from '../situation/judgement.ts';
export type { Contribution } from './contributions.ts';
export type { CouncilName } from '../situation/council.ts';
export type { DrawOptions, Draws } from './draws.ts';
export type { ExchangeSettings } from '../models/exchange/exchange.ts';
export type { ExpectedUtilitySettings } from '../models/expected-utility/settings.ts';
export type { Explained, Item, Leaf, LookupRow, Matrix, PriorTree, Row } from './matrix.ts';
export type { ExplanationAnswer, Interval, Running } from './answers.ts';
export type { Fault, Place } from '../situation/fault.ts';
export type { Fewest, Otherwise, Reliance } from './robustness.ts';
export type { HypothesesRead } from '../situation/hypotheses/read.ts';
export type { Impossible, Surprise } from './surprise.ts';
export type { Kind, Role } from '../situation/kinds.ts';
export type { Learning, OutcomesByLeaf } from './information.ts';
export type { Loss, NashSettings } from '../models/nash.ts';
export type { Meaning, WordTable } from '../situation/hypotheses/words.ts';
export type { ModelSettings } from '../models/models.ts';
export type { NormalQuantity, Quantity, RangeQuantity } from '../situation/quantity.ts';
export type { Selector } from '../situation/selector.ts';
export type { SpatialOptions, SpatialSettings } from '../models/spatial/options.ts';
export type { Supposed, Suppositions } from './likelihood.ts';
export type { WeighOptions, WeighedItem, Weighing } from './weigh.ts';
