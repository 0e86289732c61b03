import { quoteName } from '../../numeric/nearest-name.ts';
import { ANYWHERE, formatQuantity, NOT_NEGATIVE, type Quantity, SHARE, statedValues } from '../quantity.ts';
import type { Draft, DraftPlace } from './draft.ts';
import { type HeadedRow, type HeadedRows, type Headings, headedRows, textsOf } from './headed-rows.ts';
import { asShare, parseQuantity } from './parse-quantity.ts';
import type { TableRow } from './table.ts';

/** One table for everything: a row an actor, or, with a column `issue`, a row an actor and an issue. */
export const FLAT: Headings = {
  needed: ['actor', 'capability', 'position', 'salience'],
  optional: ['issue', 'status quo', 'veto', 'because', 'source'],
};

/**
 * Reads the table Actor, Capability, Position, Salience, in any order of columns.
 *
 * @param options.issue what rows are about where no column says it
 * @param options.salienceScale what counts as full salience in the file: 1 or 100
 */
export function importFlatTable(
  rows: readonly TableRow[],
  draft: Draft,
  { issue, salienceScale, start }: { issue: string; salienceScale: number; start?: DraftPlace },
): void {
  const read = headedRows(rows, FLAT, draft, start);
  const scale = salienceScaleOf(read, draft, salienceScale);
  const inPercent = anyOf(read, (row) => row.text('position').includes('%'));
  const ends = read.statedRange('position') ?? (inPercent ? { low: 0, high: 100 } : undefined);
  for (const row of read) {
    const label = row.text('issue') || issue;
    if (!draft.knows('issue', label)) {
      // Positions in percent are shares of a scale of 100, whichever of it they use.
      draft.addIssue({ label, ...(ends && { ends }) }, row.where('issue'));
    }
    addStatusQuo(row, label, draft);
    addRow(row, label, draft, scale);
  }
}

/**
 * What counts as full salience: 100 where the heading says `Salience (0-100)`. Where it is meant to be 1 and all saliences that are
 * not 0 lie from 1 to 100, that is one fault, and the rest is read as meant.
 */
function salienceScaleOf(rows: HeadedRows, draft: Draft, said: number): number {
  if (said !== 1) return said;
  const stated = rows.statedRange('salience');
  if (stated?.low === 0) return stated.high;
  let first: { value: number; row: HeadedRow } | undefined;
  for (const row of rows) {
    const found = parseQuantity(row.get('salience'), draft.decimal);
    if (found === undefined || found.percent) continue;
    for (const { value } of statedValues(found.quantity)) {
      if (value > 100 || (value > 0 && value < 1)) return 1;
      if (value > 1) first ??= { value, row };
    }
  }
  if (first === undefined) return 1;
  const message = `salience ${first.value} is outside 0-1; where 100 is full salience, ${draft.choose.salience}`;
  draft.fault(message, first.row.where('salience'));
  return 100;
}

/** The status quo of an issue: one row that says it is enough, and all that say it must agree. */
function addStatusQuo(row: HeadedRow, label: string, draft: Draft): void {
  const issue = draft.issues.get(label);
  const said = row.get('status quo');
  if (!issue || said === undefined || said === '') return;
  const statusQuo = draft.quantity('status quo', said, ANYWHERE, row.where('status quo'));
  if (statusQuo === undefined) return;
  if (issue.statusQuo !== undefined && JSON.stringify(issue.statusQuo) !== JSON.stringify(statusQuo)) {
    const before = formatQuantity(issue.statusQuo);
    const message = `${quoteName(label)} has the status quo ${before} in another row, found ${formatQuantity(statusQuo)}`;
    draft.fault(message, row.where('status quo'));
    return;
  }
  issue.statusQuo = statusQuo;
}

function anyOf<T>(all: Iterable<T>, is: (one: T) => boolean): boolean {
  for (const one of all) if (is(one)) return true;
  return false;
}

function addRow(row: HeadedRow, issue: string, draft: Draft, salienceScale: number): void {
  const actor = row.text('actor');
  const quantity = (name: string, bounds: typeof ANYWHERE) =>
    draft.quantity(name, row.get(name), bounds, row.where(name));
  const capability = quantity('capability', NOT_NEGATIVE);
  const position = quantity('position', ANYWHERE);
  const salience = quantity('salience', { low: 0, high: salienceScale });
  const veto = readVeto(row, draft);
  if (capability === undefined || position === undefined || salience === undefined || veto === undefined) {
    // One row may be all that says who the actor is.
    if (!draft.knows('actor', actor)) draft.spoil('actor', actor);
    return;
  }
  const known = draft.actors.get(actor);
  const stance = {
    ...{ actor, issue, position, salience: asShare(salience, salienceScale) },
    ...(veto && { veto }),
    ...textsOf(row, 'because', 'source'),
    where: row.where('actor'),
  };
  if (known === undefined) draft.addActor({ label: actor, capability }, row.where('actor'));
  else if (draft.stances.has(JSON.stringify([actor, issue]))) {
    return draft.fault(twice(actor, row), row.where('actor'));
  }
  const other = known !== undefined && JSON.stringify(known.capability) !== JSON.stringify(capability);
  draft.addStance({ ...stance, ...(other && { capability: capability as Quantity }) });
}

const twice = (actor: string, row: HeadedRow): string =>
  row.text('issue') === ''
    ? `actor ${quoteName(actor)} is there twice`
    : `the stance of ${quoteName(actor)} on ${quoteName(row.text('issue'))} is there twice`;

const VETO = new Map<string, boolean | number>([
  ...['', 'no', 'n', 'false', '0', '-'].map((word) => [word, false] as const),
  ...['yes', 'y', 'true', 'x', '1', '✓'].map((word) => [word, true] as const),
]);

/** What the column `veto` says: yes, no, or how likely it is to be used; undefined with a fault if it is none of these. */
export function readVeto(row: HeadedRow, draft: Draft): boolean | Quantity | undefined {
  if (/^\d*[.,]?\d+\s*%?$/.test(row.text('veto')) && !['0', '1'].includes(row.text('veto'))) {
    return draft.quantity('veto', row.get('veto'), SHARE, row.where('veto'));
  }
  const veto = VETO.get(row.text('veto').toLowerCase());
  if (veto === undefined)
    draft.fault(`veto: found ${quoteName(row.text('veto'))}, expected yes or no`, row.where('veto'));
  return veto === undefined ? undefined : Boolean(veto);
}
