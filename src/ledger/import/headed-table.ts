import { countOf } from '../../numeric/count-of.ts';
import { quoteName, unknownName } from '../../numeric/nearest-name.ts';
import { openTable } from '../../situation/table/index.ts';
import type { Spot } from './check.ts';
import { atPlace, type FaultLog } from './fault-log.ts';

/** A row whose cells are known by their headings. */
export interface ExportRow {
  line: number;
  /** A cell, trimmed; '' where there is no such column. */
  get(heading: string): string;
  /** Where the fields of a claim stand in it, by the headings that they are read from. */
  spot(headings: Readonly<Record<string, string>>): Spot;
}

/**
 * The rows of a table with fixed headings, which may come in any order; rows that do not fit are faults. Where the heading
 * is at fault there are no rows: nothing in them could be believed.
 *
 * @param needed headings without which no row can be read
 */
export function rowsByHeading(
  text: string,
  file: string,
  log: FaultLog,
  needed: readonly string[],
): { heading: string[]; rows: Iterable<ExportRow> } {
  const { rows: source, placeOf } = openTable(text);
  const first = source.next();
  const heading = first.done ? [] : first.value.cells.map((cell) => cell.trim());
  const column = new Map(heading.map((name, i) => [name.toLowerCase(), i]));
  const placeOfName = (name: string): number | undefined => column.get(name.toLowerCase());
  const broken = first.done
    ? { message: 'the file is empty, expected a heading and rows', cell: 0 }
    : first.value.fault;
  if (broken) log.add(file, broken.message, atPlace({ line: 1, column: 1 }));
  const missing = broken ? [] : needed.filter((name) => placeOfName(name) === undefined);
  for (const name of missing) {
    log.add(
      file,
      `no column is called “${name}”: ${unknownName('column', name, heading)}`,
      atPlace({ line: 1, column: 1 }),
    );
  }
  const twice = heading.findIndex((name, i) => name !== '' && placeOfName(name) !== i);
  if (!broken && twice >= 0)
    log.add(file, `two columns are called ${quoteName(heading[twice])}`, atPlace({ line: 1, column: 1 }));
  if (broken || missing.length > 0 || twice >= 0) return { heading, rows: [] };
  function* rows(): Generator<ExportRow> {
    for (const { cells, line, start, fault } of source) {
      const where = (name: string) => () => ({
        place: placeOf({ line, start }, placeOfName(name) ?? 0),
      });
      if (fault) {
        log.add(file, fault.message, () => ({ place: placeOf({ line, start }, fault.cell) }));
      } else if (cells.length !== heading.length) {
        const message = `${countOf(cells.length, 'cell')}, expected ${heading.length} as in the heading`;
        log.add(file, message, atPlace({ line, column: 1 }));
      } else {
        yield {
          line,
          get: (name) => cells[placeOfName(name) ?? -1]?.trim() ?? '',
          spot: (headings) => ({
            file,
            where: (field) => where(headings[field] ?? ''),
            label: (field) => headings[field] ?? field,
          }),
        };
      }
    }
  }
  return { heading, rows: rows() };
}

/** The first heading of a text, in small letters, to tell what it is a table of. */
export function firstHeading(text: string): string[] {
  const start = text.slice(0, 100_000);
  const first = openTable(start).rows.next();
  return first.done ? [] : first.value.cells.map((cell) => cell.trim().toLowerCase());
}
