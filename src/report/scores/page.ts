import type { CalibrationBin } from '../../ledger/score/calibration.ts';
import type { ScoreEstimate, Skill, YesNoScores } from '../../ledger/score/group-scores.ts';
import type { GroupScores, ScoreTable } from '../../ledger/score/score-table.ts';
import type { ChartDocument } from '../page/chart.ts';
import { type Markup, markup } from '../page/markup.ts';
import { page, table } from '../page/shell.ts';
import { count, percent } from '../words/numbers.ts';
import { calibrationSection } from './calibration-page.ts';
import {
  certainAndWrong,
  groupName,
  interval,
  nameOf,
  PARTS_IN_WORDS,
  SCORES_IN_WORDS,
  score,
  tooFew,
} from './words.ts';

type Row = [name: string, group: GroupScores];

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
  const sections = groupings.map(({ by, groups }) => {
    const rows: Row[] = [...groups.map((group): Row => [nameOf(group, by), group]), ['all', all]];
    const few = tooFew(rows);
    return markup`<h2>Scores by ${groupName(by)}</h2>
${few !== undefined && markup`<p dir="auto">${few}</p>`}
${yesNoTables(by, rows)}${otherTable(by, rows)}`;
  });
  const wrong = certainAndWrong(scores);
  return [...sections, markup`<p class="dim">${SCORES_IN_WORDS} ${PARTS_IN_WORDS} ${wrong}</p>`];
}

const numbers = (...cells: (string | number)[]) => cells.map((cell) => markup`<td class="n">${cell}</td>`);
const headings = (...cells: string[]) => cells.map((cell) => markup`<th class="n">${cell}</th>`);
const line = (name: string, cells: Markup[]) => markup`<tr><td dir="auto">${name}</td>${cells}</tr>`;
const both = (estimate: ScoreEstimate | null) =>
  `${score(estimate)}${interval(estimate) && ` (${interval(estimate)})`}`;
const inPercent = (value: number) => `${Math.round(100 * value)}%`;
const saved = (skill: Skill | null) => {
  if (skill === null) return '-';
  const range =
    skill.low === null || skill.high === null ? '' : ` (${inPercent(skill.low)} to ${inPercent(skill.high)})`;
  return `${inPercent(skill.value)}${range}`;
};

function yesNoTables(by: string, rows: Row[]): Markup | false {
  const scored = rows.flatMap(([name, { yesNo }]): [string, YesNoScores][] => (yesNo === null ? [] : [[name, yesNo]]));
  if (scored.length === 0) return false;
  const parts = scored.filter(([, { murphy }]) => murphy !== null);
  return markup`${table(
    `Brier scores by ${groupName(by)}`,
    markup`<tr><th>${groupName(by)}</th>${headings('Claims', 'Yes', 'Brier', 'Over time', 'Log')}</tr>`,
    scored.map(([name, s]) =>
      line(
        name,
        numbers(
          count(s.scored),
          s.baseRate === null ? '-' : percent(s.baseRate.value),
          both(s.close),
          score(s.timeAveraged),
          score(s.log.meanOfOthers),
        ),
      ),
    ),
  )}
<h3>Skill</h3>
${table(
  `Skill by ${groupName(by)}`,
  markup`<tr><th>${groupName(by)}</th>${headings('Base rate', 'Crowd', 'Models')}</tr>`,
  scored.map(([name, { skill }]) => line(name, numbers(saved(skill.base), saved(skill.crowd), saved(skill.inside)))),
)}
<h3>Parts of the Brier score</h3>
${table(
  `Parts of the Brier score by ${groupName(by)}`,
  markup`<tr><th>${groupName(by)}</th>${headings('Reliability', '- Resolution', 'Uncertainty', 'In bins', 'Score')}</tr>`,
  parts.map(([name, { murphy, close }]) => {
    const { reliability = 0, resolution = 0, uncertainty = 0, withinVariance = 0, withinCovariance = 0 } = murphy ?? {};
    const shown = [reliability, resolution, uncertainty, withinVariance - withinCovariance, close?.value ?? Number.NaN];
    return line(name, numbers(...shown.map((value) => value.toFixed(5))));
  }),
)}`;
}

function otherTable(by: string, rows: Row[]): Markup | false {
  const scored = rows.flatMap(([name, { oneOf, dates, numbers: units }]) => [
    ...(oneOf === null ? [] : [{ name, what: 'one of several, Brier', scores: oneOf }]),
    ...(dates === null ? [] : [{ name, what: 'dates, CRPS in days', scores: dates }]),
    ...units.map((scores) => ({
      name,
      what: `numbers, CRPS${scores.unit === null ? '' : ` in ${scores.unit}`}`,
      scores,
    })),
  ]);
  if (scored.length === 0) return false;
  return markup`<h3>One of several, dates, numbers</h3>
${table(
  `Other scores by ${groupName(by)}`,
  markup`<tr><th>${groupName(by)}</th><th>Score</th>${headings('Claims', 'At the close', 'Over time')}</tr>`,
  scored.map(({ name, what, scores }) =>
    line(name, [
      markup`<td dir="auto">${what}</td>`,
      ...numbers(count(scores.scored), both(scores.close), score(scores.timeAveraged)),
    ]),
  ),
)}`;
}
