import data from '../../data/calibration.json' with { type: 'json' };
import type { Calibration } from './calibration.ts';

/** The calibration that ships with the package, which forecasts use by default. */
export const shippedCalibration: Calibration = data as Calibration;
