import { type Prepared, prepare } from '../../engine/prepare.ts';
import { drawSample, type Sample } from '../../engine/sample.ts';
import type { Situation } from '../../situation/schema.ts';
import { boxOf, isInside, orderOf, type Scatter, scatter } from './box.ts';
import { bestBox, LEAST_RAISE } from './box-choice.ts';
import { type Counterfactual, counterfactualOf, type Future } from './counterfactual.ts';
import { counterfactualSearch } from './counterfactual-search.ts';
import { supportOf } from './support.ts';
import { widen } from './widen.ts';

/** Under which conditions a named outcome happens. */
export interface OutcomeScenarios {
  outcome: string;
  /** True where it happens in nearly all futures: the conditions are then those of its not happening. */
  fails: boolean;
  /** Probability that it happens, with the inputs as stated. */
  probability: number;
  /** How many times the ranges of all inputs were stretched to find the boxes; 1: as stated. */
  widened: number;
  /** How often it happens (or fails) in the futures in which the boxes were looked for, inside and outside of them. */
  rate: number;
  /** The most telling first; each by itself, so that they may overlap. */
  boxes: ScenarioBox[];
  /** Where it is too rare for boxes as stated: the nearest future in which it happens (or fails), if one was found. */
  counterfactual?: Counterfactual;
}

/** A set of conditions and what is known of the futures that fulfil them all. */
export interface ScenarioBox {
  limits: ScenarioLimit[];
  /** Share of all futures that fulfil them. */
  mass: number;
  /** How often it happens in these, counting a future by the share of the models in which it does. */
  density: number;
  /** Share of all its happening that lies in these. */
  coverage: number;
}

export interface ScenarioLimit {
  path: string;
  low?: number;
  high?: number;
  /** Share of resampled searches that limit the same input from the same side. */
  support: number;
}

export interface DiscoveryOptions {
  /** Ids of the outcomes; all by default. */
  outcomes?: string[];
  /** Only boxes, in the futures as stated: no counterfactuals for outcomes that are too rare for boxes. */
  quick?: boolean | undefined;
  /** Called before every stage with what is being looked for. */
  onStage?: (stage: { outcome: string; widened: number }) => void;
}

/** Above this probability the question is when it does not happen: nothing could raise it by a fifth. */
const NEARLY_ALWAYS = 1 / LEAST_RAISE;
/** With fewer draws than this in which it happens, nothing can be said about when. */
const LEAST_HITS = 20;
/** How the ranges are stretched, step by step, until it happens often enough. */
const FACTORS = [1, 1.5, 2, 3, 5, 10];
const WIDENED_SAMPLES = 1536;
const MOST_BOXES = 2;
/** A further box holds at least this share of the happening that no earlier one holds. */
const LEAST_NEW = 0.1;

/**
 * The conditions of every named outcome: boxes by patient rule induction, and where it is too rare for them, the same
 * with stretched ranges and the nearest future.
 *
 * @param sample draws of the situation as stated, such as a forecast's: see `sampleOf`
 */
export function discoverScenarios(
  engine: Prepared,
  sample: Sample,
  { outcomes, quick = false, onStage }: DiscoveryOptions = {},
): OutcomeScenarios[] {
  const { situation } = engine.design;
  const samples = samplesOf(engine, sample);
  // Outcomes with one condition and several dates have one answer.
  const known = new Map<string, OutcomeScenarios>();
  return engine.answers.flatMap(({ of, kind }, q): OutcomeScenarios[] => {
    if (kind !== 'outcome' || (outcomes && !outcomes.includes(of))) return [];
    const { when } = (situation.outcomes as NonNullable<Situation['outcomes']>)[of];
    if (quick && tooRare(sample.answers[q])) return [];
    const found = known.get(when) ?? scenariosOf(engine, samples, q, onStage);
    known.set(when, found);
    // Few draws find no box where many may.
    return quick && found.boxes.length === 0 ? [] : [{ ...found, outcome: of }];
  });
}

/** Whether the outcome, or its not happening where it nearly always happens, is in too few draws to say when. */
function tooRare(y: Float64Array): boolean {
  const fails = mean(y) > NEARLY_ALWAYS;
  let hits = 0;
  for (const p of y) if (fails ? p < 1 : p > 0) hits++;
  return hits < LEAST_HITS;
}

