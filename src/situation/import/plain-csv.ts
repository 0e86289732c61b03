import { unknownName } from '../nearest.ts';
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
    const read = (name: string, high: number) =>
      draft.quantity(name, cells[at(name)], [name === 'position' ? -Infinity : 0, high], place(at(name)));
    const actor = cells[at('actor')];
    const capability = read('capability', Infinity);
    const position = read('position', Infinity);
    const stated = read('salience', salienceScale);
    if (capability === undefined || position === undefined || stated === undefined) continue;
    const salience = asShare(stated, salienceScale);
    draft.addActor({ label: actor, capability }, place(at('actor')));
    draft.addStance({ actor, issue: 'position', position, salience, where: place(at('actor')) });
  }
}
