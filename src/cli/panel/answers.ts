import { quoteName, unknownName } from '../../numeric/nearest-name.ts';
import type { Fault } from '../../situation/fault.ts';
import { parseQuantity } from '../../situation/import/parse-quantity.ts';
import { readWorkbook } from '../../situation/import/xlsx/read-workbook.ts';
import { WorkbookFault } from '../../situation/import/xlsx/unpack.ts';
import { HEADINGS } from './questionnaire.ts';
import type { Question } from './questions.ts';

/** What one expert answered. */
export interface ExpertAnswers {
  expert: string;
  /** By the id of the question. */
  values: Map<string, { value: number; why: string; source: string }>;
}

/** The answers in a workbook, or all that is wrong with it, cell by cell. */
export function answersIn(
  bytes: Uint8Array,
  file: string,
  expert: string,
  questions: readonly Question[],
): { answers: ExpertAnswers; faults: Fault[] } {
  const answers: ExpertAnswers = { expert, values: new Map() };
  const faults: Fault[] = [];
  const fault = (message: string, cell?: string) =>
    void faults.push({ file, ...(cell !== undefined && { cell: `answers!${cell}` }), message, severity: 'error' });
  const result = { answers, faults };
  const byId = new Map(questions.map((question) => [question.path.join('.'), question]));
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
    const question = byId.get(id);
    if (question === undefined) {
      fault(id === '' ? 'an answer without the id of its question' : unknownName('question', id, byId.keys()), cell);
      continue;
    }
    if (answers.values.has(id)) {
      fault(`a second answer to ${quoteName(id)}`, cell);
      continue;
    }
    const read = parseQuantity(written);
    const percent = read?.percent && question.kind === 'salience';
    const value = typeof read?.quantity === 'number' ? (percent ? read.quantity / 100 : read.quantity) : undefined;
    const { low, high } = question.bounds;
    if (value === undefined) fault(`found ${quoteName(String(written))}, expected one number: ${question.asks}`, cell);
    else if (value < low || value > high) fault(`${value} is outside ${low} to ${high}: ${question.asks}`, cell);
    else answers.values.set(id, { value, why: String(at('why') ?? ''), source: String(at('source') ?? '') });
  }
  if (answers.values.size === 0 && faults.length === 0) fault('no answers, expected numbers in the column `answer`');
  return result;
}

/** The letters of a column, counted from 0. */
function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}
