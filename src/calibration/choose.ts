import type { ExchangeSettings } from '../models/exchange/exchange.ts';
import { exchangeModel } from '../models/exchange/exchange.ts';
import { settingsOf, usualModels } from '../models/models.ts';
import { UsageError } from '../numeric/errors.ts';
import { quoteName } from '../numeric/nearest-name.ts';
import { checkOptions } from '../situation/options.ts';
import type { Situation } from '../situation/schema.ts';
import { actorsWithRole } from './basis.ts';
import { type Calibration, calibrationDefinition } from './calibration.ts';
import type { ForecastCalibration } from './forecast-calibration.ts';
import { shippedCalibration } from './shipped.ts';

/** A calibration, as `learn` writes it; `none` for the models' own answers; without one, that of the package. */
export type ChosenCalibration = Calibration | 'none' | undefined;

/**
 * What of a calibration bears on a situation: that of its kind, or the one of all kinds.
 *
 * @returns nothing for `none`
 * @throws FaultError with all that is wrong with a calibration
 * @throws UsageError if it has nothing for the kind, or is another word than `none`
 */
export function calibrationFor(situation: Situation, given: ChosenCalibration): ForecastCalibration | undefined {
  if (given === 'none') return undefined;
  if (typeof given === 'string') {
    throw new UsageError(`calibration is ${quoteName(given)}, expected \`none\` or what \`learn\` writes`);
  }
  if (given !== undefined) checkOptions(calibrationDefinition(), given, 'options.calibration');
  const { kinds, from } = given ?? shippedCalibration;
  const { kind = 'other' } = situation;
  const learnedFrom = kinds[kind] ? kind : 'other';
  const learned = kinds[learnedFrom];
  if (!learned) throw new UsageError(`the calibration has nothing for the kind \`${kind}\`, nor for \`other\``);
  const size = [Object.keys(situation.actors).length, Object.keys(situation.issues).length] as const;
  const settings = settingsOf(exchangeModel, situation.models) as ExchangeSettings;
  const exchange = usualModels(...size).some(({ name }) => name === exchangeModel.name) ? { exchange: settings } : {};
  return { kind, learnedFrom, learned, from, roles: actorsWithRole(situation), ...exchange };
}
