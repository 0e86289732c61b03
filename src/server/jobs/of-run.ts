import { UsageError } from '../../numeric/errors.ts';
import type { Task } from './task.ts';

/** Asks a run; messages name it as the request does, and not where it lies on the disk. */
export async function ofRun<T>(
  run: NonNullable<Task['run']>,
  ask: (run: NonNullable<Task['run']>) => Promise<T>,
): Promise<T> {
  try {
    return await ask(run);
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(error.message.replaceAll(run.folder, run.name)) : error;
  }
}
