import { type KeptDraws, keptDraws } from '../../engine/sampling/drawing.ts';
import { changedPlan } from '../../forecast/changed-plan.ts';
import { type Plan, planForecast } from '../../forecast/plan.ts';
import { modelNamed } from '../../models/models.ts';
import type { Step } from '../../situation/situation.ts';
import { GrowingRun } from './growing-run.ts';
import type { View } from './protocol.ts';
import { situationOf } from './read-task.ts';

/** The draws of a view, and those of the situation as it is written, where the view changes something. */
export interface Runs {
  run: GrowingRun;
  reference?: GrowingRun | undefined;
}

/** Draws of inputs are shared by all runs: a slider moves one of many. */
const kept: { quick: KeptDraws; all: KeptDraws } = { quick: keptDraws(2 ** 21), all: keptDraws() };

/** Runs of the situation as it is written, by text, models and seed: the last few. */
const written = new Map<string, GrowingRun>();
const MOST_RUNS = 4;
let changed: { key: string; run: GrowingRun }[] = [];

/** The models that a view asks for, and of these the ones that play no rounds. */
export function modelsOfView(view: View): { usual: string[]; all: string[]; quick: string[] } {
  const usual = planFor(view, undefined).design.models;
  const all = view.models ? planFor(view, view.models).design.models : usual;
  return { usual, all, quick: all.filter((name) => modelNamed(name)?.tells === undefined) };
}

/** The runs of a view with some of its models. */
export function runsOf(view: View, models: readonly string[], speed: 'quick' | 'all'): Runs {
  const steps = stepsOf(view);
  const plans = changedPlan(planFor(view, models), steps);
  const key = keyOf(view, models, plans.reference.design.randomInputs.length);
  const reference = runOf(key, plans.reference, speed);
  if (steps.length === 0) return { run: reference };
  const changedKey = `${key}\n${JSON.stringify(steps)}`;
  let found = changed.find((one) => one.key === changedKey);
  found ??= { key: changedKey, run: new GrowingRun(plans.changed, kept[speed]) };
  // The last two: of the quick models and of all.
  changed = [found, ...changed.filter((one) => one !== found)].slice(0, 2);
  return { run: found.run, reference };
}

/** The run of one scenario, and of the situation as it is written. */
export function scenarioRuns(
  view: View,
  models: readonly string[],
  scenario: string,
): { run: GrowingRun; reference: GrowingRun } {
  const { run, reference } = runsOf({ ...view, pins: [], scenarios: [scenario] }, models, 'all');
  return { run, reference: reference ?? run };
}

function runOf(key: string, plan: Plan, speed: 'quick' | 'all'): GrowingRun {
  const found = written.get(key) ?? new GrowingRun(plan, kept[speed]);
  written.delete(key);
  written.set(key, found);
  for (const old of written.keys()) if (written.size > MOST_RUNS) written.delete(old);
  return found;
}

const keyOf = ({ revision, seed, calibrated }: View, models: readonly string[], inputs: number) =>
  `${revision} ${seed} ${calibrated} ${inputs} ${models.join(' ')}`;

/** What the ticked scenarios do, then what the reader has moved. */
function stepsOf({ revision, scenarios, pins }: View): Step[] {
  const situation = situationOf(revision);
  const steps = scenarios.flatMap((name) =>
    Object.hasOwn(situation.scenarios ?? {}, name) ? (situation.scenarios?.[name] ?? []) : [],
  );
  const moved = pins.map(({ path, value }): [string, typeof value] => [path, value]);
  return moved.length > 0 ? [...steps, { change: Object.fromEntries(moved) }] : [...steps];
}

/** Plans by text and options: the situation is checked once. */
const plans = new Map<string, Plan>();

function planFor(view: View, models: readonly string[] | undefined): Plan {
  const { revision, seed, samples, calibrated } = view;
  const key = `${revision} ${seed} ${calibrated} ${samples} ${models?.join(' ')}`;
  let found = plans.get(key);
  if (!found) {
    found = planForecast(situationOf(revision), {
      ...{ seed, samples, models },
      ...(calibrated ? {} : { calibration: 'none' }),
    });
    plans.set(key, found);
    for (const old of plans.keys()) if (plans.size > 2 * MOST_RUNS) plans.delete(old);
  }
  return found;
}
