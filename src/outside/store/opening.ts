import { type CsvRow, splitCsv } from '../../situation/table/index.ts';
import { placeOfColumn } from './column-names.ts';
import { EventsError } from './events-error.ts';
import type { ColumnRef, EventImportOptions, Format } from './format.ts';
import { FORMATS, formatOfHeading, hasHeading, hasNoHeading } from './formats.ts';
import { isParts } from './layout.ts';
import { formatNamed } from './reading.ts';

/** How a text is written: what tells its cells apart, its columns, and what it is a table of. */
export interface Opening {
  delimiter: string;
  /** Cells may be quoted; between tabs they are where the heading's are. */
  quoted: boolean;
  columns: readonly string[];
  /** Lines before the first record. */
  skip: number;
  /** Undefined where a mapping alone says what the file is. */
  format: Format | undefined;
  /** Records of the beginning. */
  sample: readonly (readonly string[])[];
}

/** Columns of a table: more are a mistake, and cost memory for every row. */
export const MOST_COLUMNS = 2000;
const SAMPLED = 1000;
const DELIMITERS = ['\t', ',', ';', '|'];
const SEP = /^"?sep=([^\r\n])"?[,;\t |]*(?:\r?\n|$)/i;

/** The beginning, split by one delimiter. */
interface Split {
  delimiter: string;
  quoted: boolean;
  rows: CsvRow[];
  first: string[];
}

/**
 * Tells how a text is written by its beginning: the delimiter under which a format's heading, the columns of a mapping or a
 * format without a heading are found.
 *
 * @throws EventsError if it is not a table that is known, and no mapping says what it is
 */
export function openingOf(head: string, options: EventImportOptions): Opening {
  const stated = SEP.exec(head);
  const before = stated === null ? 0 : 1;
  const body = stated === null ? head : head.slice(stated[0].length);
  const splits = (stated === null ? DELIMITERS : [stated[1]]).map((delimiter) => splitBy(body, delimiter));
  if (splits[0].rows.length === 0) throw new EventsError('is empty, expected a table of events');
  const found = chosen(splits, options);
  const { split, format, heading } = found;
  const [top] = split.rows;
  if (top?.fault) throw new EventsError(`line ${top.line}: ${top.fault.message}, in what should be the heading`);
  const columns = heading
    ? split.first.map((cell) => cell.trim())
    : (format?.columns ?? split.first.map((_, i) => `${i + 1}`));
  if (columns.length > MOST_COLUMNS) {
    throw new EventsError(`${columns.length} columns, expected at most ${MOST_COLUMNS}`);
  }
  const { rows, delimiter, quoted } = split;
  const sample = rows.slice(heading ? 1 : 0, SAMPLED).map(({ cells }) => cells);
  const [{ line, cells }] = rows;
  const skip = before + (heading ? line + cells.join('').split('\n').length - 1 : 0);
  return { delimiter, quoted, columns: withRowNames(columns, heading, sample), skip, format, sample };
}

function splitBy(body: string, delimiter: string): Split {
  const [line] = body.trimStart().split(/\r?\n/, 1);
  const quoted = delimiter !== '\t' || /(^|\t) *"/.test(line) || quotesCells(body);
  const rows: CsvRow[] = [];
  for (const row of splitCsv(body, delimiter, quoted ? '"' : '\0')) {
    rows.push(row);
    if (rows.length > SAMPLED) break;
  }
  return { delimiter, quoted, rows, first: rows[0]?.cells ?? [] };
}

/**
 * Whether a table between tabs quotes cells that need it, as pandas does: each quote that opens one is doubled within and
 * closed.
 */
function quotesCells(body: string): boolean {
  const opened = body.match(/(?<=^|[\t\n])"[^\t\n]*/g) ?? [];
  const closed = opened.filter((cell) => /^"([^"]|"")*"\r?$/.test(cell));
  return closed.length === opened.length && closed.some((cell) => cell.slice(1, -1).includes('""'));
}

function chosen(
  splits: readonly Split[],
  options: EventImportOptions,
): { split: Split; format?: Format | undefined; heading: boolean } {
  const named = options.format === undefined ? undefined : formatNamed(options.format);
  if (options.heading !== false) {
    for (const split of splits) {
      const format = named ?? formatOfHeading(split.first);
      if (format !== undefined && hasHeading(format, split.first)) return { split, format, heading: true };
    }
  }
  if (options.heading !== true) {
    for (const split of splits) {
      const format = (named === undefined ? FORMATS : [named]).find((one) => hasNoHeading(one, split.first));
      if (format !== undefined) return { split, format, heading: false };
    }
  }
  const refs = columnsNamed(options);
  if (refs.length > 0) {
    const numbered = refs.every((ref) => typeof ref === 'number');
    const split = mostFound(splits, refs);
    return { split, format: named, heading: options.heading ?? !numbered };
  }
  const split = splits.reduce((most, one) => (one.first.length > most.first.length ? one : most));
  if (named !== undefined) return { split, format: named, heading: options.heading ?? true };
  throw new EventsError(unknownTable(split));
}

function unknownTable({ first, delimiter }: Split): string {
  const shown = first.slice(0, 8).map((cell) => `\`${cell.trim().slice(0, 40)}\``);
  const by = { '\t': 'tabs', ',': 'commas', ';': 'semicolons' }[delimiter] ?? delimiter;
  const cells = `its first line has ${shown.join(', ')}${first.length > 8 ? ` and ${first.length - 8} more` : ''}`;
  return `no known table of events: ${cells}${first.length > 1 ? `, separated by ${by}` : ''}; --mapping says which column is what (or --format what it is)`;
}

/** The columns that the user names. */
function columnsNamed({ map = {} }: EventImportOptions): ColumnRef[] {
  return Object.values(map).flatMap((column) =>
    column === null ? [] : isParts(column) ? Object.values(column) : ([column].flat() as ColumnRef[]),
  );
}

/** The split that has most of some columns; of several the one with most cells. */
function mostFound(splits: readonly Split[], refs: readonly ColumnRef[]): Split {
  const found = ({ first }: Split) =>
    refs.filter((ref) => (typeof ref === 'number' ? ref <= first.length : first.some((cell) => has(ref, cell)))).length;
  const has = (ref: string, cell: string) => placeOfColumn(ref, [cell.trim()]) === 0;
  const rank = (split: Split) => found(split) * MOST_COLUMNS + Math.min(split.first.length, MOST_COLUMNS - 1);
  return splits.reduce((most, one) => (rank(one) > rank(most) ? one : most));
}

/**
 * R writes names of rows under no name of their own, and some programs end each row with a delimiter: where each row has one
 * cell more than the heading, that is its first or, where nothing is in it, its last.
 */
function withRowNames(
  columns: readonly string[],
  heading: boolean,
  sample: readonly (readonly string[])[],
): readonly string[] {
  if (!heading || sample.length === 0 || !sample.every(({ length }) => length === columns.length + 1)) return columns;
  const last = sample.every((cells) => cells[columns.length].trim() === '');
  return last ? [...columns, ''] : ['', ...columns];
}
