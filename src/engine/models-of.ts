import type { ForecastCalibration } from '../calibration/forecast-calibration.ts';
import { exchangeModel } from '../models/exchange/exchange.ts';
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
  /** What was learned from resolved cases: it gives the answers in place of the mean over the models. */
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
    checkOptions(modelSchema(), model, `options.models[${i}]`);
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
export const modelsOf = ({ models, own = [] }: ChosenModels): Model[] =>
  models.map((name) => {
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
 * Whose mean the answers are, among the forecasters of a design, which are its models and then what was learned: what was learned
 * alone, or all models where there is no calibration.
 */
export const answeringOf = ({ models, calibration }: ChosenModels): number[] =>
  calibration ? [models.length] : models.map((_, model) => model);

/**
 * Basic steps that one draw of the answers takes: all models together, or what a calibration asks for. See `Model.steps`.
 *
 * @throws UsageError if a model says no number
 */
export function stepsOf({
  situation: { actors, issues },
  calibration,
  ...chosen
}: ChosenModels & { situation: Situation }): number {
  const size = [Object.keys(actors).length, Object.keys(issues).length] as const;
  const traded = calibration?.exchange ? exchangeModel.steps(...size) : 0;
  if (calibration) return traded + STEPS_A_STANCE * size[0] * size[1];
  return modelsOf(chosen).reduce((sum, model) => sum + checkedSteps(model, ...size), 0);
}

/** Steps that what was learned takes for each stance, with all that is done besides solving models; measured on both examples. */
const STEPS_A_STANCE = 500;

/** @throws UsageError if the model says no number */
export function checkedSteps(model: Model, actors: number, issues: number): number {
  const steps = model.steps(actors, issues);
  if (Number.isFinite(steps) && steps >= 0) return steps;
  throw new UsageError(
    `model ${quoteName(model.name)}: \`steps(${actors}, ${issues})\` is ${steps}, expected a number from 0 up`,
  );
}
