import { quoteName } from '../nearest.ts';
import { ANYWHERE, NOT_NEGATIVE, SHARE } from '../quantity.ts';
import type { Draft } from './draft.ts';
import { type Row, rowsOf } from './table.ts';

/**
 * Reads Decide's tab-separated rows: #A actor, #P issue, #M a point of an issue's scale,
 * #D actor, issue, position, salience, power. Rows may come in any order.
 */
export function importDecide(text: string, draft: Draft): void {
  const rows = rowsOf(text, draft, { delimiter: '\t', quote: "'" });
  const ofKind = (kind: string) => rows.filter((row) => row.cells[0] === kind);
  const points = new Map<string, number[]>();

  for (const row of rows) {
    if (!['#A', '#P', '#M', '#D'].includes(row.cells[0])) {
      draft.fault(`found ${quoteName(row.cells[0])}, expected #A, #P, #M or #D`, row.place(0));
    }
  }
  for (const row of ofKind('#M')) {
    const value = draft.quantity('scale point', row.cells[2], ANYWHERE, row.place(2));
    if (typeof value === 'number') points.set(row.cells[1], [...(points.get(row.cells[1]) ?? []), value]);
  }
  for (const row of ofKind('#A')) {
    const description = words(row.cells.slice(2), row.cells[1]);
    draft.addActor({ label: row.cells[1] ?? '', ...description }, row.place(1));
  }
  for (const row of ofKind('#P')) {
    const label = row.cells[1] ?? '';
    const ends = points.get(label) ?? [];
    if (new Set(ends).size < 2)
      draft.fault(`issue ${quoteName(label)} has fewer than two #M scale points`, row.place(1));
    else
      draft.addIssue(
        { label, ...words(row.cells.slice(2), label), ends: { low: Math.min(...ends), high: Math.max(...ends) } },
        row.place(1),
      );
  }
  for (const row of ofKind('#D')) addData(row, draft);
}

function addData(row: Row, draft: Draft): void {
  const [, actor, issue, position, salience, power] = row.cells;
  if (row.cells.length !== 6) {
    draft.fault(`${row.cells.length} columns, expected #D, actor, issue, position, salience, power`, row.place(0));
    return;
  }
  const stance = {
    position: draft.quantity('position', position, ANYWHERE, row.place(3)),
    salience: draft.quantity('salience', salience, SHARE, row.place(4)),
    capability: draft.quantity('power', power, NOT_NEGATIVE, row.place(5)),
  };
  if (stance.position === undefined || stance.salience === undefined || stance.capability === undefined) return;
  draft.addStance({
    ...stance,
    position: stance.position,
    salience: stance.salience,
    actor,
    issue,
    where: row.place(1),
  });
}

/** The longer name or comment of a row, where it says more than the name itself. */
function words(cells: string[], label: string): { description?: string } {
  const said = [...new Set(cells.filter((cell) => cell && cell !== label))];
  return said.length > 0 ? { description: said.join('; ') } : {};
}
