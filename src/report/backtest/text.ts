import type { Backtest } from '../../backtest/backtest.ts';
import { checkIterable, checkParts } from '../../numeric/given.ts';
import { tableLines } from '../table/text.ts';
import { type Paint, unpainted, WIDTH, wrap } from '../terminal/lines.ts';
import { paceCalibrationTable, paceTable } from './pace-table.ts';
import { pacesInWords, paceVerdict } from './pace-words.ts';
import { forecasterTable, issueByIssue, questionTable } from './table.ts';
import {
  backtestNotes,
  codersInWords,
  forecastersInWords,
  isOneByOne,
  kindInWords,
  questionsInWords,
  rulesInWords,
} from './words.ts';

/** The scores of a backtest for a terminal: for each kind of bargain the forecasters and what the figures say. */
export function backtestText(
  result: Backtest,
  notes: readonly string[],
  paint: Paint = unpainted,
  width = WIDTH,
): string {
  checkParts(result, 'backtestText', 'scores, as `backtest` returns them', ['kinds', 'questions']);
  checkIterable(notes, 'backtestText', 'a list of notes');
  const { kinds, questions, paces } = result;
  const layout = { paint, width };
  const lines = [
    ...kinds.flatMap((scores) => [
      ...wrap(kindInWords(scores), 0, width).map(paint.bold),
      '',
      ...tableLines(forecasterTable(scores), layout),
      '',
      ...(isOneByOne(scores)
        ? [
            ...tableLines(issueByIssue(result, scores, { sources: false }), layout),
            '',
            ...codersInWords(result, scores).flatMap((line) => wrap(line, 0, width)),
          ]
        : []),
      ...[forecastersInWords(scores), ...rulesInWords(scores)].flatMap((line) => wrap(line, 0, width)),
      '',
    ]),
    ...questions.flatMap((scores) => [
      ...wrap(questionsInWords(scores), 0, width).map(paint.bold),
      '',
      ...tableLines(questionTable(scores), layout),
      '',
    ]),
    ...paces.flatMap((scores) => [
      ...wrap(pacesInWords(scores), 0, width).map(paint.bold),
      '',
      ...tableLines(paceTable(scores, scores.forecasters), layout),
      '',
      ...tableLines(paceCalibrationTable(scores), layout),
      '',
      ...wrap(paceVerdict(scores), 0, width),
      '',
    ]),
    ...[...backtestNotes(result), ...notes].flatMap((note) => wrap(note, 0, width)).map(paint.dim),
  ];
  return `${lines.join('\n')}\n`;
}
