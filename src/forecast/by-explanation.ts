import { prepare } from '../engine/prepare.ts';
import type { RunOptions } from '../engine/run.ts';
import { matrixOf } from '../hypotheses/matrix.ts';
import { type Weighing, weigh, weighInSteps } from '../hypotheses/weigh.ts';
import { UsageError } from '../numeric/errors.ts';
import { applyChange } from '../situation/change.ts';
import type { Hypotheses } from '../situation/hypotheses/section.ts';
import type { Change } from '../situation/judgement.ts';
import { withNoDeal } from '../situation/no-deal.ts';
import type { Situation } from '../situation/situation.ts';
import { copyOf } from '../situation/viewpoint.ts';
import type { ExplainedOutcomes, MixedOutcome } from './explained.ts';
import { type Drawn, drawPlan, type JobRunner } from './jobs.ts';
import { type ForecastOptions, type Plan, planForecast } from './plan.ts';
import { summarise } from './summarise.ts';

export type { ExplainedOutcomes, MixedOutcome } from './explained.ts';

/** The models' probability of each outcome under each leaf. */
export type ProbabilitiesByLeaf = ReadonlyMap<string, Float64Array>;

/** A forecast under one or more leaves: those that change nothing share that of the situation as it stands. */
interface LeafPlan {
  leaves: number[];
  plan: Plan;
}

/** Everything on this thread, with rests in which a signal to stop is heard. */
export const withRests = (pause: () => Promise<void>): JobRunner => ({ threads: 1, lanes: () => [], pause });

/**
 * Forecasts a situation as it would be under each explanation: with the `change` of what it is a form of, and then its own.
 * Explanations that change nothing share one forecast, of the situation as it stands.
 *
 * @param leaves ids of the explanations without parts, `none` among them where it is one
 * @throws UsageError where a change does not fit the situation
 */
export function forecastByLeaf(
  situation: Situation,
  section: Hypotheses,
  leaves: readonly string[],
  options: ForecastOptions = {},
): ProbabilitiesByLeaf {
  return drawnHere(situation, leaves, plansByLeaf(situation, section, leaves, options));
}

/** The same with rests. @throws the signal's reason if it is stopped */
export function forecastByLeafOn(
  situation: Situation,
  section: Hypotheses,
  leaves: readonly string[],
  options: ForecastOptions,
  runner: JobRunner,
  run: RunOptions = {},
): Promise<ProbabilitiesByLeaf> {
  return drawnOn(situation, leaves, plansByLeaf(situation, section, leaves, options), runner, run);
}

function plansByLeaf(
  situation: Situation,
  { explanations }: Hypotheses,
  leaves: readonly string[],
  options: ForecastOptions,
): LeafPlan[] {
  const known = new Map<string, LeafPlan>();
  for (const [k, leaf] of leaves.entries()) {
    const changes = changesOf(leaf, explanations);
    const key = JSON.stringify(changes);
    const same = known.get(key);
    if (same) same.leaves.push(k);
    else {
      const seen = copyOf(situation);
      for (const [path, value] of changes) {
        const fault = applyChange(seen, path, value);
        if (fault) throw new UsageError(`change of ${leaf}: ${fault}`);
      }
      known.set(key, { leaves: [k], plan: planForecast(seen, options) });
    }
  }
  return [...known.values()];
}

function drawnHere(situation: Situation, leaves: readonly string[], plans: readonly LeafPlan[]): ProbabilitiesByLeaf {
  const found = emptyByLeaf(situation, leaves);
  for (const { leaves: of, plan } of plans) {
    const engine = prepare(plan.design);
    keep(found, of, probabilities({ plan, engine, columns: engine.draw(0, plan.samples) }));
  }
  return found;
}

async function drawnOn(
  situation: Situation,
  leaves: readonly string[],
  plans: readonly LeafPlan[],
  runner: JobRunner,
  { signal, onProgress }: RunOptions,
): Promise<ProbabilitiesByLeaf> {
  const found = emptyByLeaf(situation, leaves);
  const planned = plannedDraws(plans);
  let before = 0;
  for (const { leaves: of, plan } of plans) {
    const report = (done: number) => onProgress?.(before + done, planned);
    keep(found, of, await probabilitiesOf(plan, runner, { signal, onProgress: report }));
    before += plan.samples;
  }
  return found;
}

/** The models' probabilities of the outcomes of a plan, in the order of the file. @throws the signal's reason if it is stopped */
async function probabilitiesOf(plan: Plan, runner: JobRunner, run: RunOptions): Promise<number[]> {
  const drawn = await drawPlan(plan, runner, run);
  run.signal?.throwIfAborted();
  return probabilities(drawn);
}

const probabilities = (drawn: Drawn): number[] => summarise(drawn).outcomes.map(({ probability }) => probability.value);

const plannedDraws = (plans: readonly LeafPlan[]) => plans.reduce((sum, { plan }) => sum + plan.samples, 0);

/** An agreement adds outcomes of its own, which are forecast under each leaf as well. */
const outcomesOf = (situation: Situation) => withNoDeal(situation).outcomes ?? {};

