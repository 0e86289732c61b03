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
} from '../models/model.ts';
export type { AgreedBy, PaceSource, Timing } from '../engine/agreement/agreed-by.ts';
export type { AskedOutcome } from '../engine/agreement/asked-outcomes.ts';
export type { Bargain, Demand, IssueCondition } from '../engine/agreement/bargain.ts';
export type { BestGuess, Prepared } from '../engine/prepare.ts';
export type { Block, InterventionJob, SearchJob, WhatIfJob } from './interventions/intervention-jobs.ts';
export type { Bounds, NormalQuantity, Quantity, RangeQuantity } from '../situation/quantity.ts';
export type { CandidateMove } from './interventions/moves.ts';
export type { ChallengeSettings } from '../models/expected-utility/challenge.ts';
export type { Change, Reasons } from '../situation/judgement.ts';
export type { ChosenModels } from '../engine/models-of.ts';
export type { Coalition, Intervention, Interventions } from './interventions/interventions.ts';
export type { ColumnArrays, ColumnKey, Columns } from '../engine/columns.ts';
export type { Compiled } from '../engine/compile.ts';
export type { Component, KindCalibration } from '../calibration/calibration.ts';
export type { CouncilName } from '../situation/council.ts';
export type { Counterfactual } from './discovery/counterfactual.ts';
export type { Criterion, Problem, VotingRule } from '../models/problem.ts';
export type { Deal } from '../engine/agreement/deals.ts';
export type { DealChances } from '../engine/agreement/deal-chances.ts';
export type { DealParties } from '../engine/agreement/deal-columns.ts';
export type { Decisive, Grounds } from './pareto/decisive.ts';
export type { DependenceSlots } from '../engine/dependence.ts';
export type { Design, PastSpan } from '../engine/design.ts';
export type { DiscoveryOptions, OutcomeScenarios, ScenarioBox, ScenarioLimit } from './discovery/scenario-discovery.ts';
export type { Estimate } from '../numeric/statistics.ts';
export type { ExchangeSettings } from '../models/exchange/exchange.ts';
export type { ExpectedUtilitySettings } from '../models/expected-utility/settings.ts';
export type { ForecastCalibration } from '../calibration/forecast-calibration.ts';
export type { GroupSensitivity, InputSensitivity, Sensitivity } from './sensitivity/sensitivity.ts';
export type { Holder, Holding } from '../engine/holding.ts';
export type { Input, InputKind } from '../engine/inputs.ts';
export type { InputGroup, SensitivityJob } from './sensitivity/sensitivity-jobs.ts';
export type { InterventionOptions } from './interventions/intervention-stages.ts';
export type { Kind, Role, TimedKind } from '../situation/kinds.ts';
export type { LearnedPace, LearnedTrait } from '../calibration/pace/learned-pace.ts';
export type { Loss, NashSettings } from '../models/nash.ts';
export type { ModelOutput, SampleMatrix, UncertainInput } from '../engine/values.ts';
export type { ModelSettings } from '../models/models.ts';
export type { Paces } from '../calibration/pace/paces.ts';
export type { PackageSearch } from '../engine/agreement/package-search.ts';
export type { Parameter } from './interventions/parameters.ts';
export type { ParetoImprovement, ParetoImprovements, ParetoOptions } from './pareto/pareto-improvements.ts';
export type { PastRooms } from '../engine/agreement/past-rooms.ts';
export type { Quartiles } from '../engine/agreement/sealed-offers.ts';
export type { ResampleOptions } from './discovery/resample.ts';
export type { ResolvedNumber, Stacking, StackingScores } from './stacking.ts';
export type { RoomOf } from '../engine/room.ts';
export type { Sample } from '../engine/sample.ts';
export type { SamplerName } from '../engine/sampling/sampler.ts';
export type { Selector } from '../situation/selector.ts';
export type { SingleChange } from '../engine/what-if.ts';
export type { SobolIndex, SobolIndices, SobolOptions } from './sensitivity/sobol-indices.ts';
export type { SpatialOptions, SpatialSettings } from '../models/spatial/options.ts';
export type { TippingPoint } from './interventions/tipping-points.ts';
export type { Trait } from '../situation/traits.ts';
