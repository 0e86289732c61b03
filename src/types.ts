// Every type that users meet in what the package exports; `npm run types` writes it anew.
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
} from './situation/hypotheses/section.ts';
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
} from './situation/situation.ts';
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
} from './forecast/forecast.ts';
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
} from './situation/agreement-types.ts';
export type {
  Backtest,
  BacktestRow,
  Forecaster,
  ForecasterScores,
  KindScores,
  QuestionRow,
} from './backtest/backtest.ts';
export type {
  Border,
  Dispute,
  Exit,
  ExitKind,
  Major,
  Manner,
  Membership,
  StateTables,
} from './outside/states/system.ts';
export type {
  CameTrue,
  FearRecord,
  MeanProbability,
  PeriodRecord,
  TriggerRecord,
} from './ledger/record/fear-record.ts';
export type {
  ClaimImportOptions,
  ClaimImportResult,
  ImportFile,
  ImportFormat,
  ImportedClaim,
} from './ledger/import/imported.ts';
export type {
  DiscoveryOptions,
  OutcomeScenarios,
  ScenarioBox,
  ScenarioLimit,
} from './inside/discovery/scenario-discovery.ts';
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
} from './models/model.ts';
export type {
  Speculation,
  SpeculationMonth,
  SpeculationRecord,
  SpeculationTrigger,
} from './outside/series/speculation.ts';
export type { Accuracy, Scorer } from './outside/next-events/evaluate.ts';
export type { Ach, OrderDifference } from './hypotheses/ach.ts';
export type { AgreedBy, PaceSource, Timing } from './engine/agreement/agreed-by.ts';
export type { AgreementForecast, ClashForecast, DealFactors, PartyForecast } from './forecast/agreements.ts';
export type { Aliases } from './outside/actors/aliases.ts';
export type { Analysis, AnalysisOptions, AnswerSensitivity, Part, Stage } from './forecast/analysis.ts';
export type { AnalystAnswer, Analysts, Disagreement } from './hypotheses/analysts.ts';
export type { AnalystFile } from './situation/hypotheses/merge-analysts.ts';
export type { AskedOutcome } from './engine/agreement/asked-outcomes.ts';
export type { AssumptionSensitivity, TriedAssumption } from './forecast/deal-assumptions.ts';
export type { AtLeastOne, PoissonRate } from './outside/rates/poisson.ts';
export type { Atoms } from './numeric/atoms.ts';
export type { Bargain, Demand, IssueCondition } from './engine/agreement/bargain.ts';
export type { BaseRate, ComparedRate, RateSource } from './outside/base-rate/base-rate.ts';
export type { BaseRateTextOptions } from './report/base-rate/text.ts';
export type { Basis } from './calibration/basis.ts';
export type { BenchmarkOptions, BenchmarkResult, Method } from './outside/next-events/benchmark.ts';
export type { BestGuess, Prepared } from './engine/prepare.ts';
export type { Binning } from './ledger/score/bins.ts';
export type { Bins } from './outside/next-events/boost/bins.ts';
export type { Block, InterventionJob, SearchJob, WhatIfJob } from './inside/interventions/intervention-jobs.ts';
export type { Bounds, NormalQuantity, Quantity, RangeQuantity } from './situation/quantity.ts';
export type { ByActor, Trace, TraceOptions, TracedMove, TracedOutcome, TracedRound } from './engine/trace.ts';
export type { ByDate } from './outside/rates/by-date.ts';
export type { CabinetForecast, CoalitionPartyForecast, CoalitionsForecast } from './forecast/coalitions.ts';
export type { CalibratedBy } from './forecast/calibrated-by.ts';
export type { Calibration, Component, KindCalibration, OutcomeDistribution } from './calibration/calibration.ts';
export type { CalibrationBin } from './ledger/score/calibration.ts';
export type { CandidateMove } from './inside/interventions/moves.ts';
export type { CandidateReason } from './outside/next-events/reasons.ts';
export type { CarriedExcitement } from './outside/rates/hawkes-forecast.ts';
export type { CaseOptions } from './situation/cases/read-cases.ts';
export type { CaseSet, ResolvedCase } from './situation/cases/case-set.ts';
export type { CaseText } from './situation/cases/case-source.ts';
export type { CaseTime } from './situation/cases/case-time.ts';
export type { Cell, Reading } from './hypotheses/cell.ts';
export type { CellValue, GridRow, Sheet } from './situation/import/xlsx/read-sheet.ts';
export type { CensoredNormal } from './calibration/censored-normal.ts';
export type { ChainCheck, Head, Verification } from './ledger/claim/verify.ts';
export type { ChainRules } from './outside/next-events/chain-rules.ts';
export type { ChallengeRound, ChallengeSettings, ChallengeStep } from './models/expected-utility/challenge.ts';
export type { Change, Reasons } from './situation/judgement.ts';
export type { ChangepointOptions, Changepoints, Segment, Within } from './outside/series/changepoints.ts';
export type { ChartDocument } from './report/page/chart.ts';
export type { Choice } from './models/coalition/logit.ts';
export type { Choosing } from './situation/import/draft.ts';
export type { ChosenCalibration } from './calibration/choose.ts';
export type { ChosenModels } from './engine/models-of.ts';
export type { Circle } from './engine/circle.ts';
export type { Claim, ClaimForecast, Resolution } from './ledger/claim/claim.ts';
export type { ClaimKind, ClaimantKind, Status, Verdict } from './ledger/claim/kinds.ts';
export type { ClaimMapping } from './ledger/import/mapping.ts';
export type { ClassRateOptions } from './outside/base-rate/class-rate.ts';
export type { Coalition, Intervention, Interventions } from './inside/interventions/interventions.ts';
export type { CoalitionForecast } from './models/coalition/predict.ts';
export type { CoalitionWeights, Lesson } from './models/coalition/learn.ts';
export type { ColumnArrays, ColumnKey, ColumnReader, Columns, DrawnColumns } from './engine/columns.ts';
export type { Combination, LearnOptions } from './outside/next-events/combine.ts';
export type { Compared, Comparison, Difference, NamedViewpoint } from './forecast/compare.ts';
export type { Compiled } from './engine/compile.ts';
export type { Concessions, Winset } from './models/winset.ts';
export type { ConditionFault } from './situation/parse-condition.ts';
export type { Contribution } from './hypotheses/contributions.ts';
export type { CouncilName } from './situation/council.ts';
export type { Counterfactual } from './inside/discovery/counterfactual.ts';
export type { Counts } from './outside/base-rate/from-counts.ts';
export type { Criterion, Problem, VotingRule } from './models/problem.ts';
export type { DailyCounts, Ties } from './outside/rates/daily-counts.ts';
export type { DateOrder } from './situation/table/written-date.ts';
export type { Deal } from './engine/agreement/deals.ts';
export type { DealChances } from './engine/agreement/deal-chances.ts';
export type { DealParties } from './engine/agreement/deal-columns.ts';
export type { Decimal } from './situation/table/written-number.ts';
export type { Decisive, Grounds } from './inside/pareto/decisive.ts';
export type { Dependence, DependenceSlots } from './engine/dependence.ts';
export type { DescribedIndicator, IndicatorsOptions } from './outside/series/indicators.ts';
export type { Design, PastSpan } from './engine/design.ts';
export type { DeuOptions } from './situation/cases/deu.ts';
export type { DrawJob, JobList, Lane, RunOptions, Runner } from './engine/run.ts';
export type { DrawOptions, Draws } from './hypotheses/draws.ts';
export type { Drawn, Job, JobResult, JobRunner } from './forecast/jobs.ts';
export type { Edge } from './ledger/claim/moment.ts';
export type { Election, Party } from './models/coalition/election.ts';
export type { Ending, StateClass } from './outside/states/state-class.ts';
export type { Entry, Seal, SealedEntry } from './ledger/claim/entry.ts';
export type { ErrorCode, TightropeError, UsageError } from './numeric/errors.ts';
export type { Estimate } from './numeric/statistics.ts';
export type { EventCode, Quad } from './outside/codes/cameo.ts';
export type { EventHistory, Index } from './outside/next-events/history.ts';
export type { EventRateOptions } from './outside/base-rate/event-rate.ts';
export type { EventSource, Gap, Pair, StoredOccurrence } from './outside/event-source.ts';
export type { Events, PlainEvent, Split } from './outside/next-events/events.ts';
export type { ExchangeSettings } from './models/exchange/exchange.ts';
export type { ExpectedUtilitySettings } from './models/expected-utility/settings.ts';
export type { Explained, Item, Leaf, LookupRow, Matrix, PriorTree, Row } from './hypotheses/matrix.ts';
export type { ExplainedOutcomes, MixedOutcome } from './forecast/explained.ts';
export type { ExplanationAnswer, Interval, Running } from './hypotheses/answers.ts';
export type { Factor } from './forecast/factor.ts';
export type { Fault, FaultError, Place } from './situation/fault.ts';
export type { Fear } from './outside/series/speculation-in.ts';
export type { Fewest, Otherwise, Reliance } from './hypotheses/robustness.ts';
export type { FillColumn, SamplerName } from './engine/sampling/sampler.ts';
export type { ForecastCalibration } from './calibration/forecast-calibration.ts';
export type { ForecastOptions, Plan } from './forecast/plan.ts';
export type { ForecastPageOptions } from './report/forecast/page.ts';
export type { Forest } from './outside/next-events/boost/forest.ts';
export type { Frequency } from './numeric/jeffreys.ts';
export type { GroupScores, ScoreTable, ScoreTableOptions } from './ledger/score/score-table.ts';
export type { GroupSensitivity, InputSensitivity, Sensitivity } from './inside/sensitivity/sensitivity.ts';
export type { Grouping } from './ledger/score/group-by.ts';
export type { HawkesFit } from './outside/rates/hawkes-fit.ts';
export type { HawkesParameters } from './outside/rates/hawkes-likelihood.ts';
export type { HawkesRate } from './outside/rates/hawkes-rate.ts';
export type { HeldOutWindow, Horizon, RateMethod } from './outside/rates/held-out.ts';
export type { History, ListedClaim } from './ledger/claim/history.ts';
export type { Holder, Holding } from './engine/holding.ts';
export type { HorizonScore, MethodScore, ScoreDifference } from './outside/rates/held-out-scores.ts';
export type { HypothesesImport } from './situation/hypotheses/import/index.ts';
export type { HypothesesRead } from './situation/hypotheses/read.ts';
export type { ImportOptions, ImportResult } from './situation/import/index.ts';
export type { Impossible, Surprise } from './hypotheses/surprise.ts';
export type { Indicator, IndicatorPeriod } from './outside/series/indicator.ts';
export type { IndicatorChanges } from './outside/series/changes.ts';
export type { IndicatorPage } from './report/indicator/html.ts';
export type { Influence, IssueInfluence } from './inside/influence.ts';
export type { Input, InputKind } from './engine/inputs.ts';
export type { InputGroup, SensitivityJob } from './inside/sensitivity/sensitivity-jobs.ts';
export type { InterventionOptions } from './inside/interventions/intervention-stages.ts';
export type { IssueScore, Summary } from './backtest/scores.ts';
export type { Issues, NumberNode, OutcomeValues, Term, TruthNode } from './situation/condition.ts';
export type { Judgement } from './forecast/judgements.ts';
export type { KeptDraws } from './engine/sampling/drawing.ts';
export type { KeptSolution, KeptSolutions } from './engine/kept-solutions.ts';
export type { Kind, Role, TimedKind } from './situation/kinds.ts';
export type { KindPaces, PaceCalibration, PacePoint, PaceScores } from './backtest/pace/score-paces.ts';
export type { KindQuestions, QuestionScores } from './backtest/score-questions.ts';
export type { Kolmogorov } from './outside/rates/rescaled.ts';
export type { LearnedCoalitions } from './calibration/coalition-weights.ts';
export type { LearnedPace, LearnedTrait } from './calibration/pace/learned-pace.ts';
export type { Learning, OutcomesByLeaf } from './hypotheses/information.ts';
export type { Lifetime, SurvivalStep } from './numeric/survival/kaplan-meier.ts';
export type { LongField } from './situation/cases/long-fields.ts';
export type { LongOptions } from './situation/cases/long-table.ts';
export type { Loss, NashSettings, Rows } from './models/nash.ts';
export type { Meaning, WordTable } from './situation/hypotheses/words.ts';
export type { Median } from './models/weighted-median.ts';
export type { Mixture } from './calibration/mixture.ts';
export type { ModelDisagreement } from './forecast/model-disagreement.ts';
export type { ModelOutput, SampleMatrix, UncertainInput } from './engine/values.ts';
export type { ModelSettings } from './models/models.ts';
export type { ModelsApart } from './report/issues/disagreement.ts';
export type { Murphy } from './ledger/score/murphy.ts';
export type { NextEvent, NextEventsModel, NextQuestion, QuestionError } from './outside/next-events/predict.ts';
export type { Observed, QuadEvents } from './outside/series/quad-events.ts';
export type { ObservedData } from './outside/observed-data.ts';
export type { Occurrence, Window, WindowState } from './outside/base-rate/window.ts';
export type { Paces } from './calibration/pace/paces.ts';
export type { PackageSearch } from './engine/agreement/package-search.ts';
export type { Paint } from './report/terminal/lines.ts';
export type { PairRules } from './outside/next-events/pair-rules.ts';
export type { PairedDifference } from './backtest/paired-bootstrap.ts';
export type { Parameter } from './inside/interventions/parameters.ts';
export type { ParetoImprovement, ParetoImprovements, ParetoOptions } from './inside/pareto/pareto-improvements.ts';
export type { PastRooms } from './engine/agreement/past-rooms.ts';
export type { PenaltyRange } from './outside/series/penalty-path.ts';
export type { PeriodLength } from './outside/series/calendar.ts';
export type { PeriodUnit } from './ledger/record/periods.ts';
export type { PhraseMeaning, PhraseTable } from './ledger/claim/phrases.ts';
export type { PloverType } from './outside/codes/plover.ts';
export type { PositionForecast } from './forecast/cabinet-position.ts';
export type { ProbabilitiesByLeaf } from './forecast/by-explanation.ts';
export type { ProbabilityScores, ScoreEstimate, Scores, Skill, YesNoScores } from './ledger/score/group-scores.ts';
export type { Quantiles } from './ledger/score/quantile-crps.ts';
export type { Quartiles } from './engine/agreement/sealed-offers.ts';
export type { Questions } from './outside/next-events/questions.ts';
export type { RateChoice, RateOptions } from './outside/rates/choose-rate.ts';
export type { ReadLedger } from './ledger/claim/read-ledger.ts';
export type { ReadLine } from './ledger/claim/read-jsonl.ts';
export type { ReadResult } from './situation/read.ts';
export type { RecordOptions } from './ledger/record/fear-record-of.ts';
export type { RecordSources, RecordWarning, SituationRecord } from './record/record.ts';
export type { Recurrence } from './outside/next-events/recurrency.ts';
export type { ResampleOptions } from './inside/discovery/resample.ts';
export type { ResolvedClaim, Standing } from './ledger/score/resolved-claim.ts';
export type { ResolvedNumber, Stacking, StackingScores } from './inside/stacking.ts';
export type { ResolvedViews } from './ledger/score/resolved-views.ts';
export type { RoleRules } from './outside/next-events/role-rules.ts';
export type { RoomOf } from './engine/room.ts';
export type { RuleScores } from './backtest/score-rules.ts';
export type { SaidProbability } from './ledger/claim/read-probability.ts';
export type { Sample } from './engine/sample.ts';
export type { Scale } from './situation/scale.ts';
export type { Season, Seasons } from './outside/series/seasons.ts';
export type { Selector } from './situation/selector.ts';
export type { ShortOptions } from './report/forecast/short-text.ts';
export type { ShownIndicator } from './report/indicator/words.ts';
export type { ShownRate } from './report/rate/words.ts';
export type { SingleChange } from './engine/what-if.ts';
export type { SobolIndex, SobolIndices, SobolOptions } from './inside/sensitivity/sobol-indices.ts';
export type { SolvedCase, SolvedIssue, YesNo } from './backtest/solve-case.ts';
export type { Span } from './outside/states/span.ts';
export type { SpatialOptions, SpatialSettings } from './models/spatial/options.ts';
export type { SplitFiles } from './outside/next-events/read-split.ts';
export type { SpreadShares } from './forecast/spread-shares.ts';
export type { StateTexts } from './outside/states/tables.ts';
export type { StatedLink, StatedStance } from './forecast/stated.ts';
export type { StoryOptions } from './report/trace/text.ts';
export type { Supposed, Suppositions } from './hypotheses/likelihood.ts';
export type { Survival } from './outside/base-rate/survival.ts';
export type { TableError } from './outside/next-events/read-table.ts';
export type { TemporalRules } from './outside/next-events/rules.ts';
export type { TextOptions } from './report/forecast/text.ts';
export type { TippingPoint } from './inside/interventions/tipping-points.ts';
export type { Trait, Traits } from './situation/traits.ts';
export type { ViewOptions } from './forecast/views.ts';
export type { Viewpoint } from './situation/viewpoint.ts';
export type { WeighOptions, WeighedItem, Weighing } from './hypotheses/weigh.ts';
export type { Weights } from './outside/next-events/tally.ts';
export type { WhyOptions } from './report/why/text.ts';
export type { WindowBounds } from './outside/base-rate/event-windows.ts';