const emptyByLeaf = (situation: Situation, leaves: readonly string[]) =>
  new Map(
    Object.keys(outcomesOf(situation)).map((id): [string, Float64Array] => [id, new Float64Array(leaves.length)]),
  );

/** Puts the probabilities of the outcomes, in their order, to the leaves that share them. */
function keep(found: ProbabilitiesByLeaf, leaves: readonly number[], probability: readonly number[]): void {
  for (const [o, byLeaf] of [...found.values()].entries()) for (const k of leaves) byLeaf[k] = probability[o];
}

/** The forecast as the mixture over explanations, with each part. */
export function mixture(
  situation: Situation,
  byLeaf: ProbabilitiesByLeaf,
  leaves: readonly string[],
  posterior: readonly number[],
): MixedOutcome[] {
  const outcomes = outcomesOf(situation);
  return [...byLeaf].map(([id, probabilities]) => {
    const parts = leaves.map((explanation, k) => ({
      ...{ explanation, weight: posterior[k], probability: probabilities[k] },
    }));
    const { claim, by } = outcomes[id];
    const probability = Math.min(
      1,
      parts.reduce((sum, part) => sum + part.weight * part.probability, 0),
    );
    return { id, ...(claim !== undefined && { claim }), ...(by !== undefined && { by }), probability, parts };
  });
}

/** The explanations of a situation, to be weighed and forecast. */
export interface Explaining {
  /** How many forecasts there are, one for all explanations with the same changes, and the draws of each. */
  forecasts: number;
  samples: number;
  /** Draws of all forecasts together. */
  planned: number;
  /** All at once. */
  now(): ExplainedOutcomes;
  /** With rests. @throws the signal's reason if it is stopped */
  on(runner: JobRunner, run?: RunOptions): Promise<ExplainedOutcomes>;
  /** What one of the forecasts says of the outcomes, to be weighed later. @throws the signal's reason if it is stopped */
  forecast(index: number, runner: JobRunner, run?: RunOptions): Promise<number[]>;
  /** The same as `on`, from what all forecasts said. */
  from(forecasts: readonly (readonly number[])[], runner: JobRunner, run?: RunOptions): Promise<ExplainedOutcomes>;
}

/**
 * Weighs the explanations of a situation and forecasts it under each; undefined where no explanation changes it, or beside a
 * scenario: that is what might be, and what is true is weighed of the situation as it is. The forecasts share their random
 * numbers, and are of fewer draws than the forecast itself.
 */
export function explaining(situation: Situation, options: ForecastOptions = {}): Explaining | undefined {
  const section = situation.hypotheses;
  if (!section || options.scenario !== undefined) return undefined;
  if (!Object.values(section.explanations).some(({ change }) => change !== undefined)) return undefined;
  const samples = Math.min(options.samples ?? MOST_SAMPLES, MOST_SAMPLES);
  const leaves = matrixOf(section).leaves.map(({ id }) => id);
  const plans = plansByLeaf(situation, section, leaves, { ...options, samples });
  const weighing = (outcomes: ProbabilitiesByLeaf) => ({ seed: options.seed, outcomes });
  const together = (byLeaf: ProbabilitiesByLeaf, weighed: Weighing): ExplainedOutcomes => {
    if (weighed.leader === undefined) return { weighing: weighed, outcomes: [] };
    const posterior = new Map(weighed.answers.map((one) => [one.id, one.posterior ?? 0]));
    const weights = leaves.map((id) => posterior.get(id) ?? 0);
    return { weighing: weighed, outcomes: mixture(situation, byLeaf, leaves, weights) };
  };
  const weighed = async (byLeaf: ProbabilitiesByLeaf, runner: JobRunner, { signal }: RunOptions) => {
    const work = weighInSteps(section, weighing(byLeaf));
    for (;;) {
      const step = work.next();
      if (step.done) return together(byLeaf, step.value);
      await runner.pause?.();
      signal?.throwIfAborted();
    }
  };
  return {
    forecasts: plans.length,
    samples,
    planned: plannedDraws(plans),
    now() {
      const byLeaf = drawnHere(situation, leaves, plans);
      return together(byLeaf, weigh(section, weighing(byLeaf)));
    },
    on: async (runner, run = {}) => weighed(await drawnOn(situation, leaves, plans, runner, run), runner, run),
    forecast: (index, runner, run = {}) => probabilitiesOf(plans[index].plan, runner, run),
    from(forecasts, runner, run = {}) {
      const byLeaf = emptyByLeaf(situation, leaves);
      for (const [k, { leaves: of }] of plans.entries()) keep(byLeaf, of, forecasts[k]);
      return weighed(byLeaf, runner, run);
    },
  };
}

/** Draws under each explanation. */
export const MOST_SAMPLES = 1024;

/** The changes of an explanation, after those of what it is a form of. */
function changesOf(leaf: string, explanations: Hypotheses['explanations']) {
  const changes: [path: string, value: Change[string]][] = [];
  let at: string | undefined = leaf;
  while (at !== undefined && Object.hasOwn(explanations, at)) {
    const { change = {}, partOf }: Hypotheses['explanations'][string] = explanations[at];
    changes.unshift(...Object.entries(change));
    at = partOf;
  }
  return changes;
}
