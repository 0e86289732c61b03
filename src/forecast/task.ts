import { changeTrials } from '../engine/change-trials.ts';
import type { Design } from '../engine/experiment.ts';
import { trial } from '../engine/trial.ts';
import { discoverScenarios, type OutcomeScenarios } from '../inside/discovery/scenario-discovery.ts';
import { type InterventionJob, interventionJob } from '../inside/interventions/intervention-jobs.ts';
import { type ParetoImprovements, paretoImprovements } from '../inside/pareto/pareto-improvements.ts';
import { type SensitivityJob, sensitivityJob } from '../inside/sensitivity/sensitivity-jobs.ts';

/** A piece of an analysis that can run on any thread, in any order. Plain data. */
export type Task =
  | { of: 'sensitivity'; job: SensitivityJob }
  | { of: 'interventions'; job: InterventionJob }
  | { of: 'scenarioDiscovery'; samples: number; answers: Float64Array[]; quick?: boolean }
  | { of: 'paretoImprovements' };

/** What each kind of task finds. */
export type Found = Float64Array | OutcomeScenarios[] | ParetoImprovements;

/** Prepares a thread for the tasks of a design; what a kind of task needs is made when the first of it comes. */
export function performer(design: Design): (task: Task) => Found {
  let trials: ReturnType<typeof trial> | undefined;
  let changes: ReturnType<typeof changeTrials> | undefined;
  return (task) => {
    if (task.of === 'sensitivity') {
      trials ??= trial(design);
      return sensitivityJob(trials, task.job);
    }
    if (task.of === 'scenarioDiscovery') {
      // The inputs are drawn again here: they are many, and quick to draw.
      const { samples, answers, quick } = task;
      return discoverScenarios(design, { samples, answers, inputs: trial(design).columns('A', 0, samples) }, { quick });
    }
    if (task.of === 'paretoImprovements') return paretoImprovements(design);
    changes ??= changeTrials(design);
    return interventionJob(changes, task.job);
  };
}
