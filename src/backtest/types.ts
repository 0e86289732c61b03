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
export type { Atoms } from '../numeric/atoms.ts';
export type { Backtest, BacktestRow, Forecaster, ForecasterScores, KindScores, QuestionRow } from './backtest.ts';
export type { Basis } from '../calibration/basis.ts';
export type { Calibration, Component, KindCalibration, OutcomeDistribution } from '../calibration/calibration.ts';
export type { CaseOptions } from '../situation/cases/read-cases.ts';
export type { CaseSet, ResolvedCase } from '../situation/cases/case-set.ts';
export type { CaseText } from '../situation/cases/case-source.ts';
export type { CaseTime } from '../situation/cases/case-time.ts';
export type { CellValue, GridRow, Sheet } from '../situation/import/xlsx/read-sheet.ts';
export type { CensoredNormal } from '../calibration/censored-normal.ts';
export type { ChallengeSettings } from '../models/expected-utility/challenge.ts';
export type { Change, Reasons } from '../situation/judgement.ts';
export type { Choice } from '../models/coalition/logit.ts';
export type { CoalitionForecast } from '../models/coalition/predict.ts';
export type { CoalitionWeights, Lesson } from '../models/coalition/learn.ts';
export type { CouncilName } from '../situation/council.ts';
export type { Decimal } from '../situation/table/written-number.ts';
export type { DeuOptions } from '../situation/cases/deu.ts';
export type { Election, Party } from '../models/coalition/election.ts';
export type { ExchangeSettings } from '../models/exchange/exchange.ts';
export type { ExpectedUtilitySettings } from '../models/expected-utility/settings.ts';
export type { Fault, Place } from '../situation/fault.ts';
export type { IssueScore, Summary } from './scores.ts';
export type { Kind, Role, TimedKind } from '../situation/kinds.ts';
export type { KindPaces, PaceCalibration, PacePoint, PaceScores } from './pace/score-paces.ts';
export type { KindQuestions, QuestionScores } from './score-questions.ts';
export type { LearnedPace, LearnedTrait } from '../calibration/pace/learned-pace.ts';
export type { Lifetime } from '../numeric/survival/kaplan-meier.ts';
export type { LongField } from '../situation/cases/long-fields.ts';
export type { LongOptions } from '../situation/cases/long-table.ts';
export type { Loss, NashSettings } from '../models/nash.ts';
export type { Mixture } from '../calibration/mixture.ts';
export type { ModelSettings } from '../models/models.ts';
export type { Murphy } from '../ledger/score/murphy.ts';
export type { NormalQuantity, Quantity, RangeQuantity } from '../situation/quantity.ts';
export type { Paces } from '../calibration/pace/paces.ts';
export type { PairedDifference } from './paired-bootstrap.ts';
export type { RuleScores } from './score-rules.ts';
export type { Selector } from '../situation/selector.ts';
export type { SolvedCase, SolvedIssue, YesNo } from './solve-case.ts';
export type { SpatialOptions, SpatialSettings } from '../models/spatial/options.ts';
export type { Trait, Traits } from '../situation/traits.ts';
export type { Winset } from '../models/winset.ts';
