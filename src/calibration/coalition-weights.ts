import type { CoalitionWeights } from '../models/coalition/learn.ts';
import type { Calibration } from './calibration.ts';
import { shippedCalibration } from './shipped.ts';

/** What a forecast of cabinets goes by. */
export interface LearnedCoalitions {
  weights: CoalitionWeights;
  /** Elections that it was learned from, and their countries; missing where the calibration does not say. */
  elections?: number;
  countries?: number;
}

/**
 * What a calibration says of cabinets: that of the package by default.
 *
 * @returns nothing for `none`, or where the calibration has learned nothing of cabinets
 */
export function coalitionsOf(given: Calibration | 'none' | undefined): LearnedCoalitions | undefined {
  if (given === 'none') return undefined;
  const { coalitions, kinds } = given ?? shippedCalibration;
  if (!coalitions) return undefined;
  const from = kinds.coalition;
  return { weights: coalitions, ...(from ? { elections: from.cases, countries: from.groups } : {}) };
}