/** The draws in which boxes are looked for with the ranges of all inputs stretched so many times. */
export const widenedSample = ({ design }: Pick<Prepared, 'design'>, widened: number): Sample =>
  drawSample(prepare({ ...design, situation: widen(design.situation, widened) }), WIDENED_SAMPLES);

/** Draws from inputs stretched so many times, and their order. */
type SampleOf = (widened: number) => { sample: Sample; order: Uint32Array[] };

/** Stretched inputs are drawn once for all outcomes, and only when the first one needs them. */
function samplesOf(engine: Prepared, stated: Sample): SampleOf {
  const made = new Map<number, ReturnType<SampleOf>>();
  return (widened) => {
    const known = made.get(widened);
    if (known) return known;
    const sample = widened === 1 ? stated : widenedSample(engine, widened);
    const found = { sample, order: orderOf(sample.inputs) };
    made.set(widened, found);
    return found;
  };
}

function scenariosOf(
  engine: Prepared,
  sampleAt: SampleOf,
  q: number,
  onStage: DiscoveryOptions['onStage'],
): OutcomeScenarios {
  const { seed } = engine.design;
  const outcome = engine.answers[q].of;
  const probability = mean(sampleAt(1).sample.answers[q]);
  const fails = probability > NEARLY_ALWAYS;
  const share = (answers: Float64Array) => (fails ? 1 - answers[q] : answers[q]);
  const futures: Future[] = [];
  let arrived = false;
  for (let step = 0; ; step++) {
    const widened = FACTORS[step];
    onStage?.({ outcome, widened });
    const { sample, order } = sampleAt(widened);
    const y = fails ? sample.answers[q].map((p) => 1 - p) : sample.answers[q];
    const hits = Array.from(y.keys()).filter((s) => y[s] > 0);
    for (const s of hits) {
      const draw = sample.draws?.[s] ?? s;
      futures.push({ values: Float64Array.from(sample.inputs, (column) => column[s]), draw, widened });
    }
    if (hits.length < LEAST_HITS && !arrived) {
      const walks = counterfactualSearch(engine, outcome, !fails, widened);
      futures.push(...walks);
      arrived = walks.length > 0;
    }
    if (hits.length < LEAST_HITS && step < FACTORS.length - 1) continue;
    const counterfactual =
      widened === 1 ? undefined : counterfactualOf(engine, futures, (found) => share(found) > 0, share);
    return {
      outcome,
      fails,
      probability,
      widened,
      rate: mean(y),
      boxes: hits.length < LEAST_HITS ? [] : boxesOf(engine, scatter(sample.inputs, y, order), seed),
      ...(counterfactual ? { counterfactual } : {}),
    };
  }
}

/** Finds boxes one after the other, each among the samples outside all earlier ones; its numbers are those among all samples. */
function boxesOf(engine: Prepared, all: Scatter, seed: number): ScenarioBox[] {
  const { x, y } = all;
  const weight = all.weight.slice();
  const boxes: ScenarioBox[] = [];
  while (boxes.length < MOST_BOXES) {
    const rest: Scatter = { ...all, weight };
    const found = bestBox(rest);
    if (!found) break;
    const box = boxOf(all, found.limits);
    const fresh = boxOf(rest, found.limits);
    const share = rest.weight.reduce((sum, w) => sum + w, 0) / y.length;
    const added = (fresh.density * fresh.mass * share) / mean(y);
    if (
      added < LEAST_NEW ||
      box.density < LEAST_RAISE * mean(y) ||
      fresh.density <= mean(y) ||
      fresh.mass * share < 0.5 * box.mass
    )
      break;
    const support = supportOf(rest, found, { seed });
    const limits = found.limits.map(({ input, low, high }, l): ScenarioLimit => {
      const ends = { ...(low > -Infinity ? { low } : {}), ...(high < Infinity ? { high } : {}) };
      return { path: engine.inputs[input].path, ...ends, support: support[l] };
    });
    const { mass, density, coverage } = box;
    boxes.push({ limits, mass, density, coverage });
    for (let s = 0; s < y.length; s++) if (isInside(x, found.limits, s)) weight[s] = 0;
  }
  return boxes;
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k];
  return sum / values.length;
}
