import { place } from '../engine/columns.ts';
import { prepare } from '../engine/prepare.ts';
import { matrixOf } from '../hypotheses/matrix.ts';
import { weigh } from '../hypotheses/weigh.ts';
import { UsageError } from '../numeric/errors.ts';
import { applyChange } from '../situation/change.ts';
import type { Hypotheses } from '../situation/hypotheses/section.ts';
import type { Change } from '../situation/judgement.ts';
import type { Situation } from '../situation/situation.ts';
import { copyOf } from '../situation/viewpoint.ts';
import type { Explained, MixedOutcome } from './explained.ts';
import { type ForecastOptions, planForecast } from './plan.ts';
import { summarise } from './summarise.ts';

export type { Explained, MixedOutcome } from './explained.ts';

/** Draws between two rests. */
const STRETCH = 64;

/** The models' probability of each outcome under each leaf. */
export type ProbabilitiesByLeaf = ReadonlyMap<string, Float64Array>;

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
  const work = forecastLeafByLeaf(situation, section, leaves, options);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** The same with rests, in which a program can stop. Yields how many leaves are done. */
export function* forecastLeafByLeaf(
  situation: Situation,
  { explanations }: Hypotheses,
  leaves: readonly string[],
  options: ForecastOptions = {},
): Generator<number, ProbabilitiesByLeaf> {
  const byOutcome = new Map(
    Object.keys(situation.outcomes ?? {}).map((id): [string, Float64Array] => [id, new Float64Array(leaves.length)]),
  );
  const known = new Map<string, readonly { id: string; probability: { value: number } }[]>();
  for (const [k, leaf] of leaves.entries()) {
    const changes = changesOf(leaf, explanations);
    const key = JSON.stringify(changes);
    let outcomes = known.get(key);
    if (!outcomes) {
      const seen = copyOf(situation);
      for (const [path, value] of changes) {
        const fault = applyChange(seen, path, value);
        if (fault) throw new UsageError(`change of ${leaf}: ${fault}`);
      }
      const plan = planForecast(seen, options);
      const engine = prepare(plan.design);
      const columns = engine.emptyColumns(plan.samples);
      for (let from = 0; from < plan.samples; from += STRETCH) {
        const part = engine.draw(from, Math.min(plan.samples, from + STRETCH));
        place(columns, part);
        for (let h = 0; h < part.held.length; h++) columns.held[h] += part.held[h];
        yield k;
      }
      outcomes = summarise({ plan, engine, columns }).outcomes;
      known.set(key, outcomes);
    }
    for (const { id, probability } of outcomes) (byOutcome.get(id) as Float64Array)[k] = probability.value;
    yield k + 1;
  }
  return byOutcome;
}

/** The forecast as the mixture over explanations, with each part. */
export function mixture(
  { outcomes = {} }: Situation,
  byLeaf: ProbabilitiesByLeaf,
  leaves: readonly string[],
  posterior: readonly number[],
): MixedOutcome[] {
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

/**
 * Weighs the explanations of a situation and forecasts it under each; nothing where no explanation changes it. The forecasts share
 * their random numbers, and are of fewer draws than the forecast itself.
 */
export function explained(situation: Situation, options: ForecastOptions = {}): Explained | undefined {
  const section = situation.hypotheses;
  if (!section || !Object.values(section.explanations).some(({ change }) => change !== undefined)) return undefined;
  const samples = Math.min(options.samples ?? MOST_SAMPLES, MOST_SAMPLES);
  const leaves = matrixOf(section).leaves.map(({ id }) => id);
  const byLeaf = forecastByLeaf(situation, section, leaves, { ...options, samples });
  const weighing = weigh(section, { seed: options.seed, outcomes: byLeaf });
  if (weighing.leader === undefined) return { weighing, outcomes: [] };
  const posterior = new Map(weighing.answers.map((one) => [one.id, one.posterior ?? 0]));
  const weights = leaves.map((id) => posterior.get(id) ?? 0);
  return { weighing, outcomes: mixture(situation, byLeaf, leaves, weights) };
}

/** Draws under each explanation. */
const MOST_SAMPLES = 1024;

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
