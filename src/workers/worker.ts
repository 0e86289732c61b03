import { workerData } from 'piscina';
import type { Design } from '../engine/design.ts';
import { prepare } from '../engine/prepare.ts';
import { type Job, perform, type Result } from '../forecast/jobs.ts';
import { received } from './own-models.ts';

/** The engine of this thread: the design that the pool was started with is compiled once. */
const engine = prepare(await received<Design>(workerData));

/** One job of that design. */
export default function work(job: Job): Result {
  return perform(engine, job);
}
