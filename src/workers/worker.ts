import { workerData } from 'piscina';
import type { Design } from '../engine/design.ts';
import { prepare } from '../engine/prepare.ts';
import { type Job, type JobResult, perform } from '../forecast/jobs.ts';
import { UsageError } from '../numeric/errors.ts';
import { received } from './own-models.ts';

/** The engine of this thread: the design that the pool was started with is compiled once. */
const engine = prepare(await received<Design>(workerData));

/** Why a job cannot be done; an error that is thrown here would reach the other thread without its class. */
export interface Refused {
  refused: string;
}

/** Does one job of that design. */
export default function work(job: Job): JobResult | Refused {
  try {
    return perform(engine, job);
  } catch (error) {
    if (error instanceof UsageError) return { refused: error.message };
    throw error;
  }
}
