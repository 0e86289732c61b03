import { quoteName } from '../../numeric/nearest-name.ts';
import type { Fault } from '../../situation/fault.ts';
import { parseQuantity } from '../../situation/import/parse-quantity.ts';
import { readWorkbook } from '../../situation/import/xlsx/read-workbook.ts';
import { WorkbookFault } from '../../situation/import/xlsx/unpack.ts';
import { type AnswersRead, accepted, newAnswers } from './accept.ts';
import type { Question } from './questions.ts';

/** The headings of the sheet, by which the answers are found. */
export const HEADINGS = ['question', 'scale', 'answer', 'why', 'source', 'id'] as const;

/** The answers in a workbook, or all that is wrong with it, cell by cell. */
export function answersIn(
  bytes: Uint8Array,
  file: string,
  expert: string,
  questions: readonly Question[],
): AnswersRead {
  const answers = newAnswers(expert);
  const faults: Fault[] = [];
  const fault = (message: string, cell?: string) =>
    void faults.push({ file, ...(cell !== undefined && { cell: `answers!${cell}` }), message, severity: 'error' });
  const result = { answers, faults };
  const accept = accepted(answers, questions);
  let sheets: ReturnType<typeof readWorkbook>;
  try {
    sheets = readWorkbook(bytes);
  } catch (error) {
    if (!(error instanceof WorkbookFault)) throw error;
    fault(error.message);
    return result;
  }
  const sheet = sheets.find(({ name }) => name.toLowerCase() === 'answers');
  const [head, ...rows] = sheet?.rows ?? [];
  const columns = new Map(
    head?.cells.map((value, column) => [
      String(value ?? '')
        .trim()
        .toLowerCase(),
      column,
    ]),
  );
  const missing = HEADINGS.filter((heading) => ['answer', 'id'].includes(heading) && !columns.has(heading));
  if (sheet === undefined || missing.length > 0) {
    fault(
      sheet
        ? `no column ${missing.map(quoteName).join(' and ')}, expected the questionnaire that tightrope panel ask writes`
        : 'no sheet `answers`, expected the questionnaire that tightrope panel ask writes',
    );
    return result;
  }
  for (const { row, cells } of rows) {
    const at = (heading: string) => cells[columns.get(heading) ?? -1];
    const [written, id] = [at('answer'), String(at('id') ?? '').trim()];
    if (written === undefined || String(written).trim() === '') continue;
    const cell = `${letters(columns.get('answer') as number)}${row}`;
    const read = parseQuantity(written);
    const value = typeof read?.quantity === 'number' ? read.quantity : undefined;
    const reasons = { why: String(at('why') ?? ''), source: String(at('source') ?? '') };
    const wrong = accept(id, value, { ...reasons, written: String(written), percent: read?.percent === true });
    if (wrong !== undefined) fault(wrong, cell);
  }
  if (answers.values.size === 0 && faults.length === 0) fault('no answers, expected numbers in the column `answer`');
  return result;
}

/** The letters of a column, counted from 0. */
function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}
