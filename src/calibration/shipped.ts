import data from '../../data/calibration.json' with { type: 'json' };
import type { Calibration } from './calibration.ts';

/** The calibration that ships with the package, by which forecasts are calibrated unless they are told another. */
export const shippedCalibration: Calibration = data as Calibration;
