import { conditions, type OutcomeConditions } from '../inside/analysis/conditions.ts';
import { type ImportanceJob, importanceJob } from '../inside/analysis/importance-jobs.ts';
import { trial } from '../inside/analysis/trial.ts';
import type { Design } from '../inside/experiment.ts';
import { changeTrials } from '../inside/levers/change-trials.ts';
import { type LeverJob, leverJob } from '../inside/levers/lever-jobs.ts';
import { type Missed, missedAgreements } from '../inside/missed/missed.ts';

/** A piece of an analysis that can run on any thread, in any order. Plain data. */
export type Task =
  | { of: 'importance'; job: ImportanceJob }
  | { of: 'levers'; job: LeverJob }
  | { of: 'conditions'; samples: number; answers: Float64Array[]; quick?: boolean }
  | { of: 'missed' };

/** What each kind of task finds. */
export type Found = Float64Array | OutcomeConditions[] | Missed;

/** Prepares a thread for the tasks of a design; what a kind of task needs is made when the first of it comes. */
export function performer(design: Design): (task: Task) => Found {
  let trials: ReturnType<typeof trial> | undefined;
  let changes: ReturnType<typeof changeTrials> | undefined;
  return (task) => {
    if (task.of === 'importance') {
      trials ??= trial(design);
      return importanceJob(trials, task.job);
    }
    if (task.of === 'conditions') {
      // The inputs are drawn again here: they are many, and quick to draw.
      const { samples, answers, quick } = task;
      return conditions(design, { samples, answers, inputs: trial(design).columns('A', 0, samples) }, { quick });
    }
    if (task.of === 'missed') return missedAgreements(design);
    changes ??= changeTrials(design);
    return leverJob(changes, task.job);
  };
}
