import { quoteName } from '../../numeric/nearest-name.ts';
import { ANYWHERE, type Bounds, NOT_NEGATIVE, SHARE } from '../quantity.ts';
import { dateIn, isMissing } from '../table/index.ts';
import type { Draft } from './draft.ts';
import { importFlatTable, importStances, isTableOfActors, readVeto } from './flat-table.ts';
import { type HeadedRow, headedRows, textsOf } from './headed-rows.ts';
import { columnMeant, type Headings } from './headings.ts';
import { measureSheets } from './measure-sheets.ts';
import { findDecimal, type TableRow } from './table.ts';
import { lettersOf, type Sheet } from './xlsx/read-sheet.ts';
import { readWorkbook } from './xlsx/read-workbook.ts';
import { WorkbookFault } from './xlsx/unpack.ts';

/** The sheets that a workbook may have and their columns; docs/import.md and the template say the same. */
export const SHEETS = {
  actors: { needed: ['actor', 'capability'], optional: ['description', 'because', 'source'] },
  issues: { needed: ['issue'], optional: ['low', 'high', 'labels', 'status quo', 'description', 'because', 'source'] },
  stances: {
    needed: ['actor', 'issue', 'position', 'salience'],
    optional: ['capability', 'veto', 'because', 'source'],
  },
  outcomes: { needed: ['outcome', 'when'], optional: ['by', 'claim'] },
  situation: { needed: ['key', 'value'], optional: [] },
} as const satisfies Record<string, Headings>;

/**
 * Reads a workbook with the sheets `actors`, `issues` and `stances` and, if it has them, `outcomes` and `situation`; or one
 * whose sheets have a row for each actor with its capability, position and salience.
 *
 * @param salienceScale what counts as full salience where there is one table for everything
 */
export function importSpreadsheet(bytes: Uint8Array, draft: Draft, salienceScale: number): void {
  let sheets: Sheet[];
  try {
    sheets = readWorkbook(bytes);
  } catch (error) {
    if (!(error instanceof WorkbookFault)) throw error;
    return draft.fault(error.message, error.cell);
  }
  findDecimal(sheets.flatMap(sheetRows), draft);
  const find = (name: keyof typeof SHEETS) => sheets.find((sheet) => plainSheetName(sheet) === name);
  const ofMeasures = sheets.some(({ name }) => name.trim().toLowerCase() === 'stances')
    ? undefined
    : measureSheets(
        sheets.map((sheet) => ({ name: sheet.name, rows: sheetRows(sheet) })),
        draft,
      );
  if (ofMeasures) return importStances(ofMeasures, draft, { issue: 'position', salienceScale });
  if (find('stances') || find('actors')) return importSheets(find, sheets, draft);
  const flat = sheets.filter((sheet) => isTableOfActors(sheetRows(sheet)));
  if (flat.length === 0) {
    const names = sheets.map(({ name }) => quoteName(name)).join(', ') || 'none';
    const expected = 'actors, issues and stances, or one with the columns Actor, Capability, Position, Salience';
    return draft.fault(`expected the sheets ${expected}; found ${names}`, undefined);
  }
  for (const sheet of flat) {
    const issue = flat.length > 1 ? sheet.name.trim() : 'position';
    importFlatTable(sheetRows(sheet), draft, { issue, salienceScale });
  }
}

/** `Akteure` is the sheet of actors, `Themen` that of issues. */
const plainSheetName = ({ name }: Sheet): string => {
  const meant = columnMeant(name);
  return meant === 'actor' || meant === 'issue' ? `${meant}s` : meant === 'position' ? 'stances' : meant;
};

const sheetRows = ({ name, rows }: Sheet): TableRow[] =>
  rows.map(({ cells, row }) => ({ cells, where: (column) => `${name}!${lettersOf(column)}${row}` }));

function importSheets(find: (name: keyof typeof SHEETS) => Sheet | undefined, sheets: Sheet[], draft: Draft): void {
  const rows = (name: keyof typeof SHEETS, must: boolean): Iterable<HeadedRow> => {
    const sheet = find(name);
    if (sheet)
      return sheet.rows.length === 0 && !must
        ? []
        : headedRows(sheetRows(sheet), SHEETS[name], draft, `${sheet.name}!A1`);
    const others = sheets.map((other) => quoteName(other.name)).join(', ');
    if (must) draft.stop(`sheet \`${name}\` is missing, found ${others}`, undefined);
    return [];
  };
  for (const row of rows('situation', false)) addWords(row, draft);
  for (const row of rows('actors', true)) addActor(row, draft);
  for (const row of rows('issues', true)) addIssue(row, draft);
  for (const row of rows('stances', true)) addStance(row, draft);
  for (const row of rows('outcomes', false)) addOutcome(row, draft);
}

