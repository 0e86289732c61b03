import { ACLED_TABLE } from './acled.ts';
import { placeOfColumn, plainColumn } from './column-names.ts';
import type { ColumnRef, EventField, Format } from './format.ts';
import { GDELT } from './gdelt.ts';
import { ICEWS } from './icews.ts';
import { POLECAT } from './polecat.ts';
import { UCDP_GED } from './ucdp.ts';

/** A table `date source event target`, as benchmarks of knowledge graphs have it, or with `code` in place of `event`. */
const PLAIN: Format = {
  name: 'plain',
  signs: ['target'],
  map: { id: 'id', date: 'date', source: 'source', code: 'code', label: 'event', target: 'target' },
};

/** The formats that are known. Those of general names come last. */
export const FORMATS: readonly Format[] = [ICEWS, POLECAT, ACLED_TABLE, UCDP_GED, ...GDELT, PLAIN];

/** What a table of events cannot be without: when, who, and what. */
export const NEEDED: readonly (readonly EventField[])[] = [['date'], ['source', 'target'], ['code', 'label']];

/** Whether a heading names what a format cannot be without, in any case and order. */
export function hasHeading(format: Format, heading: readonly string[]): boolean {
  const names = new Set(heading.map(plainColumn));
  const isThere = (field: EventField) =>
    [format.map[field] ?? []].flat().some((column) => names.has(plainColumn(String(column))));
  return (
    NEEDED.every((fields) => fields.some(isThere)) && (format.signs ?? []).every((sign) => names.has(plainColumn(sign)))
  );
}

/** The format of a heading. Of several of one family it is the one all of whose columns are there, or else the first. */
export function formatOfHeading(heading: readonly string[]): Format | undefined {
  const names = new Set(heading.map(plainColumn));
  const found = FORMATS.filter((format) => hasHeading(format, heading));
  const family = ({ name }: Format) => name.split('-')[0];
  const whole = ({ columns = [] }: Format) => columns.every((column) => names.has(plainColumn(column)));
  return found.find((format) => family(format) === family(found[0]) && whole(format)) ?? found[0];
}

const A_DAY = /^(\d{8}(\.0)?|\d{4}-\d\d-\d\d.*|\d{1,2}[/. -](\d{1,2}|\p{L}{3,9})[/. -]\d{4})$/u;

/** Whether a first line without a heading is one of a format: its number of cells, an id and a date tell. */
export function hasNoHeading(format: Format, cells: readonly string[]): boolean {
  const { columns, map } = format;
  if (columns?.length !== cells.length) return false;
  const cell = (field: EventField) => {
    const [first] = [map[field]].flat() as ColumnRef[];
    return cells[placeOfColumn(first, columns)];
  };
  return /\d/.test(cell('id')) && A_DAY.test(cell('date'));
}
