import { unknownName } from '../../numeric/nearest-name.ts';
import { placeOfColumn, plainColumn } from './column-names.ts';
import { EventsError, MappingError } from './events-error.ts';
import type { ColumnRef, DateParts, EventField, EventMapping, Format } from './format.ts';
import { NEEDED } from './formats.ts';

/** Where each field of a file stands, by the place of its column from 0. */
export interface Layout {
  columns: readonly string[];
  at: ReadonlyMap<EventField, number>;
  /** Year, month and day, where the date stands in three columns. */
  dateAt?: readonly [number, number, number];
}

export const isParts = (column: EventMapping[EventField]): column is DateParts =>
  typeof column === 'object' && column !== null && !Array.isArray(column);

const list = (column: EventMapping[EventField]): readonly ColumnRef[] =>
  column === undefined || column === null || isParts(column) ? [] : ([column].flat() as ColumnRef[]);

/** A format's columns with those of a mapping in their stead. */
export function mergedMap(format: Format | undefined, own: EventMapping | undefined): EventMapping {
  if (own === undefined) return format?.map ?? {};
  const map: EventMapping = { ...format?.map };
  for (const side of ['source', 'target'] as const) {
    if (own[side] === undefined || format === undefined) continue;
    // What is known of an actor goes with it: the country of one actor would be wrong beside another name.
    const from = (['source', 'target'] as const).find((other) => sharesColumn(format.map[other], own[side]));
    for (const part of ['country', 'sector'] as const) {
      const column = from && format.map[`${from}_${part}`];
      if (column === undefined) delete map[`${side}_${part}`];
      else map[`${side}_${part}`] = column;
    }
  }
  return { ...map, ...own };
}

const sharesColumn = (a: EventMapping[EventField], b: EventMapping[EventField]): boolean => {
  const names = new Set(list(a).map((column) => plainColumn(String(column))));
  return list(b).some((column) => typeof column === 'string' && names.has(plainColumn(column)));
};

/**
 * Where the fields of a mapping stand in a file.
 *
 * @param own the part of the mapping that the user gave: its columns have to be there
 * @throws MappingError with the field, where a column is not there, or one that cannot be done without is not mapped
 */
export function layoutOf(map: EventMapping, own: EventMapping, columns: readonly string[], format: string): Layout {
  const at = new Map<EventField, number>();
  let dateAt: Layout['dateAt'];
  for (const [field, column] of Object.entries(map) as [EventField, EventMapping[EventField]][]) {
    if (column === undefined || column === null) continue;
    const isOwn = own[field] !== undefined;
    if (isParts(column) && field !== 'date') throw new MappingError(`${field}: expected a column, not three`, field);
    if (field === 'date') dateAt = datePlaces(column, columns);
    if (field === 'date' && dateAt !== undefined) continue;
    const found = list(column).map((one) => columnIndex(one, columns, field));
    const place = found.find((one) => one >= 0);
    if (place !== undefined) at.set(field, place);
    else if (isOwn) throw noSuchColumn(field, list(column), columns);
  }
  for (const fields of NEEDED) {
    if (fields.some((field) => at.has(field) || (field === 'date' && dateAt !== undefined))) continue;
    const names = columns.slice(0, 12).map((name) => `\`${name}\``);
    const more = columns.length > 12 ? ` and ${columns.length - 12} more` : '';
    const expected = fields.flatMap((field) => list(map[field])).map((name) => `\`${name}\``);
    const hint = expected.length > 0 ? ` (a table of ${format} has it in ${expected.join(' or ')})` : '';
    throw new EventsError(
      `no column is mapped to ${WORDS[fields[0]]}${hint}; the file has ${names.join(', ')}${more}; --mapping says which is which`,
    );
  }
  return { columns, at, ...(dateAt && { dateAt }) };
}

const WORDS: Partial<Record<EventField, string>> = {
  date: 'the date',
  source: 'an actor, `source` or `target`',
  code: 'the kind of event, `code` or `label`',
};

function columnIndex(column: ColumnRef, columns: readonly string[], field: EventField): number {
  try {
    return placeOfColumn(column, columns);
  } catch (error) {
    throw error instanceof EventsError ? new MappingError(`${field}: ${error.message}`, field) : error;
  }
}

function noSuchColumn(field: EventField, named: readonly ColumnRef[], columns: readonly string[]): MappingError {
  const [first] = named;
  const message =
    typeof first === 'number'
      ? `there is no column ${first}, expected 1 to ${columns.length}`
      : unknownName('column', first, columns);
  return new MappingError(`${field}: ${message}`, field);
}

/** The three columns of a date: an object of them, or a list of three that the file has all of. */
function datePlaces(column: EventMapping['date'], columns: readonly string[]): Layout['dateAt'] {
  if (isParts(column)) {
    const places = (['year', 'month', 'day'] as const).map((part) => {
      const place = columnIndex(column[part], columns, 'date');
      if (place < 0) throw noSuchColumn('date', [column[part]], columns);
      return place;
    });
    return places as unknown as Layout['dateAt'];
  }
  const named = list(column);
  if (named.length !== 3) return undefined;
  const places = named.map((one) => columnIndex(one, columns, 'date'));
  const order = partOrder(named);
  const missing = places.indexOf(-1);
  if (missing >= 0 && order !== undefined) throw noSuchColumn('date', [named[missing]], columns);
  if (missing >= 0) return undefined;
  return (order ?? [0, 1, 2]).map((i) => places[i]) as unknown as Layout['dateAt'];
}

/** Which of three columns is year, month and day, where their names say so: `[stday, stmon, styear]` is 2, 1, 0. */
function partOrder(named: readonly ColumnRef[]): number[] | undefined {
  const order = [/ye?a?r|^y{1,4}$/, /mon|^m{1,2}$/, /day|^d{1,2}$/].map((part) =>
    named.findIndex((name) => typeof name === 'string' && part.test(plainColumn(name))),
  );
  return new Set(order).size === 3 && !order.includes(-1) ? order : undefined;
}
