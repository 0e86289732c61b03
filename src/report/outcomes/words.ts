import type { Forecast, OutcomeForecast } from '../../forecast/forecast.ts';
import { answered, chanceRange, errorIfLarge, modelsSay } from '../words/numbers.ts';

/** The chance of an outcome, with its Monte Carlo error where that is large and no record stands beside it. */
export const chanceInWords = (outcome: OutcomeForecast, settings: Forecast['settings']): string =>
  answered(outcome, settings) + (outcome.views ? '' : errorIfLarge(outcome.probability));

/** What stands beside the chance: of a deal the range over room, pace and models, else what the models say. */
export const rangeInWords = (outcome: OutcomeForecast): string =>
  outcome.deal ? chanceRange(outcome.answer.low, outcome.answer.high) : modelsSay(outcome);
