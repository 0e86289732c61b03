import type { RunOptions } from '../engine/run.ts';
import { UsageError } from '../numeric/errors.ts';
import { checkIterable } from '../numeric/given.ts';
import { once } from '../numeric/once.ts';
import { checkOptions, drawingOptions, optionsOf, runOptions } from '../situation/options.ts';
import { soundSituation } from '../situation/read.ts';
import type { Situation } from '../situation/schema.ts';
import { type Comparison, compare, type NamedViewpoint, scenarioViewpoints, shockViewpoints } from './compare.ts';
import { type Drawn, drawPlan, inlineRunner, type JobRunner } from './jobs.ts';
import { type ForecastOptions, planForecast } from './plan.ts';
import { summarise } from './summarise.ts';

const OPTIONS = once(() => optionsOf<ForecastOptions & RunOptions>({ ...drawingOptions(), ...runOptions() }));

/**
 * Compares scenarios with the situation as it stands, on the same random numbers.
 *
 * @param names the scenarios; all of the situation by default
 * @param runner where the draws are made; on this thread by default
 * @throws FaultError with all that is wrong with the situation, or with the names and kinds of the options
 * @throws UsageError in plain words if there is no such scenario, or none at all
 * @example (await compareScenarios(situation, ['sanctions'])).compared[0].outcomes[0].change.value // in probability
 */
export async function compareScenarios(
  given: Situation,
  names: string[] | undefined,
  options: ForecastOptions & RunOptions = {},
  runner: JobRunner = inlineRunner,
): Promise<Comparison> {
  if (names !== undefined)
    checkIterable(names, 'compareScenarios', 'a list of names of scenarios (nothing: all of them); options come third');
  checkOptions(OPTIONS(), options);
  const situation = soundSituation(given);
  return compared('scenarios', situation, viewpointsOf(situation, { scenarios: names }, options), options, runner);
}

/**
 * The forecast day by day: as the situation stands, and after each of its shocks in the order of their dates. Each day is compared
 * with the day before it.
 *
 * @throws FaultError with all that is wrong with the situation, or with the names and kinds of the options
 * @example (await timeLine(situation)).compared.map(({ label, outcomes }) => [label, outcomes[0].to])
 */
export async function timeLine(
  given: Situation,
  options: ForecastOptions & RunOptions = {},
  runner: JobRunner = inlineRunner,
): Promise<Comparison> {
  checkOptions(OPTIONS(), options);
  const situation = soundSituation(given);
  return compared('time line', situation, viewpointsOf(situation, { timeLine: true }, options), options, runner);
}

/**
 * What is compared: scenarios, all by default, or the situation shock by shock.
 *
 * @throws UsageError in plain words if there is no such scenario, or none at all
 */
export function viewpointsOf(
  situation: Situation,
  { scenarios, timeLine: byDay }: { scenarios?: readonly string[] | undefined; timeLine?: boolean | undefined },
  { scenario, at }: Pick<ForecastOptions, 'scenario' | 'at'>,
): NamedViewpoint[] {
  if (byDay) return shockViewpoints(situation, scenario);
  const names = scenarios ?? Object.keys(situation.scenarios ?? {});
  if (names.length === 0) throw new UsageError('the situation has no scenarios, expected at least one to compare');
  return scenarioViewpoints(situation, [...names], at);
}

async function compared(
  kind: Comparison['kind'],
  situation: Situation,
  viewpoints: NamedViewpoint[],
  options: ForecastOptions & RunOptions,
  runner: JobRunner,
): Promise<Comparison> {
  const { onProgress, signal, ...rest } = options;
  const plans = [
    planForecast(situation, kind === 'scenarios' ? { ...rest, scenario: undefined } : { ...rest, at: undefined }),
    ...viewpoints.map(({ scenario, at }) => planForecast(situation, { ...rest, scenario, at })),
  ];
  const drawn: Drawn[] = [];
  for (const [i, plan] of plans.entries()) {
    const report = (done: number, planned: number) => onProgress?.(i * planned + done, plans.length * planned);
    if (signal?.aborted && drawn.length > 0) break;
    try {
      drawn.push(await drawPlan(plan, runner, { signal, onProgress: report }));
    } catch (error) {
      // Stopped before a draw of this one was done: the ones before it are kept.
      if (!signal?.aborted || drawn.length === 0) throw error;
      break;
    }
  }
  const notReached = viewpoints.slice(drawn.length - 1).map(({ label }) => label);
  return {
    format: 1,
    kind,
    reference: summarise(drawn[0]),
    compared: drawn
      .slice(1)
      .map((other, i) => compare(viewpoints[i], kind === 'scenarios' ? drawn[0] : drawn[i], other)),
    ...(notReached.length > 0 ? { notReached } : {}),
  };
}
