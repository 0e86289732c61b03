import type { Selector } from '../../situation/selector.ts';
import type { QuadEvents } from '../series/quad-events.ts';
import { selectorCondition } from './condition.ts';
import { type EventStore, selectRows } from './database.ts';
import { EventsError } from './events-error.ts';

/** Events that are held at a time: 13 bytes each. */
const MOST_EVENTS = 20_000_000;

/**
 * Events as columns, in the order of days, classes and intensities: DuckDB's threads store rows in any order, and the last
 * digits of a sum depend on its order.
 *
 * @throws EventsError if there are more than 20 million
 */
export async function quadEvents(store: EventStore, selector: Selector): Promise<QuadEvents> {
  const { sql, parameters } = selectorCondition(selector);
  const [{ n }] = await selectRows<{ n: number }>(
    store,
    `select count(*)::double as n from event where ${sql}`,
    parameters,
  );
  if (n > MOST_EVENTS)
    throw new EventsError(
      `${n.toLocaleString('en-US')} events at once, expected no more than ${MOST_EVENTS.toLocaleString('en-US')}: select fewer`,
    );
  const columns = { days: new Int32Array(n), quad: new Uint8Array(n), intensity: new Float64Array(n) };
  const result = await store.connection.stream(
    `select (date - date '1970-01-01')::int as day, coalesce(quad, 0)::utinyint as quad, coalesce(intensity, 'nan')::double as intensity
      from event where ${sql} order by all`,
    parameters,
  );
  let at = 0;
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    columns.days.set(chunk.getColumnValues(0) as number[], at);
    columns.quad.set(chunk.getColumnValues(1) as number[], at);
    columns.intensity.set(chunk.getColumnValues(2) as number[], at);
    at += chunk.rowCount;
  }
  return columns;
}
