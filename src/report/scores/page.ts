import type { CalibrationBin } from '../../ledger/score/calibration.ts';
import type { ScoreTable } from '../../ledger/score/score-table.ts';
import type { ChartDocument } from '../page/chart.ts';
import { type Markup, markup } from '../page/markup.ts';
import { page } from '../page/shell.ts';
import { tableHtml } from '../table/html.ts';
import { calibrationSection } from './calibration-page.ts';
import {
  brierTable,
  ofKind,
  oneOfTable,
  partsTable,
  rangedOf,
  rangedTable,
  scoredGroups,
  skillTable,
} from './table.ts';
import { certainAndWrong, fewClaimsInWords, groupName, PARTS_IN_WORDS, SCORES_IN_WORDS } from './words.ts';

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

/** Scores of all claims and of groups of them. */
export function scoreSections(scores: ScoreTable): Markup[] {
  const { all, groupings } = scores;
  if (all.scored === 0)
    return [
      markup`<h2>Scores</h2><p>No claim is resolved that had a forecast by its close: there is nothing to score.</p>`,
    ];
  const sections = groupings.map((grouping) => {
    const name = groupName(grouping.by);
    const groups = scoredGroups(grouping, all);
    const [yesNo, oneOf, ranged] = [ofKind(groups, 'yesNo'), ofKind(groups, 'oneOf'), rangedOf(groups)];
    const few = fewClaimsInWords(groups.map((group) => [group.group, group]));
    return markup`<h2>Scores by ${name}</h2>
${few !== undefined && markup`<p dir="auto">${few}</p>`}
${
  yesNo.length > 0 &&
  markup`${tableHtml(`Brier scores by ${name}`, brierTable(yesNo, grouping.by))}
<h3>Skill</h3>
${tableHtml(`Skill by ${name}`, skillTable(yesNo, grouping.by))}
<h3>Parts of the Brier score</h3>
${tableHtml(`Parts of the Brier score by ${name}`, partsTable(yesNo, grouping.by))}`
}
${oneOf.length > 0 && markup`<h3>One of several</h3>\n${tableHtml(`Brier scores of one of several by ${name}`, oneOfTable(oneOf, grouping.by))}`}
${ranged.length > 0 && markup`<h3>Dates and numbers</h3>\n${tableHtml(`Scores of dates and numbers by ${name}`, rangedTable(ranged, grouping.by))}`}`;
  });
  const wrong = certainAndWrong(scores);
  return [...sections, markup`<p class="dim">${SCORES_IN_WORDS} ${PARTS_IN_WORDS} ${wrong}</p>`];
}
