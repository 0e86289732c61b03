import { workerData } from 'piscina';
import { type Design, type Draws, type Experiment, experiment } from '../engine/experiment.ts';
import { type Found, performer, type Task } from '../forecast/task.ts';
import { received } from './own-models.ts';

const design = await received<Design>(workerData);
const perform = performer(design);
let draws: Experiment | undefined;

/** One stretch of the experiment that the pool was started with, or one task of its analysis. */
export default function work(piece: { from: number; to: number } | Task): Draws | Found {
  if ('of' in piece) return perform(piece);
  draws ??= experiment(design);
  return draws.run(piece.from, piece.to);
}
