import { create } from 'zustand';
import type { QueueStatus } from '../../queue/status-types.ts';
import { sound } from '../home/server-error.ts';

/** The queue of runs of the server, as the page saw it last. */
interface QueueState {
  /** Whether the server has one. */
  isThere: boolean;
  status?: QueueStatus | undefined;
  trouble?: string | undefined;
}

export const useQueue = create<QueueState>(() => ({ isThere: false }));

/** Asks the server whether it has a queue. */
export async function findQueue(): Promise<void> {
  const response = await fetch('/api/about', { headers: { accept: 'application/json' } });
  const { queue } = (await sound(response).then((answer) => answer.json())) as { queue?: boolean };
  useQueue.setState({ isThere: queue === true });
}

/** Reads how the queue stands. What was read last stays where it cannot be read. */
export async function readQueue(signal?: AbortSignal): Promise<void> {
  try {
    const response = await fetch('/api/queue', { cache: 'no-store', ...(signal && { signal }) });
    const status = (await (await sound(response)).json()) as QueueStatus;
    useQueue.setState({ status, trouble: undefined });
  } catch (error) {
    if (!signal?.aborted) useQueue.setState({ trouble: (error as Error).message });
  }
}

/** What may be done about the queue, or about one of its runs. */
export type QueueAction = 'pause' | 'resume' | 'cancel' | 'retry' | 'purge' | 'drain';

/** Does it, and reads how the queue stands then. @throws ServerRefusal */
export async function doInQueue(action: QueueAction, run?: string): Promise<void> {
  const body = JSON.stringify({ do: action, ...(run !== undefined && { run }) });
  await sound(await fetch('/api/queue', { method: 'POST', headers: { 'content-type': 'application/json' }, body }));
  await readQueue();
}
