import type { Markup } from '../page/markup.ts';

/** A plain value with all its digits: what a program reads. Nothing is known where it is undefined or null. */
export type Value = string | number | boolean | null | undefined;

/**
 * A column of a table: what a program reads in it, and what people read. One without `key` is only shown, one without `title` is
 * only in CSV.
 */
export interface Column<Row> {
  /** Its name in CSV, in snake_case. It is part of the interface: it does not change. */
  key?: string;
  /** The value in CSV: shares are 0 to 1, days are yyyy-mm-dd. */
  value?: ((row: Row, index: number) => Value) | undefined;
  /** Its heading on a terminal. */
  title?: string | undefined;
  /** Its heading on a page, where it is not the title in lower case; `false`: it is not on the page. */
  heading?: string | false;
  /** What the heading on a page is short for. */
  full?: string | undefined;
  /** The cell as people read it; the value as it is by default. */
  show?: (row: Row, index: number) => string;
  /** The cell on a page, where it is written otherwise. */
  page?: (row: Row, index: number) => string | Markup;
  /** Texts to the left, numbers to the right. */
  align?: 'left' | 'right';
  /** Stands to the right on a page, although its text is long and stands to the left on a terminal. */
  numeric?: boolean;
  /** Its cells name their rows, for those who hear the page. */
  names?: boolean;
  /** Words that want room on a page. */
  wide?: boolean;
  /** Terminal cells at 80 columns; the last column takes what its content needs. */
  width?: number | undefined;
  /** Takes the columns that a terminal has beyond 80, and gives up those that it lacks. */
  flex?: boolean;
  /** Terminal cells at least of a first column that takes what the others leave, on any terminal; its table is never in blocks. */
  least?: number;
  /** Spaces before it. */
  gap?: number;
  /** What a cell looks like on a terminal, such as a bar: it is painted, and left out where there is no room for the table. */
  mark?: 'bar';
}

/** Rows with the columns by which every output reads them. */
export interface Table<Row> {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
}

/** A column that only CSV has. */
export const plain = <Row>(key: string, value: Column<Row>['value']): Column<Row> => ({ key, value });

/** The properties of a row that stand in CSV as they are. */
type PlainProperty<Row> = { [K in keyof Row]-?: Row[K] extends Value ? K : never }[keyof Row] & string;

/**
 * Columns that only CSV has, one for each property: `partOf` has the key `part_of`.
 *
 * @example fields<Party>('name', 'mustAgree') // the columns `name` and `must_agree`
 */
export const fields = <Row>(...properties: PlainProperty<Row>[]): Column<Row>[] =>
  properties.map((property) => ({
    key: property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value: (row) => row[property] as Value,
  }));

/** A number with its Monte Carlo error, in CSV alone: `gain` and `gain_error`. */
export const withError = <Row>(
  key: string,
  of: (row: Row) => { value: number; standardError: number } | undefined,
): Column<Row>[] => [plain(key, (row) => of(row)?.value), plain(`${key}_error`, (row) => of(row)?.standardError)];

/** A number that is known to lie between two others. */
type Ranged = { low?: number | null | undefined; high?: number | null | undefined } & (
  | { value: number }
  | { mean: number }
  | { probability: number }
);

/** A number with its interval, in CSV alone: `rate`, `rate_low` and `rate_high`. */
export const interval = <Row>(key: string, of: (row: Row) => Ranged | null | undefined): Column<Row>[] => {
  const middle = (one: Ranged) => ('value' in one ? one.value : 'mean' in one ? one.mean : one.probability);
  return [
    plain(key, (row) => {
      const one = of(row);
      return one && middle(one);
    }),
    ...(['low', 'high'] as const).map((end) => plain<Row>(`${key}_${end}`, (row) => of(row)?.[end])),
  ];
};

/**
 * A column of numbers, to the right: all its digits in CSV, `show` for people, and a dash where it is not known.
 *
 * @param more what else is to be said of the column, such as its width
 */
export const figure = <Row>(
  key: string,
  title: string | undefined,
  value: (row: Row) => number | null | undefined,
  show: (value: number) => string = String,
  more: Partial<Column<Row>> = {},
): Column<Row> => ({
  ...{ key, title, value, align: 'right' },
  show: (row) => {
    const known = value(row);
    return known === undefined || known === null ? '-' : show(known);
  },
  ...more,
});

/** The heading on a page. */
export const columnHeading = <Row>({ heading, title = '' }: Column<Row>): string =>
  heading || title.charAt(0) + title.slice(1).toLowerCase();

/** The text of a cell for people. */
export function shownCell<Row>({ show, value }: Column<Row>, row: Row, index: number): string {
  if (show) return show(row, index);
  const found = value?.(row, index);
  return found === undefined || found === null ? '-' : String(found);
}
