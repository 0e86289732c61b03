import type { FearRecord } from '../../ledger/record/fear-record.ts';
import type { CalibrationBin } from '../../ledger/score/calibration.ts';
import type { ScoreTable } from '../../ledger/score/score-table.ts';
import type { ChartDocument } from '../page/chart.ts';
import { markup } from '../page/markup.ts';
import { page } from '../page/shell.ts';
import { oneRecord, recordNotes } from '../record/page.ts';
import { calibrationSection } from './calibration-page.ts';
import { scoreSections } from './page.ts';

/**
 * Scores and calibration as one self-contained page.
 *
 * @param about which claims these are, in words
 * @param document what charts are drawn into
 */
export function scoresHtml(
  about: string,
  { scores, calibration }: { scores?: ScoreTable; calibration: readonly CalibrationBin[] },
  document: ChartDocument,
): string {
  const title = scores === undefined ? 'Calibration' : 'How good the forecasts were';
  return page(title, [
    markup`<h1>${title}</h1>
<p class="dim" dir="auto">${about}</p>`,
    ...(scores === undefined ? [] : scoreSections(scores)),
    calibrationSection(calibration, document),
  ]);
}

/** The record of a fear as one self-contained page. */
export function recordHtml(record: FearRecord, document: ChartDocument): string {
  const title = `The record of “${record.family}”`;
  return page(title, [markup`<h1 dir="auto">${title}</h1>`, oneRecord(record, document), recordNotes()]);
}
