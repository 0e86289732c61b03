import { unknownName } from '../../numeric/nearest-name.ts';
import type { Draft, DraftPlace } from './draft.ts';
import { MOST_ABOVE, type StanceRow } from './headed-rows.ts';
import { columnMeant, issueKey, type Measure, measureNamed, rangeOfHeading } from './headings.ts';
import type { TableRow } from './table.ts';

/** A sheet as it is read from a workbook. */
interface NamedRows {
  name: string;
  rows: readonly TableRow[];
}

interface Cell {
  value: unknown;
  where: DraftPlace;
}

/** A sheet with names down its first column and names along its headings. */
interface Grid {
  sheet: string;
  /** What the corner says that the first column holds. */
  corner: string;
  down: Map<string, string>;
  along: Map<string, string>;
  /** Where each name stands. */
  placeOf(key: string): DraftPlace;
  at(down: string, along: string): Cell | undefined;
}

/**
 * The stances of a workbook with a sheet for each measure: `Positions` and `Salience` with actors down the side and issues along
 * the top, or the other way round, and `Capability` with a number for each actor, which may also be a column of one of the others.
 *
 * @returns undefined where the workbook has no such sheets
 */
export function measureSheets(sheets: readonly NamedRows[], draft: Draft): StanceRow[] | undefined {
  const grids = new Map<Measure | 'actor', Grid>();
  for (const { name, rows } of sheets) {
    const meant = measureNamed(name) ?? (columnMeant(name) === 'actor' ? 'actor' : undefined);
    const grid = meant === undefined || grids.has(meant) ? undefined : gridOf(name, rows);
    if (meant !== undefined && grid !== undefined) grids.set(meant, grid);
  }
  const [position, salience] = [grids.get('position'), grids.get('salience')];
  if (position === undefined || salience === undefined) return undefined;
  const capabilities = [grids.get('capability'), grids.get('actor'), position, salience].filter(
    (grid) => grid !== undefined,
  );
  const listed = (grids.get('capability') ?? grids.get('actor'))?.down;
  const isTurned =
    position.corner === 'issue' ||
    (position.corner !== 'actor' && listed !== undefined && ![...position.down.keys()].some((key) => listed.has(key)));
  const of = (grid: Grid | undefined, actor: string, issue: string) =>
    isTurned ? grid?.at(issue, actor) : grid?.at(actor, issue);
  const [actors, issues] = (isTurned ? [position.along, position.down] : [position.down, position.along]).map(
    (names) => new Map(names),
  );
  // In a sheet with a row an actor these say something of the actor.
  for (const name of ['capability', 'because', 'source']) issues.delete(name);
  sameNames(salience, isTurned ? [issues, actors] : [actors, issues], draft);
  return [...actors].flatMap(([actor, label]) =>
    [...issues].map(([issue, issueLabel]): StanceRow => {
      const capability = of(grids.get('capability'), actor, issue) ?? generalCapability(capabilities, actor);
      const cells = new Map<string, Cell | undefined>([
        ['actor', { value: label, where: position.placeOf(actor) }],
        ['issue', { value: issueLabel, where: position.placeOf(issue) }],
        ['capability', capability],
        ...(['position', 'salience', 'veto', 'status quo', 'because', 'source'] as const).map(
          (name) => [name, of(grids.get(name), actor, issue)] as const,
        ),
      ]);
      const ranges = new Map(
        [
          ['position', position.sheet],
          ['salience', salience.sheet],
        ].map(([name, sheet]) => [name, rangeOfHeading(sheet)]),
      );
      return {
        base: {
          cells: [label, ...[...cells.values()].map((cell) => cell?.value)],
          where: () => position.placeOf(actor),
        },
        isIssueInHeading: true,
        about: [],
        get: (name) => (cells.get(name)?.value === '' ? undefined : cells.get(name)?.value),
        text: (name) => String(cells.get(name)?.value ?? '').trim(),
        where: (name) => cells.get(name)?.where ?? position.placeOf(actor),
        range: (name) => ranges.get(name),
      };
    }),
  );
}

/** Says which names of a sheet the positions do not have. */
function sameNames({ down, along, placeOf }: Grid, [ofRows, ofColumns]: Map<string, string>[], draft: Draft): void {
  for (const [names, known] of [
    [down, ofRows],
    [along, ofColumns],
  ] as const) {
    for (const [key, label] of names) {
      if (known.has(key) || ['capability', 'because', 'source'].includes(columnMeant(label))) continue;
      draft.fault(unknownName('name', label, known.values()), placeOf(key));
    }
  }
}

/** The capability of an actor where one number holds for all issues: in its own column, or in the only column of its sheet. */
function generalCapability(grids: readonly Grid[], actor: string): Cell | undefined {
  for (const grid of grids) {
    const columns = [...grid.along.keys()];
    const column =
      columns.find((key) => columnMeant(grid.along.get(key)) === 'capability') ??
      (columns.length === 1 ? columns[0] : undefined);
    const found = column === undefined ? undefined : grid.at(actor, column);
    if (found !== undefined) return found;
  }
  return undefined;
}

function gridOf(sheet: string, rows: readonly TableRow[]): Grid | undefined {
  const text = (row: TableRow, column: number) => String(row.cells[column] ?? '').trim();
  const top = rows
    .slice(0, MOST_ABOVE)
    .findIndex((row) => row.cells.some((_, column) => column > 0 && text(row, column) !== ''));
  if (top < 0) return undefined;
  const heading = rows[top];
  const places = new Map<string, DraftPlace>();
  const [down, along] = [new Map<string, string>(), new Map<string, string>()];
  const [rowOf, columnOf] = [new Map<string, TableRow>(), new Map<string, number>()];
  for (let column = 1; column < heading.cells.length; column++) {
    const label = text(heading, column);
    const key = measureNamed(label) ?? issueKey(label);
    if (label === '' || along.has(key)) continue;
    along.set(key, label);
    columnOf.set(key, column);
    places.set(key, heading.where(column));
  }
  for (const row of rows.slice(top + 1)) {
    const label = text(row, 0);
    const key = issueKey(label);
    const isEmpty = [...columnOf.values()].every((column) => text(row, column) === '');
    if (label === '' || isEmpty || down.has(key)) continue;
    down.set(key, label);
    rowOf.set(key, row);
    places.set(key, row.where(0));
  }
  if (down.size === 0) return undefined;
  return {
    ...{ sheet, down, along },
    corner: columnMeant(heading.cells[0]),
    placeOf: (key) => places.get(key),
    at(one, other) {
      const [row, column] = [rowOf.get(one), columnOf.get(other)];
      return row === undefined || column === undefined
        ? undefined
        : { value: row.cells[column], where: row.where(column) };
    },
  };
}
