import { unknownName } from '../nearest.ts';
import { ANYWHERE, type Bounds, NOT_NEGATIVE } from '../quantity.ts';
import type { Draft } from './draft.ts';
import { asShare } from './parse-quantity.ts';
import { rowsOf } from './table.ts';

const COLUMNS = ['actor', 'capability', 'position', 'salience'];

/**
 * Reads the table Actor,Capability,Position,Salience (any order of columns): one issue.
 *
 * @param salienceScale what counts as full salience in the file: 1 or 100
 */
export function importPlainCsv(text: string, draft: Draft, salienceScale: number): void {
  const [head, ...rows] = rowsOf(text, draft);
  const names = head.cells.map((cell) => cell.toLowerCase());
  names.forEach((name, i) => {
    if (!COLUMNS.includes(name)) draft.fault(unknownName('column', head.cells[i], COLUMNS), head.place(i));
  });
  for (const name of COLUMNS) if (!names.includes(name)) draft.fault(`column \`${name}\` is missing`, head.place(0));
  draft.addIssue({ label: 'position' }, head.place(0));
  for (const { cells, place } of rows) {
    if (cells.length !== names.length) {
      draft.fault(`${cells.length} columns, expected ${names.length}`, place(0));
      continue;
    }
    const at = (name: string) => names.indexOf(name);
    const read = (name: string, bounds: Bounds) => draft.quantity(name, cells[at(name)], bounds, place(at(name)));
    const actor = cells[at('actor')];
    const capability = read('capability', NOT_NEGATIVE);
    const position = read('position', ANYWHERE);
    const stated = read('salience', { low: 0, high: salienceScale });
    if (capability === undefined || position === undefined || stated === undefined) continue;
    const salience = asShare(stated, salienceScale);
    draft.addActor({ label: actor, capability }, place(at('actor')));
    draft.addStance({ actor, issue: 'position', position, salience, where: place(at('actor')) });
  }
}
