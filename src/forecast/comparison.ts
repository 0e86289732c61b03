import { type Draws, experiment } from '../engine/experiment.ts';
import { UsageError } from '../numeric/errors.ts';
import { checkOptions, drawingOptions, optionsOf, runOptions } from '../situation/options.ts';
import { soundSituation } from '../situation/read.ts';
import type { Situation } from '../situation/schema.ts';
import {
  type Comparison,
  compare,
  type Drawn,
  type Standpoint,
  scenarioStandpoints,
  shockStandpoints,
} from './compare.ts';
import { type ForecastOptions, type Plan, planForecast } from './plan.ts';
import { summarise } from './summarise.ts';

export interface RunOptions {
  /** Told from time to time how much of the work is done. */
  onProgress?: (done: number, planned: number) => void;
  /** Stops the run; what is done is kept. */
  signal?: AbortSignal;
}

const OPTIONS = optionsOf<ForecastOptions & RunOptions>({ ...drawingOptions, ...runOptions });

/** Makes the draws of a plan, or the first of them if the run is stopped. */
export type Draw = (plan: Plan, options: RunOptions) => Promise<Draws[]>;

/** Draws on this thread, all at once. */
export const drawHere: Draw = async (plan) => [experiment(plan.design).run(0, plan.samples)];

/**
 * Compares scenarios with the situation as it stands, on the same random numbers.
 *
 * @param names the scenarios; all of the situation if left out
 * @param draw makes the draws; on this thread if left out
 * @throws FaultError with all that is wrong with the situation, or with the names and kinds of the options
 * @throws UsageError in plain words if there is no such scenario, or none at all
 */
export async function compareScenarios(
  given: Situation,
  names: string[] | undefined,
  options: ForecastOptions & RunOptions = {},
  draw: Draw = drawHere,
): Promise<Comparison> {
  checkOptions(OPTIONS, options);
  const situation = soundSituation(given);
  const scenarios = names ?? Object.keys(situation.scenarios ?? {});
  if (scenarios.length === 0) throw new UsageError('the situation has no scenarios, expected at least one to compare');
  const standpoints = scenarioStandpoints(situation, scenarios, options.at);
  return run('scenarios', situation, standpoints, options, draw);
}

/**
 * The forecast day by day: as the situation stands, and after each of its shocks in the order of their dates; every day is compared
 * with the one before.
 *
 * @throws FaultError with all that is wrong with the situation, or with the names and kinds of the options
 */
export async function timeLine(
  given: Situation,
  options: ForecastOptions & RunOptions = {},
  draw: Draw = drawHere,
): Promise<Comparison> {
  checkOptions(OPTIONS, options);
  const situation = soundSituation(given);
  return run('time line', situation, shockStandpoints(situation, options.scenario), options, draw);
}

async function run(
  kind: Comparison['kind'],
  situation: Situation,
  standpoints: Standpoint[],
  options: ForecastOptions & RunOptions,
  draw: Draw,
): Promise<Comparison> {
  const { onProgress, signal, ...rest } = options;
  const plans = [
    planForecast(situation, kind === 'scenarios' ? { ...rest, scenario: undefined } : { ...rest, at: undefined }),
    ...standpoints.map(({ scenario, at }) => planForecast(situation, { ...rest, scenario, at })),
  ];
  const drawn: Drawn[] = [];
  for (const [i, plan] of plans.entries()) {
    const report = (done: number, planned: number) => onProgress?.(i * planned + done, plans.length * planned);
    if (signal?.aborted && drawn.length > 0) break;
    try {
      drawn.push({ plan, blocks: await draw(plan, { signal, onProgress: report }) });
    } catch (error) {
      // Stopped before a draw of this one was done: the ones before it are kept.
      if (!signal?.aborted || drawn.length === 0) throw error;
      break;
    }
  }
  const notReached = standpoints.slice(drawn.length - 1).map(({ label }) => label);
  return {
    format: 1,
    kind,
    reference: summarise(drawn[0].plan, drawn[0].blocks),
    compared: drawn
      .slice(1)
      .map((other, i) => compare(standpoints[i], kind === 'scenarios' ? drawn[0] : drawn[i], other)),
    ...(notReached.length > 0 ? { notReached } : {}),
  };
}
