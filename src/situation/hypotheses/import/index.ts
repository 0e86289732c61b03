import { type Fault, sortFaults } from '../../fault.ts';
import { lettersOf, type Sheet } from '../../import/xlsx/read-sheet.ts';
import { readWorkbook } from '../../import/xlsx/read-workbook.ts';
import { WorkbookFault } from '../../import/xlsx/unpack.ts';
import { decodeText, openTable } from '../../table/index.ts';
import { LARGEST_BYTES } from '../../yaml-source.ts';
import type { HypothesesFile } from '../section.ts';
import { importAchXml, importAchz } from './achz.ts';
import { isGzip, isWorkbook } from './is-matrix.ts';
import { MatrixDraft } from './matrix-draft.ts';
import { importMatrixTable, isHeading, type MatrixTableRow } from './matrix-table.ts';

/** Imported explanations and evidence with warnings, or everything that kept the file from being read. */
export interface HypothesesImport {
  content?: HypothesesFile;
  faults: Fault[];
}

/**
 * Imports explanations and evidence of another tool; the contents say which: a project of PARC's ACH (.achz), or a matrix in CSV or
 * .xlsx, wide or long. Marks such as CC and II are kept; they are read as ranges of probability.
 *
 * @param bytes the file's contents, at most 10 MB
 * @param file its name, for messages and the title
 * @example
 * const { content, faults } = importHypotheses(await readFile('project.achz'), 'project.achz');
 * if (content) weigh(content.hypotheses).answers;
 */
export function importHypotheses(bytes: Uint8Array, file: string): HypothesesImport {
  const draft = new MatrixDraft(file);
  if (bytes.length > LARGEST_BYTES)
    draft.fault(`the file has ${bytes.length} bytes, expected at most ${LARGEST_BYTES}`, undefined);
  else if (isGzip(bytes)) importAchz(bytes, draft);
  else if (isWorkbook(bytes)) importWorkbook(bytes, draft);
  else {
    const decoded = decodeText(bytes);
    if (decoded === undefined) draft.fault('not a text, a project of ACH, nor an .xlsx workbook', undefined);
    else if (decoded.text.trimStart().startsWith('<')) importAchXml(decoded.text, draft);
    else importText(decoded.text, draft);
  }
  const content = draft.finish();
  return { ...(content && { content }), faults: sortFaults(draft.faults) };
}

function importText(text: string, draft: MatrixDraft): void {
  const table = openTable(text);
  const rows: MatrixTableRow[] = [];
  for (const row of table.rows) {
    if (row.fault) draft.fault(`not a table: ${row.fault.message}`, { line: row.line, column: 1 });
    else
      rows.push({
        cells: row.cells.map((cell) => unguarded(cell.trim())),
        where: (column) => table.placeOf(row, column),
      });
  }
  importMatrixTable(rows, draft);
}

/** Our own tables put an apostrophe before what a spreadsheet would run. */
const unguarded = (cell: string): string => (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell);

function importWorkbook(bytes: Uint8Array, draft: MatrixDraft): void {
  let sheets: Sheet[];
  try {
    sheets = readWorkbook(bytes);
  } catch (error) {
    if (!(error instanceof WorkbookFault)) throw error;
    return draft.fault(error.message, error.cell);
  }
  const tables = sheets.map(rowsOf);
  const found = tables.find((rows) => rows.slice(0, 20).some(isHeading)) ?? tables[0] ?? [];
  importMatrixTable(found, draft);
}

const rowsOf = ({ name, rows }: Sheet): MatrixTableRow[] =>
  rows.map(({ cells, row }) => ({
    cells: Array.from(cells, (cell) => (cell === undefined || cell === null ? '' : String(cell).trim())),
    where: (column) => `${name}!${lettersOf(column)}${row}`,
  }));
