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
export type {
  Border,
  Dispute,
  Exit,
  ExitKind,
  Major,
  Manner,
  Membership,
  StateTables,
} from '../outside/states/system.ts';
export type {
  CameTrue,
  FearRecord,
  MeanProbability,
  PeriodRecord,
  TriggerRecord,
} from '../ledger/record/fear-record.ts';
export type { Aliases } from '../outside/actors/aliases.ts';
export type { BaseRate, ComparedRate, RateSource } from '../outside/base-rate/base-rate.ts';
export type { ChallengeSettings } from '../models/expected-utility/challenge.ts';
export type { Change, Reasons } from '../situation/judgement.ts';
export type { Claim, ClaimForecast, Resolution } from '../ledger/claim/claim.ts';
export type { ClaimKind, ClaimantKind, Verdict } from '../ledger/claim/kinds.ts';
export type { CouncilName } from '../situation/council.ts';
export type { EventSource, Gap, Pair, StoredOccurrence } from '../outside/event-source.ts';
export type { ExchangeSettings } from '../models/exchange/exchange.ts';
export type { ExpectedUtilitySettings } from '../models/expected-utility/settings.ts';
export type { Frequency } from '../numeric/jeffreys.ts';
export type { History } from '../ledger/claim/history.ts';
export type { Kind, Role } from '../situation/kinds.ts';
export type { Loss, NashSettings } from '../models/nash.ts';
export type { ModelSettings } from '../models/models.ts';
export type { NormalQuantity, Quantity, RangeQuantity } from '../situation/quantity.ts';
export type { Observed, QuadEvents } from '../outside/series/quad-events.ts';
export type { Occurrence, Window, WindowState } from '../outside/base-rate/window.ts';
export type { PeriodUnit } from '../ledger/record/periods.ts';
export type { RecordSources, RecordWarning, SituationRecord } from './record.ts';
export type { ResolvedClaim, Standing } from '../ledger/score/resolved-claim.ts';
export type { ResolvedViews } from '../ledger/score/resolved-views.ts';
export type { Selector } from '../situation/selector.ts';
export type { Span } from '../outside/states/span.ts';
export type { SpatialOptions, SpatialSettings } from '../models/spatial/options.ts';
export type { Speculation } from '../outside/series/speculation.ts';
export type { Survival } from '../outside/base-rate/survival.ts';
export type { SurvivalStep } from '../numeric/survival/kaplan-meier.ts';
