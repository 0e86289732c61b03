import type { ForecastCalibration } from '../calibration/forecast-calibration.ts';
import type { Kind } from '../situation/situation.ts';

/** What a forecast is calibrated by: resolved cases, in numbers. */
export interface CalibratedBy {
  /** The kind of bargain that the situation is. */
  kind: Kind;
  /** The kind of the cases: `other` is cases of all kinds, where there are too few of its own. */
  learnedFrom: Kind;
  cases: number;
  /** Groups of cases, such as proposals or countries, that were left out together. */
  groups: number;
  issues: number;
  /** The files of the cases. */
  from: string[];
}

export const calibratedBy = ({ kind, learnedFrom, learned, from }: ForecastCalibration): CalibratedBy => ({
  kind,
  learnedFrom,
  cases: learned.cases,
  groups: learned.groups,
  issues: learned.issues,
  from,
});
