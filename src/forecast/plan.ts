import { actorsWithRole } from '../calibration/basis.ts';
import { CALIBRATED, type ForecastCalibration } from '../calibration/calibrated-model.ts';
import { type Calibration, calibrationSchema } from '../calibration/calibration.ts';
import { coalitionsOf, type LearnedCoalitions } from '../calibration/coalition-weights.ts';
import type { Design } from '../engine/design.ts';
import { inputsOf, isCertainInput } from '../engine/inputs.ts';
import { type ChosenModels, chosen, modelsOf, stepsOf } from '../engine/models-of.ts';
import { REPLICATES, type SamplerName } from '../engine/sampling/sampler.ts';
import { exchangeModel } from '../models/exchange/exchange.ts';
import type { Model } from '../models/model.ts';
import { models as allModels, settingsOf, usualModels } from '../models/models.ts';
import { checkWhole } from '../numeric/check-whole.ts';
import { dayFault } from '../numeric/days.ts';
import { UsageError } from '../numeric/errors.ts';
import { unknownName } from '../numeric/nearest-name.ts';
import { checkOptions, drawingOptions, optionsOf } from '../situation/options.ts';
import { soundSituation } from '../situation/read.ts';
import type { Situation } from '../situation/schema.ts';
import { seenFrom } from '../situation/viewpoint.ts';

/** How to forecast; every part has a default. */
export interface ForecastOptions {
  /**
   * The models to pool with equal weights: names of built-in ones, and a `Model` of your own as it is. By default, all built-in
   * ones that are fast enough for the size of the situation.
   */
  models?: readonly (string | Model)[] | undefined;
  /**
   * What was learned from resolved cases, as `learn` writes it: the forecast is then drawn around the models as outcomes lay in
   * those cases, in place of the pool.
   */
  calibration?: Calibration | undefined;
  /** Number of draws from the inputs; 8192 by default. */
  samples?: number | undefined;
  /** Seed of the draws, an integer from 0 to 2^53 - 1; 1 by default. */
  seed?: number | undefined;
  /** `sobol` (scrambled) by default, or `pseudo-random`. */
  sampler?: SamplerName | undefined;
  /** A scenario of the situation. */
  scenario?: string | undefined;
  /** Look from this day, `YYYY-MM-DD`: shocks dated up to it have happened. The situation's own day by default. */
  at?: string | undefined;
}

/** A forecast to be made: what to run and what to say about it. Plain data, but for models that are not built in. */
export interface Plan {
  /** The situation as the file has it. */
  base: Situation;
  /** What to run: the situation as seen from the scenario and day. */
  design: Design;
  /** Models that the pool would take if the situation were smaller. */
  leftOut: string[];
  /** No input is drawn and no model draws: every draw has the same outcomes. */
  certain: boolean;
  /** What was learned of cabinets: see `coalitionsForecast`. */
  coalitions?: LearnedCoalitions;
  samples: number;
  scenario?: string | undefined;
  at?: string | undefined;
}

/** More results than this many numbers are refused: they would not fit in memory. */
const MOST_VALUES = 5e7;

const OPTIONS = optionsOf<ForecastOptions>(drawingOptions);

/**
 * Checks the situation, and the options against it, and fills in the defaults.
 *
 * @param given the situation: as it was read, or a plain object
 * @throws FaultError with all that is wrong with the situation, or with the names and kinds of the options
 * @throws UsageError in plain words if an option has no meaning for the situation
 */
