import { type EventStore, selectRows } from './database.ts';

/**
 * A condition by which events of a table, or of what stands for it, are not in yet. Which ones are is found out before: most of
 * what comes in is new, and few keys are looked up faster than all.
 */
export async function notIn(store: EventStore, incoming: string): Promise<string> {
  await store.connection.run(
    `create or replace temp table known as select key from event where key in (select key from ${incoming})`,
  );
  const [{ some }] = await selectRows<{ some: boolean }>(store, 'select exists (from known) as some');
  return some ? 'key not in (from known)' : 'true';
}
