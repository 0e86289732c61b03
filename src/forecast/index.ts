import { prepare } from '../engine/prepare.ts';
import type { KeptDraws } from '../engine/sampling/drawing.ts';
import type { Situation } from '../situation/schema.ts';
import { explaining } from './by-explanation.ts';
import type { Forecast } from './forecast.ts';
import { type ForecastOptions, planForecast } from './plan.ts';
import { summarise } from './summarise.ts';

export { canonicalJson, hashOf } from '../numeric/hash.ts';
export {
  type Analysis,
  type AnalysisOptions,
  analyse,
  PARTS,
  type Part,
  type Stage,
} from './analysis.ts';
export { forecastByLeaf, type MixedOutcome, mixture, type ProbabilitiesByLeaf } from './by-explanation.ts';
export type { PositionForecast } from './cabinet-position.ts';
export type { CalibratedBy } from './calibrated-by.ts';
export { claimsOfForecast, twinClaims } from './claims-of-forecast.ts';
export type { CabinetForecast, CoalitionPartyForecast, CoalitionsForecast } from './coalitions.ts';
export {
  type Compared,
  type Comparison,
  compare,
  type Difference,
  type NamedViewpoint,
  scenarioViewpoints,
  shockViewpoints,
} from './compare.ts';
export { compareScenarios, timeLine } from './comparison.ts';
export type * from './forecast.ts';
export { type Drawn, drawPlan, inlineRunner, type Job, type JobResult, type JobRunner } from './jobs.ts';
export type { Judgement } from './judgements.ts';
export { type ModelDisagreement, modelDisagreements } from './model-disagreement.ts';
export { type ForecastOptions, type Plan, planForecast } from './plan.ts';
export { meanShares, type SpreadShares } from './spread-shares.ts';
export type { StatedLink, StatedStance } from './stated.ts';
export { summarise } from './summarise.ts';
export { learnedWeights, type ViewOptions, withRecord } from './views.ts';

/**
 * Forecasts a situation: draws the uncertain inputs, solves every model on each draw and pools them.
 * Runs wherever JavaScript does; `tightrope-forecast/workers` does the same on several cores.
 *
 * @param situation as `parseSituation` reads it, or a plain object of the same form, which is checked
 * @param kept draws of earlier forecasts: inputs that are drawn alike, as all but one are when a slider moves, are not drawn again
 * @throws FaultError with all that is wrong with the situation, or with the names and kinds of the options
 * @throws UsageError in plain words if an option has no meaning for the situation
 * @example forecast(parseSituation(text), { samples: 4096, seed: 7 }).outcomes[0].probability.value
 */
export function forecast(situation: Situation, options: ForecastOptions = {}, kept?: KeptDraws): Forecast {
  // What to run: the options checked against the situation, and their defaults.
  const plan = planForecast(situation, options);

  // The situation as arrays, and the models on them.
  const engine = prepare(plan.design, kept);

  // Draws of the inputs, every model solved on each, and what they say, all together.
  const drawn = summarise({ plan, engine, columns: engine.draw(0, plan.samples) });

  // Where the situation states explanations that change it: weighed, and the outcomes under each.
  const explanations = explaining(situation, options)?.now();
  return explanations ? { ...drawn, explanations } : drawn;
}
