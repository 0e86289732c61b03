import { dayOf } from '../../numeric/days.ts';
import type { Selector } from '../../situation/selector.ts';
import type { Gap, StoredOccurrence } from '../event-source.ts';
import type { PeriodLength } from '../series/calendar.ts';
import type { Observed } from '../series/quad-events.ts';
import { selectorCondition } from './condition.ts';
import { type EventStore, selectRows } from './database.ts';
import { atMost } from './limit.ts';
import { PERIOD_START } from './period-start.ts';

/** An event as a list shows it. */
export interface StoredEvent {
  date: string;
  source: string | null;
  target: string | null;
  code: string | null;
  label: string | null;
  quad: number | null;
  intensity: number | null;
  location: string | null;
  text: string | null;
  url: string | null;
  dataset: string;
  rowId: string;
}

/** Events in the order of time. @throws EventsError if more than 10,000 are asked for at once */
export function listEvents(
  store: EventStore,
  selector: Selector,
  { limit = 50, offset = 0 } = {},
): Promise<StoredEvent[]> {
  atMost(limit, 'events');
  const { sql, parameters } = selectorCondition(selector);
  return selectRows(
    store,
    `select date::varchar as date, source, target, code, label, quad::int as quad, intensity, location, text, url, dataset, row_id as "rowId"
      from event where ${sql} order by event.date, key limit ? offset ?`,
    [...parameters, limit, offset],
  );
}

/** Days on which events happened, since 1970-01-01, with what they were, in the order of time. */
export async function occurrences(
  store: EventStore,
  selector: Selector,
  limit = 1_000_000,
): Promise<StoredOccurrence[]> {
  const { sql, parameters } = selectorCondition(selector);
  return selectRows(
    store,
    `select (date - date '1970-01-01')::int as day, concat_ws(', ', concat(source, ': ', label), target) as what, concat(dataset, '/', row_id) as id
      from event where ${sql} order by event.date, key limit ?`,
    [...parameters, limit],
  );
}

/** The first and the last day of the events, since 1970-01-01; of some data sets, or of all. */
export async function spanOf(store: EventStore, datasets: readonly string[] = []): Promise<Observed | undefined> {
  const { sql, parameters } = selectorCondition(datasets.length > 0 ? { datasets: [...datasets] } : {});
  const [span] = await selectRows<{ from: number | null; to: number | null }>(
    store,
    `select (min(date) - date '1970-01-01')::int as "from", (max(date) - date '1970-01-01')::int as "to" from event where ${sql}`,
    parameters,
  );
  return span.from === null || span.to === null ? undefined : { from: span.from, to: span.to };
}

/** The days that a selector looks at, since 1970-01-01: those of the data sets, as far as its `from` and `to` reach. */
export async function observedOf(store: EventStore, { datasets, from, to }: Selector): Promise<Observed | undefined> {
  const span = await spanOf(store, datasets);
  if (span === undefined) return undefined;
  const first = Math.max(span.from, from === undefined ? -Infinity : dayOf(from));
  const last = Math.min(span.to, to === undefined ? Infinity : dayOf(to));
  return last < first ? undefined : { from: first, to: last };
}

/** The longest stretch of days observed on which the data sets have no event of any actor; undefined if there is none. */
export async function longestGap(
  store: EventStore,
  { datasets = [] }: Selector,
  { from, to }: Observed,
): Promise<Gap | undefined> {
  const { sql, parameters } = selectorCondition(datasets.length > 0 ? { datasets } : {});
  const [gap] = await selectRows<Gap>(
    store,
    `with day as (select distinct (date - date '1970-01-01')::int as day from event where ${sql}),
      pairs as (select day, lead(day) over (order by day) as next from day)
    select greatest(day + 1, ?)::int as "from", least(next - 1, ?)::int as "to" from pairs
      where next > day + 1 and next > ? and day < ? order by "to" - "from" desc, day limit 1`,
    [...parameters, from, to, from, to],
  );
  return gap;
}

/** How many events of each class a period had. */
export interface PeriodCounts {
  period: string;
  events: number;
  verbalCooperation: number;
  materialCooperation: number;
  verbalConflict: number;
  materialConflict: number;
  /** Mean intensity, -10 to 10; null where none is known. */
  intensity: number | null;
}

/** The mean is taken over decimals: a sum of doubles hangs in its last bits on the order of the threads. */
const BY_QUAD = `count(*)::double as events, count(*) filter (quad = 1)::double as "verbalCooperation",
  count(*) filter (quad = 2)::double as "materialCooperation", count(*) filter (quad = 3)::double as "verbalConflict",
  count(*) filter (quad = 4)::double as "materialConflict", avg(intensity::decimal(18, 9)) as intensity`;

/** Events by period, without gaps from the first to the last one. */
export function periodCounts(store: EventStore, selector: Selector, by: PeriodLength): Promise<PeriodCounts[]> {
  const { sql, parameters } = selectorCondition(selector);
  return selectRows(
    store,
    `with counted as (select ${PERIOD_START[by]} as start, ${BY_QUAD} from event where ${sql} group by start),
      every as (select unnest(generate_series(min(start), max(start), interval 1 ${by}))::date as start from counted)
    select every.start::varchar as period, coalesce(events, 0) as events, coalesce("verbalCooperation", 0) as "verbalCooperation",
      coalesce("materialCooperation", 0) as "materialCooperation", coalesce("verbalConflict", 0) as "verbalConflict",
      coalesce("materialConflict", 0) as "materialConflict", intensity
    from every left join counted using (start) order by every.start`,
    parameters,
  );
}

export interface PairCounts extends PeriodCounts {
  source: string;
  target: string;
}

/**
 * The pairs with most events, in each period or (without one) in all. Of pairs with equally many, which ones are told is
 * arbitrary, but always the same.
 *
 * Pairs are counted by a hash of their names: of tens of millions of them only those that are told get a name again.
 *
 * @throws EventsError if more pairs are asked for than are told
 */
export function topPairs(
  store: EventStore,
  selector: Selector,
  { by, limit = 10 }: { by?: PeriodLength; limit?: number } = {},
): Promise<PairCounts[]> {
  atMost(limit, 'pairs');
  const { sql, parameters } = selectorCondition(selector);
  const start = by === undefined ? `date '1970-01-01'` : PERIOD_START[by];
  const meant = `${sql} and source is not null and target is not null`;
  return selectRows(
    store,
    `with counted as (select ${start} as start, hash(source, target) as pair, count(*) as n from event where ${meant} group by all),
      most as (select start, unnest(max(n::hugeint * 18446744073709551616 + pair, ${limit})) as rank from counted group by start),
      told as (select start, (rank % 18446744073709551616)::ubigint as pair from most)
    select ${by === undefined ? `''` : 'told.start::varchar'} as period, source, target, ${BY_QUAD}
      from event join told on told.pair = hash(event.source, event.target) and told.start = ${start}
      where ${meant} group by told.start, source, target order by told.start, events desc, source, target`,
    [...parameters, ...parameters],
  );
}

/** A row that could not be read. */
export interface RejectedRow {
  dataset: string;
  file: string;
  line: number;
  reason: string;
  content: string | null;
}

/** Rows that could not be read, file by file. @throws EventsError if more than 10,000 are asked for at once */
export function rejects(store: EventStore, { limit = 50 } = {}): Promise<RejectedRow[]> {
  atMost(limit, 'rows');
  const sql = 'select dataset, file, line::double as line, reason, content from reject order by file, line limit ?';
  return selectRows(store, sql, [limit]);
}
