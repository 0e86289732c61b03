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
export type { AgreedBy, PaceSource, Timing } from './agreement/agreed-by.ts';
export type { AskedOutcome } from './agreement/asked-outcomes.ts';
export type { Bargain, Demand, IssueCondition } from './agreement/bargain.ts';
export type { BestGuess, Prepared } from './prepare.ts';
export type { Bounds, NormalQuantity, Quantity, RangeQuantity } from '../situation/quantity.ts';
export type { ByActor, Trace, TraceOptions, TracedMove, TracedOutcome, TracedRound } from './trace.ts';
export type { Calibration, Component, KindCalibration } from '../calibration/calibration.ts';
export type { ChallengeSettings } from '../models/expected-utility/challenge.ts';
export type { Change, Reasons } from '../situation/judgement.ts';
export type { ChosenCalibration } from '../calibration/choose.ts';
export type { ChosenModels } from './models-of.ts';
export type { Circle } from './circle.ts';
export type { ColumnArrays, ColumnKey, ColumnReader, Columns, DrawnColumns } from './columns.ts';
export type { Compiled } from './compile.ts';
export type { CouncilName } from '../situation/council.ts';
export type { Criterion, Problem, VotingRule } from '../models/problem.ts';
export type { Deal } from './agreement/deals.ts';
export type { DealChances } from './agreement/deal-chances.ts';
export type { DealParties } from './agreement/deal-columns.ts';
export type { Dependence, DependenceSlots } from './dependence.ts';
export type { Design, PastSpan } from './design.ts';
export type { DrawJob, JobList, Lane, RunOptions, Runner } from './run.ts';
export type { ExchangeSettings } from '../models/exchange/exchange.ts';
export type { ExpectedUtilitySettings } from '../models/expected-utility/settings.ts';
export type { FillColumn, SamplerName } from './sampling/sampler.ts';
export type { ForecastCalibration } from '../calibration/forecast-calibration.ts';
export type { Holder, Holding } from './holding.ts';
export type { Input, InputKind } from './inputs.ts';
export type { KeptDraws } from './sampling/drawing.ts';
export type { KeptSolution, KeptSolutions } from './kept-solutions.ts';
export type { Kind, Role, TimedKind } from '../situation/kinds.ts';
export type { LearnedPace, LearnedTrait } from '../calibration/pace/learned-pace.ts';
export type { Loss, NashSettings } from '../models/nash.ts';
export type { ModelOutput, SampleMatrix, UncertainInput } from './values.ts';
export type { ModelSettings } from '../models/models.ts';
export type { Paces } from '../calibration/pace/paces.ts';
export type { PackageSearch } from './agreement/package-search.ts';
export type { PastRooms } from './agreement/past-rooms.ts';
export type { Quartiles } from './agreement/sealed-offers.ts';
export type { RoomOf } from './room.ts';
export type { Sample } from './sample.ts';
export type { Scale } from '../situation/scale.ts';
export type { Selector } from '../situation/selector.ts';
export type { SingleChange } from './what-if.ts';
export type { SpatialOptions, SpatialSettings } from '../models/spatial/options.ts';
export type { Trait } from '../situation/traits.ts';
export type { Viewpoint } from '../situation/viewpoint.ts';