function addWords(row: HeadedRow, draft: Draft): void {
  const key = row.text('key').toLowerCase();
  const value = row.text('value');
  if (value === '') return;
  if (key === 'as of') {
    const day = readDay('as of', row, 'value', draft);
    if (day !== undefined) draft.about.asOf = day;
  } else if (key === 'title' || key === 'question' || key === 'description' || key === 'source')
    draft.about[key] = value;
  else {
    const message = `found ${quoteName(row.text('key'))}, expected title, question, description, source or as of`;
    draft.fault(message, row.where('key'));
  }
}

function readDay(name: string, row: HeadedRow, column: string, draft: Draft): string | undefined {
  const written = row.text(column);
  const day = dateIn(written, draft.dates);
  if (day !== undefined) return day;
  const order = draft.dates === undefined ? `, or ${draft.choose.dates}` : '';
  draft.fault(`${name}: found ${quoteName(written)}, expected a date such as 2026-12-31${order}`, row.where(column));
  return undefined;
}

const quantity = (row: HeadedRow, column: string, bounds: Bounds, draft: Draft) =>
  draft.quantity(column, row.get(column), bounds, row.where(column));

function addActor(row: HeadedRow, draft: Draft): void {
  const label = row.text('actor');
  const capability = quantity(row, 'capability', NOT_NEGATIVE, draft);
  if (capability === undefined) return draft.spoil('actor', label);
  draft.addActor({ label, capability, ...textsOf(row, 'description', 'because', 'source') }, row.where('actor'));
}

function addIssue(row: HeadedRow, draft: Draft): void {
  const label = row.text('issue');
  const before = draft.faults.length;
  const end = (column: string, otherwise: number): number => {
    if (row.get(column) === undefined) return otherwise;
    const found = quantity(row, column, ANYWHERE, draft);
    if (found !== undefined && typeof found !== 'number') {
      draft.fault(`${column}: found a range, expected one number`, row.where(column));
    }
    return typeof found === 'number' ? found : otherwise;
  };
  const ends = { low: end('low', 0), high: end('high', 100) };
  if (draft.faults.length > before) return draft.spoil('issue', label);
  const scale = labelsOf(row, ends, draft);
  const statusQuo = row.get('status quo') === undefined ? undefined : quantity(row, 'status quo', ends, draft);
  if (draft.faults.length > before) return draft.spoil('issue', label);
  const labelled = Object.values(scale).some((text) => text !== '') ? { scale } : {};
  const stands = statusQuo === undefined ? {} : { statusQuo };
  const prose = textsOf(row, 'description', 'because', 'source');
  draft.addIssue({ label, ends, ...labelled, ...stands, ...prose }, row.where('issue'));
}

/** The labels of a scale: `0: separate; 40: joint; 100: merged`. */
function labelsOf(row: HeadedRow, ends: Bounds, draft: Draft): Record<string, string> {
  const scale: Record<string, string> = { [ends.low]: '', [ends.high]: '' };
  for (const part of row.text('labels').split(';')) {
    if (part.trim() === '') continue;
    const match = /^\s*([+-]?(?:\d+\.?\d*|\.\d+))\s*:\s*(.+?)\s*$/.exec(part);
    const at = match ? Number(match[1]) : NaN;
    const expected = `expected a label from ${ends.low} to ${ends.high} such as 40: joint payment system`;
    if (match && at >= ends.low && at <= ends.high) scale[at] = match[2];
    else draft.fault(`found ${quoteName(part.trim())}, ${expected}`, row.where('labels'));
  }
  return scale;
}

function addStance(row: HeadedRow, draft: Draft): void {
  const [actor, issue] = [row.text('actor'), row.text('issue')];
  const stated = (lacks: 'position' | 'salience', bounds: Bounds) =>
    isMissing(row.text(lacks))
      ? draft.absent({ actor, issue, lacks }, row.where(lacks))
      : quantity(row, lacks, bounds, draft);
  const position = stated('position', ANYWHERE);
  const salience = position === null ? null : stated('salience', SHARE);
  if (position === null || salience === null) return;
  const own = !isMissing(row.text('capability'));
  const capability = own ? quantity(row, 'capability', NOT_NEGATIVE, draft) : undefined;
  const veto = readVeto(row, draft);
  if (position === undefined || salience === undefined || veto === undefined) return;
  if (own && capability === undefined) return;
  draft.addStance({
    ...{ actor, issue, position, salience },
    ...(capability !== undefined && { capability }),
    ...(veto && { veto }),
    ...textsOf(row, 'because', 'source'),
    where: row.where('actor'),
  });
}

function addOutcome(row: HeadedRow, draft: Draft): void {
  const [label, when] = [row.text('outcome'), row.text('when')];
  if (label === '') return draft.fault('the name of the outcome is missing', row.where('outcome'));
  if (when === '') return draft.fault('the condition of the outcome is missing', row.where('when'));
  const by = row.text('by') === '' ? undefined : readDay('by', row, 'by', draft);
  draft.outcomes.push({ label, when, ...(by && { by }), ...textsOf(row, 'claim'), where: row.where('when') });
}
