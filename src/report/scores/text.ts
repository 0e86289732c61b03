import type { CalibrationBin } from '../../ledger/score/calibration.ts';
import type { ScoreTable } from '../../ledger/score/score-table.ts';
import type { Table } from '../table/table.ts';
import { tableLines } from '../table/text.ts';
import { type Paint, unpainted, WIDTH, wrap } from '../terminal/lines.ts';
import { count } from '../words/numbers.ts';
import {
  binTable,
  brierTable,
  ofKind,
  oneOfTable,
  partsTable,
  rangedOf,
  rangedTable,
  scoredGroups,
  skillTable,
} from './table.ts';
import {
  BARS_IN_WORDS,
  certainAndWrong,
  fewClaimsInWords,
  NOTHING_TO_COMPARE,
  PARTS_IN_WORDS,
  SCORES_IN_WORDS,
} from './words.ts';

/** Scores of all claims and of groups of them, for a terminal. */
export function scoreText(table: ScoreTable, paint: Paint = unpainted, width = WIDTH): string {
  const { all, groupings } = table;
  if (all.scored === 0) {
    const none =
      all.resolved === 0
        ? 'No claim is resolved'
        : `None of the ${count(all.resolved)} resolved claims has a forecast by its close`;
    return `${none}: there is nothing to score.\n`;
  }
  const shown = <Row>(one: Table<Row>, rows: readonly unknown[]) =>
    rows.length === 0 ? [] : ['', ...tableLines(one, { paint, width })];
  const lines = groupings.flatMap((grouping) => {
    const { by } = grouping;
    const groups = scoredGroups(grouping, all);
    const [yesNo, oneOf, ranged] = [ofKind(groups, 'yesNo'), ofKind(groups, 'oneOf'), rangedOf(groups)];
    const few = fewClaimsInWords(groups.map((group) => [group.group, group]));
    return [
      ...shown(brierTable(yesNo, by), yesNo),
      ...shown(skillTable(yesNo, by), yesNo),
      ...shown(partsTable(yesNo, by), yesNo),
      ...shown(oneOfTable(oneOf, by), oneOf),
      ...shown(rangedTable(ranged, by), ranged),
      ...(few === undefined ? [] : ['', ...wrap(few, 0, width)]),
    ].slice(1);
  });
  const unscored = all.resolved - all.scored;
  const notes = [
    unscored > 0 &&
      `${count(unscored)} resolved ${unscored === 1 ? 'claim has' : 'claims have'} no forecast by ${unscored === 1 ? 'its' : 'their'} close, and ${unscored === 1 ? 'is' : 'are'} not scored.`,
    certainAndWrong(table),
    SCORES_IN_WORDS,
    all.yesNo !== null && PARTS_IN_WORDS,
  ].filter((note): note is string => typeof note === 'string');
  return `${[...lines, '', ...notes.flatMap((note) => wrap(note, 0, width).map(paint.dim))].join('\n')}\n`;
}

const TRACK = 30;

/** What was said against how often it happened, for a terminal. */
export function calibrationCurveText(bins: readonly CalibrationBin[], paint: Paint = unpainted, width = WIDTH): string {
  const n = bins.reduce((sum, bin) => sum + bin.n, 0);
  if (n === 0) return `${NOTHING_TO_COMPARE}\n`;
  const table = binTable(bins, {
    // In a block of its own the line has no scale above it.
    title: width < WIDTH ? '' : `0%${'100%'.padStart(TRACK - 2)}`,
    show: ({ observed, low, high }) => track(observed, low, high),
  });
  const few = n < 20 ? [`${count(n)} resolved ${n === 1 ? 'claim' : 'claims'}: too few to tell skill from luck.`] : [];
  const legend = `${BARS_IN_WORDS} ● happened, ━ the range; * outside of it. ${count(n)} ${n === 1 ? 'claim at its' : 'claims at their'} close.`;
  return `${[...tableLines(table, { paint, width }), '', ...few, ...wrap(legend, 0, width).map(paint.dim)].join('\n')}\n`;
}

function track(observed: number, low: number, high: number): string {
  const cell = (share: number) => Math.min(TRACK - 1, Math.floor(share * TRACK));
  const signs = Array.from({ length: TRACK }, (_, i): string => (i >= cell(low) && i <= cell(high) ? '━' : '─'));
  signs[cell(observed)] = '●';
  return signs.join('');
}
