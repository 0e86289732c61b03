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
  ActorForecast,
  Answer,
  BearingRate,
  Distribution,
  Forecast,
  Held,
  HeldShare,
  Holds,
  IssueForecast,
  ModelIssue,
  OutcomeForecast,
  RoomForecast,
  TwoViews,
} from '../forecast/forecast.ts';
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
export type { Ach, OrderDifference } from '../hypotheses/ach.ts';
export type { AgreedBy, PaceSource, Timing } from '../engine/agreement/agreed-by.ts';
export type { AgreementForecast, ClashForecast, DealFactors, PartyForecast } from '../forecast/agreements.ts';
export type { Analysis, AnalysisOptions, AnswerSensitivity, Part, Stage } from '../forecast/analysis.ts';
export type { AnalystAnswer, Analysts, Disagreement } from '../hypotheses/analysts.ts';
export type { AskedOutcome } from '../engine/agreement/asked-outcomes.ts';
export type { AssumptionSensitivity, TriedAssumption } from '../forecast/deal-assumptions.ts';
export type { Bargain, Demand, IssueCondition } from '../engine/agreement/bargain.ts';
export type { BaseRate, ComparedRate, RateSource } from '../outside/base-rate/base-rate.ts';
export type { BestGuess, Prepared } from '../engine/prepare.ts';
export type { Block, InterventionJob, SearchJob, WhatIfJob } from '../inside/interventions/intervention-jobs.ts';
export type { Bounds, NormalQuantity, Quantity, RangeQuantity } from '../situation/quantity.ts';
export type { CabinetForecast, CoalitionPartyForecast, CoalitionsForecast } from '../forecast/coalitions.ts';
export type { CalibratedBy } from '../forecast/calibrated-by.ts';
export type { Calibration, Component, KindCalibration } from '../calibration/calibration.ts';
export type { CandidateMove } from '../inside/interventions/moves.ts';
export type { ChallengeSettings } from '../models/expected-utility/challenge.ts';
export type { Change, Reasons } from '../situation/judgement.ts';
export type { ChosenCalibration } from '../calibration/choose.ts';
export type { ChosenModels } from '../engine/models-of.ts';
export type { Coalition, Intervention, Interventions } from '../inside/interventions/interventions.ts';
export type { ColumnArrays, ColumnKey, Columns } from '../engine/columns.ts';
export type { Compared, Comparison, Difference } from '../forecast/compare.ts';
export type { Compiled } from '../engine/compile.ts';
export type { Contribution } from '../hypotheses/contributions.ts';
export type { CouncilName } from '../situation/council.ts';
export type { Counterfactual } from '../inside/discovery/counterfactual.ts';
export type { Criterion, Problem, VotingRule } from '../models/problem.ts';
export type { Deal } from '../engine/agreement/deals.ts';
export type { DealChances } from '../engine/agreement/deal-chances.ts';
export type { DealParties } from '../engine/agreement/deal-columns.ts';
export type { Decisive, Grounds } from '../inside/pareto/decisive.ts';
export type { DependenceSlots } from '../engine/dependence.ts';
export type { Design, PastSpan } from '../engine/design.ts';
export type { DrawJob, Lane, RunOptions, Runner } from '../engine/run.ts';
export type { Estimate } from '../numeric/statistics.ts';
export type { ExchangeSettings } from '../models/exchange/exchange.ts';
export type { ExpectedUtilitySettings } from '../models/expected-utility/settings.ts';
export type { ExplainedOutcomes, MixedOutcome } from '../forecast/explained.ts';
export type { ExplanationAnswer, Interval, Running } from '../hypotheses/answers.ts';
export type { Factor } from '../forecast/factor.ts';
export type { Fewest, Otherwise, Reliance } from '../hypotheses/robustness.ts';
export type { ForecastCalibration } from '../calibration/forecast-calibration.ts';
export type { ForecastOptions } from '../forecast/plan.ts';
export type { Frequency } from '../numeric/jeffreys.ts';
export type { GroupSensitivity, InputSensitivity, Sensitivity } from '../inside/sensitivity/sensitivity.ts';
export type { Holder, Holding } from '../engine/holding.ts';
export type { Impossible, Surprise } from '../hypotheses/surprise.ts';
export type { Influence, IssueInfluence } from '../inside/influence.ts';
export type { Input, InputKind } from '../engine/inputs.ts';
export type { Job, JobResult, JobRunner } from '../forecast/jobs.ts';
export type { Judgement } from '../forecast/judgements.ts';
export type { Kind, Role, TimedKind } from '../situation/kinds.ts';
export type { LearnedPace, LearnedTrait } from '../calibration/pace/learned-pace.ts';
export type { Learning } from '../hypotheses/information.ts';
export type { Loss, NashSettings } from '../models/nash.ts';
export type { ModelDisagreement } from '../forecast/model-disagreement.ts';
export type { ModelOutput, SampleMatrix, UncertainInput } from '../engine/values.ts';
export type { ModelSettings } from '../models/models.ts';
export type { Occurrence, Window, WindowState } from '../outside/base-rate/window.ts';
export type { OutcomeScenarios, ScenarioBox, ScenarioLimit } from '../inside/discovery/scenario-discovery.ts';
export type { Paces } from '../calibration/pace/paces.ts';
export type { PackageSearch } from '../engine/agreement/package-search.ts';
export type { Parameter } from '../inside/interventions/parameters.ts';
export type { ParetoImprovement, ParetoImprovements } from '../inside/pareto/pareto-improvements.ts';
export type { PastRooms } from '../engine/agreement/past-rooms.ts';
export type { PositionForecast } from '../forecast/cabinet-position.ts';
export type { Quartiles } from '../engine/agreement/sealed-offers.ts';
export type { RoomOf } from '../engine/room.ts';
export type { SamplerName } from '../engine/sampling/sampler.ts';
export type { Scale } from '../situation/scale.ts';
export type { Selector } from '../situation/selector.ts';
export type { SensitivityJob } from '../inside/sensitivity/sensitivity-jobs.ts';
export type { SingleChange } from '../engine/what-if.ts';
export type { SobolIndex, SobolIndices } from '../inside/sensitivity/sobol-indices.ts';
export type { SpatialOptions, SpatialSettings } from '../models/spatial/options.ts';
export type { SpreadShares } from '../forecast/spread-shares.ts';
export type { StatedLink, StatedStance } from '../forecast/stated.ts';
export type { Survival } from '../outside/base-rate/survival.ts';
export type { SurvivalStep } from '../numeric/survival/kaplan-meier.ts';
export type { TippingPoint } from '../inside/interventions/tipping-points.ts';
export type { Trait } from '../situation/traits.ts';
export type { WeighedItem, Weighing } from '../hypotheses/weigh.ts';
