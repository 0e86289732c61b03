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
} from './hypotheses/section.ts';
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
} from './situation.ts';
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
} from './agreement-types.ts';
export type { ChallengeSettings } from '../models/expected-utility/challenge.ts';
export type { Change, Reasons } from './judgement.ts';
export type { Choosing } from './import/draft.ts';
export type { ConditionFault } from './parse-condition.ts';
export type { CouncilName } from './council.ts';
export type { DateOrder } from './table/written-date.ts';
export type { Decimal } from './table/written-number.ts';
export type { ErrorCode, TightropeError, UsageError } from '../numeric/errors.ts';
export type { ExchangeSettings } from '../models/exchange/exchange.ts';
export type { ExpectedUtilitySettings } from '../models/expected-utility/settings.ts';
export type { Fault, FaultError, Place } from './fault.ts';
export type { HypothesesImport } from './hypotheses/import/index.ts';
export type { HypothesesRead } from './hypotheses/read.ts';
export type { ImportOptions, ImportResult } from './import/index.ts';
export type { Issues, NumberNode, OutcomeValues, Term, TruthNode } from './condition.ts';
export type { Kind, Role } from './kinds.ts';
export type { Loss, NashSettings } from '../models/nash.ts';
export type { ModelSettings } from '../models/models.ts';
export type { NormalQuantity, Quantity, RangeQuantity } from './quantity.ts';
export type { ReadResult } from './read.ts';
export type { Scale } from './scale.ts';
export type { Selector } from './selector.ts';
export type { SpatialOptions, SpatialSettings } from '../models/spatial/options.ts';
export type { Viewpoint } from './viewpoint.ts';
