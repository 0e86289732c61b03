import { quoteName } from '../../numeric/nearest-name.ts';
import { ANYWHERE, NOT_NEGATIVE, SHARE } from '../quantity.ts';
import { delimiterOf, isMissing } from '../table/index.ts';
import type { Draft } from './draft.ts';
import { type TextRow, tableRows } from './table.ts';

const KINDS = ['#A', '#P', '#M', '#D', '#O', '#/'];

/** A first row of Decide, quoted or not. */
const ROW = /^\s*(['"]?)#[A-Z/]\1\s*(?:[,;\t|]|$)/m;

/** Whether a text begins as Decide's files do. */
export const isDecide = (text: string): boolean => /^\s*['"]?#[A-Z/]/.test(text);

/**
 * Reads Decide's rows: `#A` actor, full name; `#P` issue, description; `#M` issue, a point of its scale, meaning; `#D` actor,
 * issue, position, salience, power, comment; `#O` a description of the whole; `#/` a remark. In any order, separated by tabs,
 * commas or semicolons. As in Decide's own reader the scale goes from the least to the greatest `#M`, or from 0 to 100 where
 * an issue has none, and what stands behind the last column belongs to it.
 */
export function importDecide(text: string, draft: Draft): void {
  const rows = tableRows(withoutRemarks(text), draft, formOf(text));
  const ofKind = (kind: string) => rows.filter((row) => row.cells[0] === kind);
  for (const row of rows) {
    if (!KINDS.includes(row.cells[0])) {
      draft.fault(`found ${quoteName(row.cells[0])}, expected one of ${KINDS.join(' ')}`, row.where(0));
    }
  }
  const about = ofKind('#O').map((row) => said(row.cells.slice(1)).join(' '));
  if (about.length > 0) draft.about.description = about.join('\n');
  for (const row of ofKind('#A')) {
    draft.addActor({ label: row.cells[1] ?? '', ...described(row.cells.slice(2), row.cells[1]) }, row.where(1));
  }
  addIssues(ofKind('#P'), ofKind('#M'), draft);
  for (const row of ofKind('#D')) addData(row, draft);
}

/** The delimiter and the quotes, by the first row that is data. */
function formOf(text: string): { delimiter: string; quote: string } {
  const data =
    text
      .slice(0, 100_000)
      .split(/\r\n|\n|\r/)
      .find((line) => ROW.test(line) && !/^\s*['"]?#[/O]/.test(line)) ?? text;
  const delimiter = /^\s*(['"]?)#[A-Z]\1\s*([,;\t|])/.exec(data)?.[2] ?? delimiterOf(data);
  return { delimiter, quote: /^\s*'/.test(data) ? "'" : '"' };
}

/** Remarks hold any signs at all, also a quote that is never closed: only their mark is left. */
const withoutRemarks = (text: string): string =>
  text.replace(/^([^\S\r\n]*['"]?#\/)[^\r\n]*/gm, (line, mark: string) =>
    mark.replace(/['"]/g, ' ').padEnd(line.length),
  );

function addIssues(issues: TextRow[], marks: TextRow[], draft: Draft): void {
  const scales = new Map<string, Map<number, string>>();
  const names = new Set(issues.map((row) => row.cells[1]));
  for (const row of marks) {
    const [, issue = '', at, ...meaning] = row.cells;
    const value = draft.quantity('scale point', at, ANYWHERE, row.where(2));
    if (typeof value !== 'number') {
      if (value !== undefined) draft.fault('scale point: found a range, expected one number', row.where(2));
      draft.spoil('issue', issue);
    } else if (!names.has(issue)) {
      draft.fault(`a scale point of ${quoteName(issue)}, of which there is no #P`, row.where(1));
    } else scales.set(issue, (scales.get(issue) ?? new Map()).set(value, said(meaning).join('; ')));
  }
  for (const row of issues) {
    const label = row.cells[1] ?? '';
    const points = scales.get(label);
    const about = described(row.cells.slice(2), label);
    if (points === undefined) {
      draft.addIssue({ label, ...about, ends: { low: 0, high: 100 } }, row.where(1));
    } else if (points.size === 1) {
      draft.spoil('issue', label);
      draft.fault(
        `issue ${quoteName(label)} has one #M scale point, expected its two ends, or none for 0 to 100`,
        row.where(1),
      );
    } else {
      const values = [...points.keys()];
      const labelled = [...points.values()].some((meaning) => meaning !== '');
      const scale = labelled ? { scale: Object.fromEntries(points) } : {};
      const ends = { low: Math.min(...values), high: Math.max(...values) };
      draft.addIssue({ label, ...about, ...scale, ends }, row.where(1));
    }
  }
}

function addData(row: TextRow, draft: Draft): void {
  const [, actor, issue, position, salience, power, ...comment] = row.cells;
  if (row.cells.length < 6) {
    return draft.fault(
      `${row.cells.length} columns, expected #D, actor, issue, position, salience, power`,
      row.where(0),
    );
  }
  for (const [lacks, cell] of [
    ['position', position],
    ['salience', salience],
  ] as const) {
    if (isMissing(cell)) return void draft.absent({ actor, issue, lacks }, row.where(lacks === 'position' ? 3 : 4));
  }
  const stance = {
    position: draft.quantity('position', position, ANYWHERE, row.where(3)),
    salience: draft.quantity('salience', salience, SHARE, row.where(4)),
    capability: draft.quantity('power', power, NOT_NEGATIVE, row.where(5)),
  };
  if (stance.position === undefined || stance.salience === undefined || stance.capability === undefined) return;
  const because = said(comment).join(' ');
  draft.addStance({
    ...{ position: stance.position, salience: stance.salience, capability: stance.capability },
    ...(because !== '' && { because }),
    ...{ actor, issue, where: row.where(1) },
  });
}

const said = (cells: string[]): string[] => [...new Set(cells.filter((cell) => cell !== ''))];

/** The longer name or comment of a row, where it says more than the name itself. */
function described(cells: string[], label: string): { description?: string } {
  const more = said(cells).filter((cell) => cell !== label);
  return more.length > 0 ? { description: more.join('; ') } : {};
}
