import { countryName } from '../../countries/countries.ts';
import type { EventCode } from '../../outside/codes/cameo.ts';
import type { BenchmarkResult, Method } from '../../outside/next-events/index.ts';
import type { Facet, PairCounts, PeriodCounts, RejectedRow, StoredEvent, Who } from '../../outside/store/index.ts';
import { type Column, plain, type Table } from '../table/table.ts';
import { count } from '../words/numbers.ts';

const oneDecimal = (value: number | null | undefined) =>
  value === null || value === undefined ? '-' : value.toFixed(1);

/** A column of whole numbers. */
const counted = <Row>(key: string, title: string, width: number, value: (row: Row) => number): Column<Row> => ({
  ...{ key, title, width, value, align: 'right' },
  show: (row) => count(value(row)),
});

/** Events in the order of time. */
export const eventTable = (rows: readonly StoredEvent[]): Table<StoredEvent> => ({
  columns: [
    { key: 'date', title: 'DAY', value: ({ date }) => date, width: 12 },
    { key: 'source', title: 'WHO', value: ({ source }) => source, width: 22 },
    {
      ...{ title: 'WHAT', width: 26, flex: true },
      show: ({ label, code }) => label ?? code ?? '-',
    },
    { key: 'target', title: 'TO WHOM', value: ({ target }) => target, width: 20 },
    plain('code', ({ code }) => code),
    plain('label', ({ label }) => label),
    plain('quad', ({ quad }) => quad),
    plain('intensity', ({ intensity }) => intensity),
    plain('location', ({ location }) => location),
    plain('text', ({ text }) => text),
    plain('url', ({ url }) => url),
    plain('dataset', ({ dataset }) => dataset),
    plain('row_id', ({ rowId }) => rowId),
  ],
  rows,
});

/** Events by period: cooperation and conflict, verbal and material, and their mean intensity. */
export const countTable = (rows: readonly PeriodCounts[]): Table<PeriodCounts> => ({
  columns: [
    { key: 'from', title: 'FROM', value: ({ period }) => period, width: 12 },
    counted('events', 'EVENTS', 9, ({ events }) => events),
    counted('verbal_cooperation', 'COOPERATE', 11, ({ verbalCooperation }) => verbalCooperation),
    counted('material_cooperation', 'HELP', 8, ({ materialCooperation }) => materialCooperation),
    counted('verbal_conflict', 'CONFLICT', 10, ({ verbalConflict }) => verbalConflict),
    counted('material_conflict', 'FORCE', 8, ({ materialConflict }) => materialConflict),
    {
      ...{ key: 'intensity', title: 'INTENSITY', value: ({ intensity }) => intensity, align: 'right', width: 11 },
      show: ({ intensity }) => oneDecimal(intensity),
    },
  ],
  rows,
});

/**
 * The pairs with most events.
 *
 * @param byPeriod in each period by itself
 */
export const pairTable = (rows: readonly PairCounts[], byPeriod: boolean): Table<PairCounts> => ({
  columns: [
    ...(byPeriod ? [{ key: 'from', title: 'FROM', value: ({ period }: PairCounts) => period, width: 12 }] : []),
    { key: 'source', title: 'WHO', value: ({ source }) => source, width: 26, flex: true },
    { key: 'target', title: 'TO WHOM', value: ({ target }) => target, width: 26 },
    counted('events', 'EVENTS', 8, ({ events }) => events),
    {
      ...{ title: 'CONFLICT', align: 'right', width: 9 },
      show: ({ verbalConflict, materialConflict }) => count(verbalConflict + materialConflict),
    },
    plain('verbal_cooperation', ({ verbalCooperation }) => verbalCooperation),
    plain('material_cooperation', ({ materialCooperation }) => materialCooperation),
    plain('verbal_conflict', ({ verbalConflict }) => verbalConflict),
    plain('material_conflict', ({ materialConflict }) => materialConflict),
    plain('intensity', ({ intensity }) => intensity),
  ],
  rows,
});

/** Rows of files that could not be read. */
export const rejectTable = (rows: readonly RejectedRow[]): Table<RejectedRow> => ({
  columns: [
    { title: 'FILE AND LINE', show: ({ file, line }) => `${file.split(/[\\/]/).at(-1)}:${line}`, width: 36 },
    plain('file', ({ file }) => file),
    plain('line', ({ line }) => line),
    { key: 'reason', title: 'REASON', value: ({ reason }) => reason, width: 44, flex: true },
  ],
  rows,
});

