import { experiment } from '../engine/experiment.ts';
import type { Situation } from '../situation/schema.ts';
import type { Forecast } from './forecast.ts';
import { type ForecastOptions, planForecast } from './plan.ts';
import { summarise } from './summarise.ts';

export { canonicalJson, hashOf } from '../numeric/hash.ts';
export {
  type Analysis,
  type AnalysisOptions,
  analyse,
  inlineRunner,
  PARTS,
  type Part,
  type Runner,
  type Stage,
} from './analysis.ts';
export { claimsOfForecast } from './claims-of-forecast.ts';
export {
  type Compared,
  type Comparison,
  compare,
  type Difference,
  type Drawn,
  type Standpoint,
  scenarioStandpoints,
  shockStandpoints,
} from './compare.ts';
export { compareScenarios, type Draw, drawHere, type RunOptions, timeLine } from './comparison.ts';
export type * from './forecast.ts';
export type { Judgement } from './judgements.ts';
export { type ModelDisagreement, modelDisagreements } from './model-disagreement.ts';
export { type ForecastOptions, type Plan, planForecast } from './plan.ts';
export type { StatedLink, StatedStance } from './stated.ts';
export { summarise } from './summarise.ts';
export { learnedWeights, type ViewOptions, withRecord } from './views.ts';

/**
 * Forecasts a situation: draws the uncertain inputs, solves every model on each draw and pools them.
 * Runs wherever JavaScript does; `tightrope-forecast/workers` does the same on several cores.
 *
 * @param situation as `parseSituation` reads it, or a plain object of the same form, which is checked
 * @throws FaultError with all that is wrong with the situation, or with the names and kinds of the options
 * @throws UsageError in plain words if an option has no meaning for the situation
 * @example forecast(parseSituation(text), { samples: 4096, seed: 7 }).outcomes[0].probability.value
 */
export function forecast(situation: Situation, options: ForecastOptions = {}): Forecast {
  const plan = planForecast(situation, options);
  return summarise(plan, [experiment(plan.design).run(0, plan.samples)]);
}
