// Every type that is met in what `index.ts` exports; `npm run types` writes it anew.
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
  Backtest,
  BacktestRow,
  Forecaster,
  ForecasterScores,
  KindScores,
  QuestionRow,
} from '../backtest/backtest.ts';
export type {
  CameTrue,
  FearRecord,
  MeanProbability,
  PeriodRecord,
  TriggerRecord,
} from '../ledger/record/fear-record.ts';
export type {
  Speculation,
  SpeculationMonth,
  SpeculationRecord,
  SpeculationTrigger,
} from '../outside/series/speculation.ts';
export type { Ach, OrderDifference } from '../hypotheses/ach.ts';
export type { AgreementForecast, ClashForecast, DealFactors, PartyForecast } from '../forecast/agreements.ts';
export type { Analysis, AnswerSensitivity } from '../forecast/analysis.ts';
export type { AnalystAnswer, Analysts, Disagreement } from '../hypotheses/analysts.ts';
export type { Ask, ReasonedAsk } from '../situation/agreement-types.ts';
export type { AssumptionSensitivity, TriedAssumption } from '../forecast/deal-assumptions.ts';
export type { AtLeastOne, PoissonRate } from '../outside/rates/poisson.ts';
export type { BaseRate, ComparedRate, RateSource } from '../outside/base-rate/base-rate.ts';
export type { BaseRateTextOptions } from './base-rate/text.ts';
export type { ByActor, Trace, TracedMove, TracedOutcome, TracedRound } from '../engine/trace.ts';
export type { ByDate } from '../outside/rates/by-date.ts';
export type { CabinetForecast, CoalitionPartyForecast, CoalitionsForecast } from '../forecast/coalitions.ts';
export type { CalibratedBy } from '../forecast/calibrated-by.ts';
export type { Calibration, Component, KindCalibration } from '../calibration/calibration.ts';
export type { CandidateMove } from '../inside/interventions/moves.ts';
export type { CarriedExcitement } from '../outside/rates/hawkes-forecast.ts';
export type { Changepoints, Segment, Within } from '../outside/series/changepoints.ts';
export type { ChartDocument } from './page/chart.ts';
export type { Circle } from '../engine/circle.ts';
export type { Coalition, Intervention, Interventions } from '../inside/interventions/interventions.ts';
export type { Compared, Comparison, Difference } from '../forecast/compare.ts';
export type { Contribution } from '../hypotheses/contributions.ts';
export type { Counterfactual } from '../inside/discovery/counterfactual.ts';
export type { CutOffs } from '../situation/hypotheses/section.ts';
export type { Decisive, Grounds } from '../inside/pareto/decisive.ts';
export type { Estimate } from '../numeric/statistics.ts';
export type { ExplainedOutcomes, MixedOutcome } from '../forecast/explained.ts';
export type { ExplanationAnswer, Interval, Running } from '../hypotheses/answers.ts';
export type { Factor } from '../forecast/factor.ts';
export type { Fewest, Otherwise, Reliance } from '../hypotheses/robustness.ts';
export type { ForecastPageOptions } from './forecast/page.ts';
export type { Frequency } from '../numeric/jeffreys.ts';
export type { GroupSensitivity, InputSensitivity, Sensitivity } from '../inside/sensitivity/sensitivity.ts';
export type { HawkesFit } from '../outside/rates/hawkes-fit.ts';
export type { HawkesParameters } from '../outside/rates/hawkes-likelihood.ts';
export type { HawkesRate } from '../outside/rates/hawkes-rate.ts';
export type { HeldOutWindow, Horizon, RateMethod } from '../outside/rates/held-out.ts';
export type { HorizonScore, MethodScore, ScoreDifference } from '../outside/rates/held-out-scores.ts';
export type { Impossible, Surprise } from '../hypotheses/surprise.ts';
export type { Indicator, IndicatorPeriod } from '../outside/series/indicator.ts';
export type { IndicatorChanges } from '../outside/series/changes.ts';
export type { IndicatorPage } from './indicator/html.ts';
export type { Influence, IssueInfluence } from '../inside/influence.ts';
export type { InputKind } from '../engine/inputs.ts';
export type { IssueScore, Summary } from '../backtest/scores.ts';
export type { Judgement } from '../forecast/judgements.ts';
export type { Kind, TimedKind } from '../situation/kinds.ts';
export type { KindPaces, PaceCalibration, PacePoint, PaceScores } from '../backtest/pace/score-paces.ts';
export type { KindQuestions, QuestionScores } from '../backtest/score-questions.ts';
export type { Kolmogorov } from '../outside/rates/rescaled.ts';
export type { LearnedPace, LearnedTrait } from '../calibration/pace/learned-pace.ts';
export type { Learning } from '../hypotheses/information.ts';
export type { ModelDisagreement } from '../forecast/model-disagreement.ts';
export type { ModelsApart } from './issues/disagreement.ts';
export type { MoveKind, RelationName } from '../models/model.ts';
export type { Murphy } from '../ledger/score/murphy.ts';
export type { NormalQuantity, Quantity, RangeQuantity } from '../situation/quantity.ts';
export type { Observed } from '../outside/series/quad-events.ts';
export type { Occurrence, Window, WindowState } from '../outside/base-rate/window.ts';
export type { OutcomeScenarios, ScenarioBox, ScenarioLimit } from '../inside/discovery/scenario-discovery.ts';
export type { PaceSource } from '../engine/agreement/agreed-by.ts';
export type { Paces } from '../calibration/pace/paces.ts';
export type { Paint } from './terminal/lines.ts';
export type { PairedDifference } from '../backtest/paired-bootstrap.ts';
export type { Parameter } from '../inside/interventions/parameters.ts';
export type { ParetoImprovement, ParetoImprovements } from '../inside/pareto/pareto-improvements.ts';
export type { PeriodLength } from '../outside/series/calendar.ts';
export type { PeriodUnit } from '../ledger/record/periods.ts';
export type { PositionForecast } from '../forecast/cabinet-position.ts';
export type { RateChoice } from '../outside/rates/choose-rate.ts';
export type { Reasons } from '../situation/judgement.ts';
export type { RuleScores } from '../backtest/score-rules.ts';
export type { SamplerName } from '../engine/sampling/sampler.ts';
export type { Scale } from '../situation/scale.ts';
export type { Season, Seasons } from '../outside/series/seasons.ts';
export type { ShortOptions } from './forecast/short-text.ts';
export type { ShownIndicator } from './indicator/words.ts';
export type { ShownRate } from './rate/words.ts';
export type { SingleChange } from '../engine/what-if.ts';
export type { SobolIndex, SobolIndices } from '../inside/sensitivity/sobol-indices.ts';
export type { SpreadShares } from '../forecast/spread-shares.ts';
export type { Stance } from '../situation/situation.ts';
export type { StatedLink, StatedStance } from '../forecast/stated.ts';
export type { StoryOptions } from './trace/text.ts';
export type { Survival } from '../outside/base-rate/survival.ts';
export type { SurvivalStep } from '../numeric/survival/kaplan-meier.ts';
export type { TextOptions } from './forecast/text.ts';
export type { Ties } from '../outside/rates/daily-counts.ts';
export type { TippingPoint } from '../inside/interventions/tipping-points.ts';
export type { Trait } from '../situation/traits.ts';
export type { WeighedItem, Weighing } from '../hypotheses/weigh.ts';
export type { WhyOptions } from './why/text.ts';
