import { ordersOf } from '../../situation/table/index.ts';
import { type ToldList, unknownCountries } from './country-lists.ts';
import { type EventStore, selectRows } from './database.ts';
import { schemeOf } from './event-query.ts';
import type { EventField, EventReading } from './format.ts';
import type { ImportCounts } from './imported.ts';
import type { LostZeros } from './incoming-part.ts';

/** Why rows could not be read. */
export interface RejectReason {
  reason: string;
  rows: number;
  /** The first of them. */
  line: number;
  content: string | null;
}

/** What came of a file, with what its reader should know. */
export interface ImportReport extends ImportCounts {
  /** The format that it was read as; `table` or `parquet` by a mapping alone. */
  format: string;
  /** Why rows could not be read, most frequent first; those of this import. */
  reasons: RejectReason[];
  /** What to do, where every row failed for one reason. */
  mend?: string | undefined;
  /** Kinds of events that the table of codes does not have, of the events that came in, most frequent first, at most six. */
  unknownKinds: { kind: string; events: number }[];
  /** Events of all such kinds. */
  unknown: number;
  /** Lists of countries' codes that the file itself revealed. */
  toldLists: readonly ToldList[];
  /**
   * What stands in columns of countries and is not a country of the list that they are read by, at most a hundred; not
   * asked of files of a known format.
   */
  unknownCountries: { text: string; events: number }[];
  /**
   * Rows whose code got the zero again that a program had taken from it (36 is 036), and those with a code such as 10,
   * where nothing says whether it is 010.
   */
  zeros: { restored: number; example?: string | undefined; doubtful: number };
}

/** The number of the row that comes in next. */
export async function nextRow(store: EventStore): Promise<string> {
  const [{ next }] = await selectRows<{ next: string }>(
    store,
    'select (coalesce(max(rowid), -1) + 1)::varchar as next from event',
  );
  return next;
}

interface Imported {
  file: string;
  dataset: string;
  reading: EventReading;
  counts: ImportCounts;
  /** The first row that came in. */
  first: string;
  zeros: LostZeros;
  told: readonly ToldList[];
  has(field: EventField): boolean;
}

/** What is to be said of an import. */
export async function reportOf(
  store: EventStore,
  { file, dataset, reading, counts, first, zeros, told, has }: Imported,
): Promise<ImportReport> {
  const reasons = counts.rejected > 0 ? await reasonsOf(store, file, dataset) : [];
  const kinds = counts.added + counts.replaced > 0 ? await unknownKinds(store, reading, first) : [];
  // Data sets with codes of their own have regions and peoples among them.
  const asked =
    counts.added + counts.replaced > 0 &&
    ((reading.columns === undefined && reading.signs === undefined) || told.some(({ of }) => of !== 'names'));
  const all = reasons.length === 1 && counts.rejected === counts.read;
  return {
    ...counts,
    format: reading.name,
    reasons,
    ...(all && { mend: await mendOf(store, file, dataset, reading, reasons[0]) }),
    unknownKinds: kinds.map(({ kind, events }) => ({ kind, events })),
    unknown: kinds[0]?.all ?? 0,
    toldLists: told,
    unknownCountries: asked ? await unknownCountries(store, reading, has, first) : [],
    zeros: { restored: zeros.restored, example: zeros.example, doubtful: zeros.doubtful },
  };
}

/** A reason without what it is about. */
const KIND = `regexp_replace(regexp_replace(reason, '^the date .* (cannot be read|is not between 1000 and 2999)$', 'the date \\1'), ' is not known: .*$', ' is not known')`;

const reasonsOf = (store: EventStore, file: string, dataset: string): Promise<RejectReason[]> =>
  selectRows(
    store,
    `select ${KIND} as reason, count(*)::double as rows, min(line)::double as line, arg_min(content, line) as content
      from reject where file = $file and dataset = $dataset group by 1 order by rows desc, line limit 20`,
    { file, dataset },
  );

/** Kinds of the events from a row on that their table of codes does not have. */
function unknownKinds(store: EventStore, reading: EventReading, first: string) {
  const scheme = schemeOf(reading);
  // Of UCDP the root is the name of the type, of ACLED the label that of the kind.
  const kind = scheme === 'ucdp' ? `concat('type of violence of ', label)` : 'coalesce(code, label)';
  const known = {
    cameo: `code in (select code from code where scheme = 'cameo')`,
    plover: `code in (select code from code where scheme = 'plover')`,
    acled: `lower(label) in (select plain from code where scheme = 'acled-label')`,
    ucdp: 'root is not null',
  }[scheme];
  return selectRows<{ kind: string; events: number; all: number }>(
    store,
    `select ${kind} as kind, count(*)::double as events, (sum(count(*)) over ())::double as "all" from event
      where rowid >= ${first} and not coalesce(${known}, false) group by 1 order by events desc, kind limit 6`,
  );
}

async function mendOf(
  store: EventStore,
  file: string,
  dataset: string,
  { written, map }: EventReading,
  { reason, content }: RejectReason,
): Promise<string | undefined> {
  if (reason === 'the date cannot be read') {
    const rows = await selectRows<{ date: string }>(
      store,
      `select regexp_extract(reason, '^the date (.*) cannot be read$', 1) as date from reject where file = $file and dataset = $dataset limit 10000`,
      { file, dataset },
    );
    return dateMend(
      rows.map(({ date }) => date),
      written,
      Array.isArray(map.date) && map.date.length === 3,
    );
  }
  if (/cells?, expected/.test(reason)) {
    return `the heading has another number of cells than the rows; the first row is: ${(content ?? '').slice(0, 80)}`;
  }
  if (reason === 'no id') return 'leave `id` out of the mapping where rows have none';
  if (reason === 'no kind of event') return '`code` or `label` in a mapping says which column tells what happened';
  if (reason === 'neither source nor target')
    return '`source` or `target` in a mapping says which column tells who acted';
  if (/is not known$/.test(reason)) return 'events need a day: map a column that has it';
  return undefined;
}

/** How to say in which way dates are written. */
function dateMend(dates: readonly string[], written: string | undefined, parts: boolean): string {
  const shown = `\`${dates[0]}\``;
  if (parts)
    return `year, month and day are read from three columns, together ${shown}; one column of several is named alone, and { year:, month:, day: } says which is which`;
  const days = dates.map((date) => date.replace(/[ T]\d{1,2}:.*$/, ''));
  const orders = ordersOf(days).filter((order) => order !== written);
  const said = written === undefined ? '' : `, not as \`${written}\` says`;
  const example = { dmy: 'day, month, year', mdy: 'month, day, year', ymd: 'year, month, day' };
  if (orders.length > 0) {
    const flags = orders.map((order) => `\`--dates ${order}\` (${example[order]})`);
    return `dates are written as ${shown}${said}: say ${flags.join(' or ')}`;
  }
  return `dates are written as ${shown}${said}: say how with \`--dates\`, as strptime has it, such as "%d %b %y"`;
}
