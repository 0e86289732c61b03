import { type ChosenCalibration, calibrationFor } from '../calibration/choose.ts';
import { coalitionsOf, type LearnedCoalitions } from '../calibration/coalition-weights.ts';
import { withLearnedRules } from '../calibration/learned-rules.ts';
import type { Design } from '../engine/design.ts';
import { inputsOf, isCertainInput } from '../engine/inputs.ts';
import { type ChosenModels, checkedSteps, chosen, modelsOf } from '../engine/models-of.ts';
import { REPLICATES, type SamplerName } from '../engine/sampling/sampler.ts';
import { exchangeModel } from '../models/exchange/exchange.ts';
import type { Model } from '../models/model.ts';
import { models as allModels, settingsOf, usualModels } from '../models/models.ts';
import { checkWhole } from '../numeric/check-whole.ts';
import { dayFault } from '../numeric/days.ts';
import { UsageError } from '../numeric/errors.ts';
import { unknownName } from '../numeric/nearest-name.ts';
import { once } from '../numeric/once.ts';
import { agreementsOf } from '../situation/agreement.ts';
import { withNoDeal } from '../situation/no-deal.ts';
import { checkOptions, drawingOptions, optionsOf } from '../situation/options.ts';
import { soundSituation } from '../situation/read.ts';
import type { Situation } from '../situation/schema.ts';
import { seenFrom } from '../situation/viewpoint.ts';
import { pastSpans } from './past-spans.ts';

/** How to forecast; every part has a default. */
export interface ForecastOptions {
  /**
   * The models to show, and without a calibration to pool with equal weights: names of built-in ones, and a `Model` of your own as
   * it is. By default, all built-in ones that are fast enough for the size of the situation.
   */
  models?: readonly (string | Model)[] | undefined;
  /**
   * What was learned from resolved cases: outcomes are drawn around the weighted mean and the exchange model as they lay in cases
   * of the situation's kind, whatever models are shown. That of the package by default; another, as `learn` writes it; or `none`:
   * the models' own answers, pooled.
   */
  calibration?: ChosenCalibration;
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
  /** Models that would be shown if the situation were smaller. */
  leftOut: string[];
  /** No input is drawn, no model draws and there is no calibration: every draw has the same outcomes. */
  certain: boolean;
  /** What was learned of cabinets: see `coalitionsForecast`. */
  coalitions?: LearnedCoalitions;
  /** Some input is drawn, or some model draws: something other than what was learned. */
  uncertain: boolean;
  samples: number;
  scenario?: string | undefined;
  at?: string | undefined;
}

/** More results than this many numbers are refused: they would not fit in memory. A run in pieces keeps its results on the disk. */
const MOST_VALUES = 6.5e7;

const OPTIONS = once(() => optionsOf<ForecastOptions>(drawingOptions()));

/**
 * Checks the situation, and the options against it, and fills in the defaults.
 *
 * @param given the situation: as it was read, or a plain object
 * @param most numbers that its results may consist of; by default as many as fit in memory
 * @throws FaultError with all that is wrong with the situation, or with the names and kinds of the options
 * @throws UsageError in plain words if an option has no meaning for the situation
 */
export function planForecast(given: Situation, options: ForecastOptions = {}, most = MOST_VALUES): Plan {
  // Names and kinds first: options and situation may come from a program that no compiler has checked.
  checkOptions(OPTIONS(), options);
  const situation = soundSituation(given);
  const { samples = 8192, seed = 1, sampler = 'sobol', scenario, at } = options;

  // The models that are asked for, or all that are fast enough; and what was learned from resolved cases.
  const size = [Object.keys(situation.actors).length, Object.keys(situation.issues).length] as const;
  const calibration = calibrationFor(situation, options.calibration);
  const ruled = withLearnedRules(situation, calibration);
  const taken: ChosenModels = {
    ...chosen(options.models ?? usualModels(...size)),
    ...(calibration ? { calibration } : {}),
  };
  const { models } = taken;
  if (models.length === 0) throw new UsageError('no model, expected at least one');
  const found = modelsOf(taken);
  // A model of one's own whose steps are no number is refused now, not in the middle of an analysis.
  for (const model of taken.own ?? []) checkedSteps(model, ...size);
  const leftOut = options.models ? [] : allModels.map((model) => model.name).filter((name) => !models.includes(name));

  // The values of the other options, for a situation of this size.
  const width = resultsOfDraw(situation, models.length + (calibration ? 2 : 0));
  checkValues({ samples, seed, sampler, at }, Math.floor(most / width));

  // The situation from the viewpoint. What is random comes from the whole file, so that every viewpoint has the same random
  // numbers.
  const dealt = agreementsOf(situation).length > 0;
  const paces = typeof options.calibration === 'object' ? options.calibration.paces : undefined;
  const seen = seenFrom(ruled, { scenario, at });
  const design = {
    situation: withNoDeal(seen),
    ...taken,
    sampler,
    seed,
    randomInputs: randomInputs(ruled),
    ...(dealt && at !== undefined ? { at, ...pastSpans(ruled, seen, at) } : {}),
    ...(dealt && paces ? { paces } : {}),
  };

  // Where nothing is drawn, a few draws say as much as many; but room for manoeuvre is measured at a random point a draw.
  const draws = calibration?.exchange ? [...found, exchangeModel as Model] : found;
  const uncertain =
    design.randomInputs.length > 0 || draws.some((model) => model.hasChance?.(settingsOf(model, situation.models)));
  const certain = !calibration && !uncertain;
  const few = certain && (situation.dependence ?? []).length === 0;
  const coalitions = coalitionsOf(options.calibration);
  return {
    ...{ base: situation, design, leftOut, certain, uncertain, samples: few ? REPLICATES : samples, scenario, at },
    ...(coalitions ? { coalitions } : {}),
  };
}

/** Refuses values that an option cannot have. @param most draws */
function checkValues(
  { samples, seed, sampler, at }: Pick<Design, 'seed' | 'sampler'> & Pick<Plan, 'samples' | 'at'>,
  most: number,
): void {
  checkWhole('samples', samples, REPLICATES);
  if (samples > most) {
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

/** How many numbers a draw adds to the results: outcomes of every forecaster, losses and gains, rooms for manoeuvre. */
function resultsOfDraw({ actors, issues, dependence = [] }: Situation, forecasters: number): number {
  const rooms = dependence.reduce((sum, { alternatives = {} }) => sum + 1 + Object.keys(alternatives).length, 0);
  return forecasters * Object.keys(issues).length + 2 * Object.keys(actors).length + rooms;
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
