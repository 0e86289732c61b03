export { PERIOD_LENGTHS, type PeriodLength, periodName } from './calendar.ts';
export {
  type ChangepointOptions,
  type Changepoints,
  changepoints,
  type Segment,
  type Within,
} from './changepoints.ts';
export { type IndicatorChanges, indicatorChanges } from './changes.ts';
export { type Indicator, type IndicatorPeriod, indicator } from './indicator.ts';
export { type DescribedIndicator, type IndicatorsOptions, indicatorsOf, periodsIn } from './indicators.ts';
export { type PenaltyRange, penaltyPath } from './penalty-path.ts';
export type { Observed, QuadEvents } from './quad-events.ts';
export { type Season, type Seasons, seasons } from './seasons.ts';
export { type Speculation, type SpeculationRecord, speculationByMonth } from './speculation.ts';
export { type Fear, speculationIn } from './speculation-in.ts';
