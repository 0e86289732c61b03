import type { Backtest } from '../../backtest/backtest.ts';
import { columnHeading, shownCell, type Table } from '../table/table.ts';
import { paceCalibrationTable, paceTable } from './pace-table.ts';
import { pacesInWords, paceVerdict } from './pace-words.ts';
import { forecasterTable, issueByIssue, questionTable } from './table.ts';
import {
  backtestNotes,
  codersInWords,
  forecastersInWords,
  isOneByOne,
  kindInWords,
  LIMITS,
  questionsInWords,
  reliabilityInWords,
  rulesInWords,
  tenthsInWords,
} from './words.ts';

/** The scores of a backtest as Markdown: what docs/accuracy.md is made of. */
export function accuracyMarkdown(result: Backtest, notes: readonly string[]): string {
  const { kinds, questions, paces } = result;
  const parts = [
    '# Accuracy',
    'This chapter is written by `tightrope backtest FILES --markdown docs/accuracy.md`, never by hand; [backtest.md](backtest.md) says what the figures are and how to make them again.',
    ...kinds.flatMap((scores) => [
      `## ${kindInWords(scores)}`,
      forecastersInWords(scores),
      ...rulesInWords(scores),
      markdownTable(forecasterTable(scores)),
      ...(isOneByOne(scores) ? [] : tenthsInWords(scores)),
      ...(isOneByOne(scores)
        ? [markdownTable(issueByIssue(result, scores, { sources: true })), ...codersInWords(result, scores)]
        : []),
    ]),
    ...questions.flatMap((scores) => [
      `## ${questionsInWords(scores)}`,
      markdownTable(questionTable(scores)),
      ...reliabilityInWords(result, scores),
    ]),
    ...paces.flatMap((scores) => [
      `## ${pacesInWords(scores)}`,
      paceVerdict(scores),
      markdownTable(paceTable(scores, scores.forecasters)),
      markdownTable(paceCalibrationTable(scores)),
    ]),
    '## How to read it',
    ...[...backtestNotes(result), ...LIMITS, ...notes],
  ];
  return `${parts.join('\n\n')}\n`;
}

function markdownTable<Row>({ columns, rows }: Table<Row>): string {
  const seen = columns.filter(({ title }) => title !== undefined);
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.trim().replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    line(seen.map(columnHeading)),
    `|${seen.map(({ align }) => (align === 'right' ? '---:' : '---')).join('|')}|`,
    ...rows.map((row, i) => line(seen.map((column) => shownCell(column, row, i)))),
  ].join('\n');
}
