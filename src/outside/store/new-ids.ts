import type { DuckDBValue } from '@duckdb/node-api';
import { type EventStore, selectRows } from './database.ts';
import type { EventReading } from './format.ts';

/**
 * What is known of the ids that a data set has. Those of most data sets are whole numbers that only go up: what goes on above
 * the highest is new, and need not be looked for among all that is in.
 */
export interface KnownIds {
  /** None is above it; undefined where that is not known. */
  highest: string | undefined;
}

const LOWEST = '-9223372036854775808';
/** Bytes of an id; longer ones may be cut, and then be the same. */
const LONGEST = 100;

/** What is known before a file comes in. Of ids that are of one day only nothing is: with their day they are not numbers. */
export async function knownIds(
  store: EventStore,
  dataset: string,
  { idOfDay }: Pick<EventReading, 'idOfDay'>,
): Promise<KnownIds> {
  if (idOfDay) return { highest: undefined };
  const [{ some }] = await selectRows<{ some: boolean }>(
    store,
    'select exists (from event where dataset = $dataset) as some',
    { dataset },
  );
  return { highest: some ? undefined : LOWEST };
}

/**
 * Whether each id is above all before it, so that all are new; that is known of the data set from then on. An id with space
 * around it is one still, so they are taken as they stand.
 *
 * @param rows a query of `id`, a text
 */
export async function ascendingIds(
  store: EventStore,
  rows: string,
  parameters: Record<string, DuckDBValue>,
  known: KnownIds,
): Promise<boolean> {
  if (known.highest === undefined) return false;
  const [{ up, highest }] = await selectRows<{ up: boolean; highest: string | null }>(
    store,
    `select coalesce(bool_and(n > before), true) and count(*) = count(n) as up, max(n)::varchar as highest
      from (select n, lag(n, 1, $highest::bigint) over () as before
        from (select case when strlen(id) < ${LONGEST} then try_cast(id as bigint) end as n from (${rows}) where id is not null))`,
    { ...parameters, highest: known.highest },
  );
  known.highest = up ? (highest ?? known.highest) : undefined;
  return up;
}