/** Codes of events with their scores. */
export const codeTable = (rows: readonly EventCode[]): Table<EventCode> => ({
  columns: [
    { key: 'code', title: 'CODE', value: ({ code }) => code, width: 10 },
    { key: 'label', title: 'LABEL', value: ({ label }) => label, width: 58, flex: true },
    {
      ...{ key: 'goldstein', title: 'GOLDSTEIN', value: ({ goldstein }) => goldstein, align: 'right', width: 10 },
      show: ({ goldstein }) => oneDecimal(goldstein),
    },
    plain('root', ({ root }) => root),
    plain('quad', ({ quad }) => quad),
  ],
  rows,
});

/** Names in the events, with how often each acts and is acted on. */
export const nameTable = (rows: readonly Who[]): Table<Who> => ({
  columns: [
    { key: 'name', title: 'NAME', value: ({ name }) => name, width: 34, flex: true },
    {
      ...{ key: 'country', title: 'COUNTRY', value: ({ country }) => country, width: 14 },
      show: ({ country }) => (country === null ? '-' : countryName(country)),
    },
    plain('sector', ({ sector }) => sector),
    counted('as_source', 'ACTS', 9, ({ asSource }) => asSource),
    counted('as_target', 'ACTED ON', 9, ({ asTarget }) => asTarget),
    plain('first', ({ first }) => first),
    { key: 'last', title: 'LAST', value: ({ last }) => last, gap: 2 },
  ],
  rows,
});

/** How many names and events each country or sector has. */
export const facetTable = (rows: readonly Facet[], by: 'country' | 'sector'): Table<Facet> => ({
  columns: [
    {
      ...{ key: by, title: by.toUpperCase(), value: ({ value }) => value, width: 40, flex: true },
      show: ({ value }) => (value === null ? 'unknown' : by === 'country' ? countryName(value) : value),
    },
    counted('names', 'NAMES', 10, ({ names }) => names),
    counted('events', 'EVENTS', 12, ({ events }) => events),
  ],
  rows,
});

type MethodRow = BenchmarkResult['methods'][number];

/** What others reach on this split of ICEWS14 by this protocol, in percent. @see Gastinger et al. 2024, table 2 */
const PUBLISHED: Partial<Record<Method, { mrr: number; hits10: number }>> = {
  strict: { mrr: 36.0, hits10: 47.9 },
  recurrency: { mrr: 37.4, hits10: 51.5 },
};

/**
 * How well next events are forecast, a row for each method; shares, 0 to 1, in CSV, and percent for people.
 *
 * @param published with what others reach on ICEWS14
 */
export function methodTable(rows: readonly MethodRow[], published: boolean): Table<MethodRow> {
  const percent = (
    key: string,
    title: string,
    width: number,
    value: (row: MethodRow) => number,
  ): Column<MethodRow> => ({
    ...{ key, title, width, value, align: 'right' },
    show: (row) => (100 * value(row)).toFixed(2),
  });
  const theirs: Column<MethodRow> = {
    ...{ title: 'PUBLISHED', align: 'right', width: 13 },
    show: ({ method }) => {
      const known = PUBLISHED[method];
      return known === undefined ? '-' : `${known.mrr.toFixed(1)}, ${known.hits10.toFixed(1)}`;
    },
  };
  return {
    columns: [
      { key: 'method', title: 'METHOD', value: ({ method }) => method, width: 12 },
      percent('valid_mrr', 'VALID MRR', 10, ({ valid }) => valid.mrr),
      percent('test_mrr', 'TEST MRR', 10, ({ test }) => test.mrr),
      percent('test_hits1', 'HITS@1', 8, ({ test }) => test.hits1),
      percent('test_hits3', '@3', 8, ({ test }) => test.hits3),
      percent('test_hits10', '@10', 8, ({ test }) => test.hits10),
      ...(published ? [theirs] : []),
      {
        ...{ key: 'ms_per_question', title: 'A QUESTION', value: ({ perQuestion }) => perQuestion },
        ...{ align: 'right', width: 11 },
        show: ({ perQuestion }) => `${Number(perQuestion.toPrecision(2))} ms`,
      },
    ],
    rows,
  };
}
