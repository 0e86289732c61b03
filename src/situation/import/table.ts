import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import type { Place } from '../fault.ts';
import type { Draft } from './draft.ts';

/** One row of a text table: its cells, trimmed, and the place of each. */
export interface Row {
  cells: string[];
  place(column: number): Place;
}

/** The rows of a delimited text that are not empty; a fault in the draft where it cannot be split. */
export function rowsOf(text: string, draft: Draft, { delimiter = ',', quote = '"' } = {}): Row[] {
  const lines = text.split('\n');
  try {
    const records = parse(text, {
      delimiter,
      quote,
      bom: true,
      info: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records
      .map(({ record, info }) => ({
        cells: record,
        place: (column: number) => {
          const before = (lines[info.lines - 1] ?? '').split(delimiter).slice(0, column).join(delimiter);
          return { line: info.lines, column: before.length + (column > 0 ? 2 : 1) };
        },
      }))
      .filter((row) => row.cells.some((cell) => cell !== ''));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as CsvError & { lines?: number }).lines ?? 1);
    draft.fault(`not a table: ${error.message}`, { line, column: 1 });
    return [];
  }
}
