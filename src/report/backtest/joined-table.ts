import { type Column, plain, type Table } from '../table/table.ts';

/** A row with the columns of its own table. */
export type JoinedRow<Row> = readonly [columns: readonly Column<Row>[], row: Row];

/**
 * Several tables as one, for CSV.
 *
 * @param tables with the same keys in the same order
 * @param columns gives the keys where there is no table; nothing by default
 */
export function joinedTable<Row>(
  tables: readonly Table<Row>[],
  columns: readonly Column<Row>[] = [],
): Table<JoinedRow<Row>> {
  const first = tables[0]?.columns ?? columns;
  return {
    columns: first.flatMap(({ key }, at) =>
      key === undefined ? [] : [plain<JoinedRow<Row>>(key, ([own, row], i) => own[at].value?.(row, i))],
    ),
    rows: tables.flatMap(({ columns: own, rows }) => rows.map((row) => [own, row] as const)),
  };
}
