import { CALIBRATED, calibratedModel, type ForecastCalibration } from '../calibration/calibrated-model.ts';
import { type Model, modelSchema } from '../models/model.ts';
import { models as builtIn, modelNamed } from '../models/models.ts';
import { UsageError } from '../numeric/errors.ts';
import { quoteName, unknownName } from '../numeric/nearest-name.ts';
import { checkOptions } from '../situation/options.ts';
import type { Situation } from '../situation/schema.ts';

/** The names of some models, and the objects of those that are not built in. */
export interface ChosenModels {
  models: string[];
  own?: readonly Model[];
  /** What was learned from resolved cases, where the model `calibrated` is chosen. */
  calibration?: ForecastCalibration;
}

/**
 * Sorts out models given by name or as objects; each one is taken once.
 *
 * @throws FaultError if an object lacks what a model has
 * @throws UsageError if it has the name of another model
 */
export function chosen(given: readonly (string | Model)[]): ChosenModels {
  const own: Model[] = [];
  for (const [i, model] of given.entries()) {
    if (typeof model === 'string' || own.includes(model)) continue;
    checkOptions(modelSchema, model, `options.models[${i}]`);
    const same = modelNamed(model.name);
    if (same === model) continue;
    if (same || own.some(({ name }) => name === model.name)) {
      const which = same ? 'a built-in model' : 'another model';
      throw new UsageError(`${quoteName(model.name)} is the name of ${which}, expected a name of its own`);
    }
    own.push(model);
  }
  const models = [...new Set(given.map((model) => (typeof model === 'string' ? model : model.name)))];
  return own.length > 0 ? { models, own } : { models };
}

/**
 * The models of a design, in its order.
 *
 * @throws UsageError if a name is neither that of a built-in model nor that of one given along
 */
export const modelsOf = ({ models, own = [], calibration }: ChosenModels): Model[] =>
  models.map((name) => {
    if (name === CALIBRATED && calibration) return calibratedModel(calibration);
    const found = own.find((model) => model.name === name) ?? modelNamed(name);
    if (!found)
      throw new UsageError(
        unknownName(
          'model',
          name,
          [...builtIn, ...own].map((model) => model.name),
        ),
      );
    return found;
  });

/**
 * Basic steps that one draw of a design takes, all its models together: see `Model.steps`.
 *
 * @throws UsageError if a model says no number
 */
export function stepsOf({ situation: { actors, issues }, ...chosen }: ChosenModels & { situation: Situation }): number {
  const size = [Object.keys(actors).length, Object.keys(issues).length] as const;
  return modelsOf(chosen).reduce((sum, model) => {
    const steps = model.steps(...size);
    if (Number.isFinite(steps) && steps >= 0) return sum + steps;
    throw new UsageError(
      `model ${quoteName(model.name)}: \`steps(${size.join(', ')})\` is ${steps}, expected a number from 0 up`,
    );
  }, 0);
}