export function planForecast(given: Situation, options: ForecastOptions = {}): Plan {
  // Names and kinds first: options and situation may come from a program that no compiler has checked.
  checkOptions(OPTIONS, options);
  const situation = soundSituation(given);
  const { samples = 8192, seed = 1, sampler = 'sobol', scenario, at } = options;

  // What was learned from resolved cases in place of the pool; or the models that are asked for, or all that are fast enough.
  const size = [Object.keys(situation.actors).length, Object.keys(situation.issues).length] as const;
  const taken: ChosenModels = options.calibration
    ? { models: [CALIBRATED], calibration: calibrationFor(situation, options) }
    : chosen(options.models ?? usualModels(...size));
  const { models } = taken;
  if (models.length === 0) throw new UsageError('no model, expected at least one');
  const found = modelsOf(taken);
  // A model of one's own whose steps are no number is refused now, not in the middle of an analysis.
  if (taken.own) stepsOf({ situation, ...taken });
  const leftOut =
    options.models || options.calibration
      ? []
      : allModels.map((model) => model.name).filter((name) => !models.includes(name));

  // The values of the other options, for a situation of this size.
  checkValues({ samples, seed, sampler, at }, resultsOfDraw(situation, models.length));

  // The situation from the viewpoint. What is random comes from the whole file, so that every viewpoint has the same random numbers.
  const design = {
    situation: seenFrom(situation, { scenario, at }),
    ...taken,
    sampler,
    seed,
    randomInputs: randomInputs(situation),
  };

  // Where nothing is drawn, a few draws say as much as many; but room for manoeuvre is measured at a random point a draw.
  const certain =
    design.randomInputs.length === 0 && !found.some((model) => model.hasChance?.(settingsOf(model, situation.models)));
  const few = certain && (situation.dependence ?? []).length === 0;
  const coalitions = coalitionsOf(options.calibration);
  return {
    ...{ base: situation, design, leftOut, certain, samples: few ? REPLICATES : samples, scenario, at },
    ...(coalitions ? { coalitions } : {}),
  };
}

/** Refuses values that an option cannot have. @param width numbers that each draw adds to the results */
function checkValues(
  { samples, seed, sampler, at }: Pick<Design, 'seed' | 'sampler'> & Pick<Plan, 'samples' | 'at'>,
  width: number,
): void {
  checkWhole('samples', samples, REPLICATES);
  if (samples * width > MOST_VALUES) {
    const most = Math.floor(MOST_VALUES / width);
    throw new UsageError(`samples is ${samples}, expected at most ${most} for a situation of this size`);
  }
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new UsageError(`seed is ${seed}, expected a whole number from 0 to 2^53 - 1`);
  }
  if (sampler !== 'sobol' && sampler !== 'pseudo-random') {
    throw new UsageError(unknownName('sampler', String(sampler), ['sobol', 'pseudo-random']));
  }
  const wrongDay = at === undefined ? undefined : dayFault(at);
  if (wrongDay) throw new UsageError(`at: ${wrongDay}`);
}

/** How many numbers a draw adds to the results: outcomes of every model, losses and gains, rooms for manoeuvre. */
function resultsOfDraw({ actors, issues, dependence = [] }: Situation, models: number): number {
  const rooms = dependence.reduce((sum, { alternatives = {} }) => sum + 1 + Object.keys(alternatives).length, 0);
  return models * Object.keys(issues).length + 2 * Object.keys(actors).length + rooms;
}

/** What of a calibration bears on a situation: that of its kind, or the one of all kinds. */
function calibrationFor(situation: Situation, { models, calibration }: ForecastOptions): ForecastCalibration {
  if (models) throw new UsageError('a calibration takes the place of the pool: give either models or a calibration');
  checkOptions(calibrationSchema, calibration, 'options.calibration');
  const { kinds } = calibration as Calibration;
  const { kind = 'other' } = situation;
  const learnedFrom = kinds[kind] ? kind : 'other';
  const learned = kinds[learnedFrom];
  if (!learned) throw new UsageError(`the calibration has nothing for the kind \`${kind}\`, nor for \`other\``);
  return {
    kind,
    learnedFrom,
    learned,
    roles: actorsWithRole(situation),
    exchange: settingsOf(exchangeModel, situation.models),
  };
}

/**
 * Every input that is uncertain now or that a shock or scenario may make so, in alphabetical order:
 * an input has the same random numbers in every scenario, whatever the order of the file.
 */
function randomInputs(situation: Situation): string[] {
  const uncertain = inputsOf(situation).filter((input) => !isCertainInput(input));
  const paths = new Set(uncertain.map((input) => input.path));
  const steps = [...(situation.shocks ?? []), ...Object.values(situation.scenarios ?? {}).flat()];
  for (const { change } of steps) for (const path of Object.keys(change ?? {})) paths.add(path);
  return [...paths].sort();
}
