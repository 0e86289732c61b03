import { compare, scenarioViewpoints } from '../../forecast/compare.ts';
import type { Context, ScenarioEffect, Tasks, View } from './protocol.ts';
import { situationOf } from './read-task.ts';
import { modelsOfView, scenarioRuns } from './runs.ts';

/** Draws of each scenario: what resolved cases teach is the same whatever models stand beside it, and needs one alone. */
const CALIBRATED_DRAWS = 2048;
const MODEL_DRAWS = 512;
const QUICKEST = 'weighted-mean';

/** What was worked out before, by text, models, seed and scenario. */
const knownEffects = new Map<string, ScenarioEffect>();
const MOST_EFFECTS = 200;

/** What each scenario changes against the situation as it is written, on the same random numbers. */
export async function scenariosTask(view: View, context: Context<'scenarios'>): Promise<Tasks['scenarios']['output']> {
  const situation = situationOf(view.revision);
  const { all: ticked } = modelsOfView(view);
  const all = view.calibrated ? [QUICKEST] : ticked;
  const draws = view.calibrated ? CALIBRATED_DRAWS : MODEL_DRAWS;
  for (const viewpoint of scenarioViewpoints(situation, Object.keys(situation.scenarios ?? {}))) {
    const key = [view.revision, view.seed, view.calibrated, ...all, viewpoint.label].join(' ');
    let found = knownEffects.get(key);
    if (!found) {
      const { run, reference } = scenarioRuns(view, all, viewpoint.label);
      await reference.growTo(draws, context.pause);
      await run.growTo(draws, context.pause);
      const { issues, outcomes, because } = compare(viewpoint, reference.drawn, run.drawn);
      found = { scenario: viewpoint.label, because, issues, outcomes, draws };
      knownEffects.set(key, found);
      for (const old of knownEffects.keys()) if (knownEffects.size > MOST_EFFECTS) knownEffects.delete(old);
    }
    context.part(found);
    await context.pause();
  }
  return { done: true };
}
