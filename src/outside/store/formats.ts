import { ACLED_TABLE } from './acled.ts';
import type { Field, Format } from './format.ts';
import { GDELT } from './gdelt.ts';
import { ICEWS } from './icews.ts';
import { POLECAT } from './polecat.ts';
import { UCDP_GED } from './ucdp.ts';

/** A table `date source event target`, as benchmarks of knowledge graphs have it. */
const PLAIN: Format = {
  name: 'plain',
  kind: 'tab',
  signs: ['date', 'source', 'event', 'target'],
  map: { date: 'date', source: 'source', label: 'event', target: 'target' },
};

/** The formats that are known. */
export const FORMATS: readonly Format[] = [ICEWS, POLECAT, ACLED_TABLE, UCDP_GED, PLAIN, ...GDELT];

/** The cells of a line. */
export const cellsOf = (line: string, kind: Format['kind']): string[] => (kind === 'tab' ? tabCells : commaCells)(line);

const tabCells = (line: string) =>
  line
    .replace(/^\ufeff/, '')
    .replace(/\r$/, '')
    .split('\t')
    .map((cell) => cell.trim());

function commaCells(line: string): string[] {
  const cells = [''];
  let quoted = false;
  for (const character of line.replace(/^\ufeff/, '').replace(/\r$/, '')) {
    if (character === '"') quoted = !quoted;
    else if (character === ',' && !quoted) cells.push('');
    else cells[cells.length - 1] += character;
  }
  return cells.map((cell) => cell.trim());
}

/** The format of a file by its first line, if it is one of those known. */
export function formatOf(firstLine: string): Format | undefined {
  const headed = FORMATS.find(({ kind, signs }) => {
    const cells = new Set(cellsOf(firstLine, kind));
    return signs?.every((sign) => cells.has(sign));
  });
  if (headed !== undefined) return headed;
  const cells = cellsOf(firstLine, 'tab');
  return FORMATS.find(
    ({ columns }) => columns?.length === cells.length && /^\d+$/.test(cells[0]) && /^\d{8}$/.test(cells[1]),
  );
}

/** The column of a field that a file has, if it has one. */
export function columnOf({ map }: Format, field: Field, columns: readonly string[]): string | undefined {
  return [map[field] ?? []].flat().find((column) => columns.includes(column));
}
