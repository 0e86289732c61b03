import { Refusal } from '../refusal.ts';
import { json, jsonText } from '../route.ts';
import type { ServerContext } from '../server-context.ts';
import type { Task } from './task.ts';
import { TaskFailed } from './task-threads.ts';

/** Tasks that are answered at once and run at the same time. */
const MOST = 4;

/** Does a task on another thread, and answers with what the command prints; it ends when the client goes. */
export async function doneAtOnce(
  task: Task,
  { threads, atOnce }: ServerContext,
  signal: AbortSignal,
): Promise<Response> {
  if (atOnce.running >= MOST)
    throw new Refusal('too-many', `${MOST} such requests are being answered`, { 'Retry-After': '1' });
  atOnce.running++;
  try {
    const { text, warnings } = await threads.run(task, { signal });
    const headers: Record<string, string> =
      warnings.length > 0 ? { 'Tightrope-Warnings': encodeURIComponent(warnings.join('\n')).slice(0, 4000) } : {};
    return jsonText(text, 200, headers);
  } catch (error) {
    if (!(error instanceof TaskFailed)) throw error;
    return json(error.answer.body, error.answer.status, error.answer.headers);
  } finally {
    atOnce.running--;
  }
}
