import { countryName } from '../../countries/countries.ts';
import type { EventCode } from '../../outside/codes/cameo.ts';
import type { BenchmarkResult, Method } from '../../outside/next-events/index.ts';
import type { Facet, PairCounts, PeriodCounts, RejectedRow, StoredEvent, Who } from '../../outside/store/index.ts';
import { type Column, fields, figure, plain, type Table } from '../table/table.ts';
import { count, twoDigits } from '../words/numbers.ts';

const oneDecimal = (value: number) => value.toFixed(1);

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
    ...fields<StoredEvent>('code', 'label', 'quad', 'intensity', 'location', 'text', 'url', 'dataset', 'rowId'),
  ],
  rows,
});

/** Events by period: cooperation and conflict, verbal and material, and their mean intensity. */
export const countTable = (rows: readonly PeriodCounts[]): Table<PeriodCounts> => ({
  columns: [
    { key: 'from', title: 'FROM', value: ({ period }) => period, width: 12 },
    figure('events', 'EVENTS', (row) => row.events, count, { width: 9 }),
    figure('verbal_cooperation', 'COOPERATE', (row) => row.verbalCooperation, count, { width: 11 }),
    figure('material_cooperation', 'HELP', (row) => row.materialCooperation, count, { width: 8 }),
    figure('verbal_conflict', 'CONFLICT', (row) => row.verbalConflict, count, { width: 10 }),
    figure('material_conflict', 'FORCE', (row) => row.materialConflict, count, { width: 8 }),
    figure('intensity', 'INTENSITY', ({ intensity }) => intensity, oneDecimal, { width: 11 }),
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
    figure('events', 'EVENTS', ({ events }) => events, count, { width: 8 }),
    {
      ...{ title: 'CONFLICT', align: 'right', width: 9 },
      show: ({ verbalConflict, materialConflict }) => count(verbalConflict + materialConflict),
    },
    ...fields<PairCounts>(
      'verbalCooperation',
      'materialCooperation',
      'verbalConflict',
      'materialConflict',
      'intensity',
    ),
  ],
  rows,
});

/** Rows of files that could not be read. */
export const rejectTable = (rows: readonly RejectedRow[]): Table<RejectedRow> => ({
  columns: [
    { title: 'FILE AND LINE', show: ({ file, line }) => `${file.split(/[\\/]/).at(-1)}:${line}`, width: 36 },
    ...fields<RejectedRow>('file', 'line'),
    { key: 'reason', title: 'REASON', value: ({ reason }) => reason, width: 44, flex: true },
  ],
  rows,
});

/** Codes of events with their scores. */
export const codeTable = (rows: readonly EventCode[]): Table<EventCode> => ({
  columns: [
    { key: 'code', title: 'CODE', value: ({ code }) => code, width: 10 },
    { key: 'label', title: 'LABEL', value: ({ label }) => label, width: 58, flex: true },
    figure('goldstein', 'GOLDSTEIN', ({ goldstein }) => goldstein, oneDecimal, { width: 10 }),
    ...fields<EventCode>('root', 'quad'),
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
    figure('as_source', 'ACTS', ({ asSource }) => asSource, count, { width: 9 }),
    figure('as_target', 'ACTED ON', ({ asTarget }) => asTarget, count, { width: 9 }),
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
    figure('names', 'NAMES', ({ names }) => names, count, { width: 10 }),
    figure('events', 'EVENTS', ({ events }) => events, count, { width: 12 }),
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
  const percent = (key: string, title: string, width: number, value: (row: MethodRow) => number) =>
    figure(key, title, value, (share) => (100 * share).toFixed(2), { width });
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
      figure(
        'ms_per_question',
        'A QUESTION',
        (row) => row.perQuestion,
        (ms) => `${twoDigits(ms)} ms`,
        { width: 11 },
      ),
    ],
    rows,
  };
}
