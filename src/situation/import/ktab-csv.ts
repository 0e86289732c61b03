import { quoteName } from '../../numeric/nearest-name.ts';
import { type Bounds, central, NOT_NEGATIVE } from '../quantity.ts';
import type { Draft, DraftPlace } from './draft.ts';
import { asShare } from './parse-quantity.ts';
import { type TextRow, tableRows } from './table.ts';

/** KTAB scales positions and saliences 0-100. */
const HUNDRED: Bounds = { low: 0, high: 100 };

/**
 * Reads KTAB's scenario table: name, description, number of actors and of dimensions in the first
 * row, headings in the second, then actor, description, power and a position and salience a dimension.
 */
export function importKtabCsv(text: string, draft: Draft): void {
  const all = tableRows(text, draft);
  const [head, names] = all;
  if (!head || !names) return draft.fault('the headings are missing, expected them in the second row', undefined);
  const [title, description, actorCount, dimensionCount] = head.cells;
  if (title) draft.about.title = title;
  if (description) draft.about.description = description;
  const dimensions = Number(dimensionCount);
  const width = 3 + 2 * dimensions;
  if (widthOf(names) !== width) {
    const columns = `${width} columns (actor, description, power, a position and salience each)`;
    return draft.fault(
      `${widthOf(names)} columns, expected for ${dimensionCount} dimensions ${columns}`,
      names.where(0),
    );
  }
  if (all.length - 2 !== Number(actorCount)) {
    draft.stop(`the first row promises ${actorCount} actors, found ${all.length - 2}`, head.where(2));
  }
  const issues = Array.from({ length: dimensions }, (_, d) => names.cells[3 + 2 * d].replace(/\s+position$/i, ''));
  issues.forEach((label, d) => {
    draft.addIssue({ label, ends: HUNDRED }, names.where(3 + 2 * d));
  });
  for (const row of all.slice(2)) {
    const { cells, where } = row;
    if (widthOf(row) !== width) {
      draft.fault(`${widthOf(row)} columns, expected ${width}`, where(0));
      continue;
    }
    const [label, about, power] = cells;
    const capability = draft.quantity('power', power, NOT_NEGATIVE, where(2));
    if (capability === undefined) {
      draft.spoil('actor', label);
      continue;
    }
    draft.addActor({ label, ...(about ? { description: about } : {}), capability }, where(0));
    const saliences = issues.map((issue, d) => {
      const at = 3 + 2 * d;
      const [position, salience] = [cells[at], cells[at + 1]];
      return addKtabStance(draft, { actor: label, issue, position, salience, where: where(at) });
    });
    warnOfSum(draft, label, saliences, where(4));
  }
}

/** The columns of a row; KTAB ends each with a comma. */
const widthOf = ({ cells }: TextRow): number => (cells.at(-1) === '' ? cells.length - 1 : cells.length);

/** Says where an actor's saliences, 0-100, add up to more than KTAB takes. */
export function warnOfSum(draft: Draft, actor: string, saliences: number[], where: DraftPlace): void {
  const sum = Number(saliences.reduce((all, salience) => all + salience, 0).toPrecision(9));
  if (sum <= 100) return;
  const expected = 'expected at most 100: the spatial model divides all saliences by the largest sum';
  draft.warn(`the saliences of ${quoteName(actor)} add up to ${sum}, ${expected}`, where);
}

/**
 * One position and salience of KTAB, the salience brought from 0-100 to 0-1.
 *
 * @returns the salience, 0-100; 0 if there is no such stance
 */
export function addKtabStance(
  draft: Draft,
  cell: { actor: string; issue: string; position: string; salience: string; where: DraftPlace },
): number {
  const { actor, issue, where } = cell;
  if (cell.position === '' || cell.salience === '') {
    const lacks = cell.position === '' ? 'position' : 'salience';
    draft.absent({ actor, issue, lacks }, where);
    return 0;
  }
  const position = draft.quantity('position', cell.position, HUNDRED, where);
  const salience = draft.quantity('salience', cell.salience, HUNDRED, where);
  if (position === undefined || salience === undefined) return 0;
  draft.addStance({ actor, issue, position, salience: asShare(salience, 100), where });
  return central(salience);
}
