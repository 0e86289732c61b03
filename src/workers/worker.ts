import { workerData } from 'piscina';
import { type Design, type Draws, experiment } from '../inside/experiment.ts';

const { run } = experiment(workerData as Design);

/** One stretch of the experiment that the pool was started with. */
export default function stretch({ from, to }: { from: number; to: number }): Draws {
  return run(from, to);
}
