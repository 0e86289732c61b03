import type { MixedOutcome } from '../../forecast/explained.ts';
import type { Weighing } from '../../hypotheses/index.ts';
import type { Table } from '../table/table.ts';
import { tableLines } from '../table/text.ts';
import { type Paint, unpainted, WIDTH, wrap } from '../terminal/lines.ts';
import { mixtureTable } from './mixture-table.ts';
import { analystTable, disagreementTable } from './people-table.ts';
import { answerTable, itemTable, learningTable, matrixTable, runningTable, transposedTable } from './table.ts';
import {
  achInWords,
  differencesInWords,
  findings,
  HOW_IT_IS_WEIGHED,
  looksForOutcomes,
  nameIn,
  weighingInWords,
} from './words.ts';

export interface HypothesesTextOptions {
  paint?: Paint;
  /** Columns of the terminal; 80 by default. */
  width?: number;
  /** Every item, day and disagreement. */
  all?: boolean | undefined;
  /** Evidence in rows, as most spreadsheets have it. */
  evidenceInRows?: boolean | undefined;
  /** The outcomes of the situation, where they were forecast. */
  mixed?: readonly MixedOutcome[] | undefined;
}

const [MOST_ITEMS, MOST_DAYS, MOST_OTHERS] = [12, 8, 5];

/** Explanations weighed by evidence, for a terminal. */
export function hypothesesText(title: string, weighing: Weighing, options: HypothesesTextOptions = {}): string {
  const { paint = unpainted, width = WIDTH, all = false, evidenceInRows = false, mixed = [] } = options;
  const words = (text: string) => wrap(text, 0, width);
  const lines = [...words(weighing.question ?? title).map(paint.bold), ...words(weighingInWords(weighing)), ''];
  const add = <Row>(table: Table<Row>, most: number, heading?: string) => {
    if (table.rows.length === 0) return;
    const rows = all ? table.rows : table.rows.slice(0, most);
    if (heading !== undefined) lines.push(...words(heading).map(paint.bold));
    lines.push(...tableLines({ ...table, rows }, { paint, width, wrapped: 'hanging' }));
    const left = table.rows.length - rows.length;
    if (left > 0) lines.push(paint.dim(`and ${left} more (--all)`));
    lines.push('');
  };
  add(answerTable(weighing), Infinity);
  for (const finding of findings(weighing)) lines.push(...words(finding));
  lines.push('');

  const room = Math.max(1, Math.floor((width - 26) / 6));
  if (weighing.items.length > 0) {
    const matrix = evidenceInRows ? undefined : matrixTable(weighing, room);
    const left = weighing.items.length - room;
    const more = matrix && left > 0 ? `; ${left} more in --csv matrix` : '';
    const heading = `How likely each item is under each explanation, per cent; what moves most first${more}`;
    if (matrix) add(matrix, Infinity, heading);
    else add(transposedTable(weighing), MOST_ITEMS, heading);
  }
  if (weighing.leader !== undefined) {
    const about = `What each item does for “${nameIn(weighing, weighing.leader)}”, and its probability without the item, if it is false, or planted`;
    add(itemTable(weighing), MOST_ITEMS, about);
    if (
      weighing.reliance.some(({ ifFalse, out, planted }) =>
        [ifFalse, out, planted].some(({ leader }) => leader !== weighing.leader),
      )
    )
      lines.splice(-1, 1, paint.dim('* another explanation leads then'), '');
  }
  if (weighing.running.length > 2) add(lastDays(weighing, all), Infinity, 'As the evidence came');
  add(
    learningTable(weighing),
    MOST_OTHERS,
    `What to look at next: bits about which explanation is true${weighing.leader === undefined ? '' : `, and “${nameIn(weighing, weighing.leader)}” then`}`,
  );
  add(
    mixtureTable(mixed, weighing.leaves),
    Infinity,
    'The outcomes, without the record: over all explanations, and if each were true',
  );
  const looks = looksForOutcomes(weighing, mixed);
  if (looks.length > 0) lines.push(...(all ? looks : looks.slice(0, MOST_OTHERS)).flatMap(words), '');
  add(analystTable(weighing), Infinity, 'Each analyst alone');
  const incoherent = (weighing.analysts?.analysts ?? []).filter(({ incoherence = 0 }) => incoherence > 0.01);
  for (const { id, priorSum } of incoherent)
    lines.push(
      ...words(`The priors of ${id} add up to ${priorSum?.toFixed(2)}: they exclude each other, so 1 is expected.`),
      '',
    );
  add(disagreementTable(weighing), MOST_OTHERS);
  const said = differencesInWords(weighing);
  if (said.length > 0) lines.push(...said.flatMap(words), ...words(achInWords(weighing)), '');
  lines.push(...words(HOW_IT_IS_WEIGHED).map(paint.dim));
  return `${lines.join('\n')}\n`;
}

/** The last days: the first of the story is in the table as CSV. */
function lastDays(weighing: Weighing, all: boolean): ReturnType<typeof runningTable> {
  const table = runningTable(weighing);
  return all ? table : { ...table, rows: table.rows.slice(-MOST_DAYS) };
}
