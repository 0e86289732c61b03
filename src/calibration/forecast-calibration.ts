import type { ExchangeSettings } from '../models/exchange/exchange.ts';
import type { Kind } from '../situation/situation.ts';
import type { KindCalibration } from './calibration.ts';

/** What a forecast takes from a calibration. Plain data: it goes to threads with the rest of a design. */
export interface ForecastCalibration {
  /** The kind of bargain that the forecast is of, and the one whose cases it is calibrated by; `other` is all of them. */
  kind: Kind;
  learnedFrom: Kind;
  learned: KindCalibration;
  /** The files that it was learned from. */
  from: string[];
  /** Ids of the actors with a role in the procedure. */
  roles: string[];
  /**
   * Settings of the exchange model, as the situation file has them: cases were solved by theirs. Missing where that model is too
   * slow for the situation, and the weighted mean stands in for it.
   */
  exchange?: ExchangeSettings;
}
