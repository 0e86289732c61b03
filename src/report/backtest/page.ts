import type { Backtest, ForecasterScores, KindScores } from '../../backtest/backtest.ts';
import type { KindPaces } from '../../backtest/pace/score-paces.ts';
import { type CalibrationBin, calibrationCurve } from '../../ledger/score/calibration.ts';
import { countOf } from '../../numeric/count-of.ts';
import { type ChartDocument, chart, DIM, diagonal, FILL, INK, Plot, SOFT } from '../page/chart.ts';
import { type Markup, markup } from '../page/markup.ts';
import { page } from '../page/shell.ts';
import { calibrationSection } from '../scores/calibration-page.ts';
import { tableHtml } from '../table/html.ts';
import { wholePercent } from '../words/numbers.ts';
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
  rulesInWords,
} from './words.ts';

/** The scores of a backtest as one self-contained page. */
export function backtestHtml(result: Backtest, notes: readonly string[], document: ChartDocument): string {
  const { kinds, questions, paces } = result;
  return page('Backtest', [
    markup`<h1>How good the forecasts were</h1>`,
    ...kinds.map(
      (scores) => markup`<h2>${kindInWords(scores)}</h2>
${[forecastersInWords(scores), ...rulesInWords(scores)].map((line) => markup`<p>${line}</p>`)}
${tableHtml(kindInWords(scores), forecasterTable(scores))}
${
  isOneByOne(scores)
    ? [
        tableHtml(`${kindInWords(scores)}, one by one`, issueByIssue(result, scores, { sources: true })),
        ...codersInWords(result, scores).map((line) => markup`<p class="dim">${line}</p>`),
      ]
    : []
}
${charts([...histograms(scores, document), ...pairs(result, scores, document)])}`,
    ),
    ...questions.map(
      (scores) => markup`<h2>${questionsInWords(scores)}</h2>
${tableHtml(questionsInWords(scores), questionTable(scores))}`,
    ),
    ...(questions.length > 0 ? [calibrationSection(curveOf(result), document)] : []),
    ...paces.map(
      (scores) => markup`<h2>${pacesInWords(scores)}</h2>
<p>${paceVerdict(scores)}</p>
${timesChart(scores, document)}
${tableHtml(pacesInWords(scores), paceTable(scores, scores.forecasters))}
${tableHtml('What was forecast for a day, and what was agreed by then', paceCalibrationTable(scores))}`,
    ),
    markup`<h2>How to read it</h2>
${[...backtestNotes(result), ...LIMITS, ...notes].map((note) => markup`<p class="dim">${note}</p>`)}`,
  ]);
}

/** How often what was learned or pooled said yes with some probability, and how often it was so. */
function curveOf({ questionRows }: Backtest): CalibrationBin[] {
  const best = questionRows.some(({ forecaster }) => forecaster === 'learned') ? 'learned' : 'pool';
  const own = questionRows.filter(({ forecaster }) => forecaster === best);
  return calibrationCurve(
    Float64Array.from(own, ({ probability }) => probability),
    Float64Array.from(own, ({ happened }) => Number(happened)),
  );
}

/** Small charts beside each other, below each other where there is no room; nothing without any. */
const charts = (drawn: readonly (readonly [title: string, chart: Markup])[]): Markup | false =>
  drawn.length > 0 &&
  markup`<div class="charts">${drawn.map(([title, one]) => markup`<figure><h3>${title}</h3>${one}</figure>`)}</div>`;

const SMALL = { width: 340, marginLeft: 40, marginRight: 16, marginTop: 24, marginBottom: 36 };

/** Where in its own distribution each outcome lay: a tenth in each bar, if the spread is right. */
const histograms = ({ kind, forecasters }: KindScores, document: ChartDocument): (readonly [string, Markup])[] =>
  forecasters
    // With rules that bind it is nearly the same as without.
    .filter(({ sort, name }) => (sort === 'learned' || sort === 'pool') && name !== 'learned-rules')
    .map(({ title, pit }: ForecasterScores) => [
      `Where outcomes lay: ${title}`,
      chart(
        document,
        `where outcomes of ${kind} lay, ${title}`,
        `share of the outcomes in each tenth of what was forecast: ${pit.map(wholePercent).join(', ')}; 10% each would be right`,
        {
          ...{ ...SMALL, height: 190 },
          x: { domain: [0, 1], label: 'low to high end of what was forecast →', tickFormat: '%', ticks: 5 },
          y: { label: '↑ share of outcomes', tickFormat: '%', grid: true, ticks: 4 },
          marks: [
            Plot.rectY(pit, {
              x1: (_, k) => k / 10,
              x2: (_, k) => (k + 1) / 10,
              y: (share) => share,
              fill: FILL,
              inset: 1,
            }),
            Plot.ruleY([0.1], { stroke: DIM, strokeDasharray: '4 3' }),
            Plot.ruleY([0], { stroke: INK }),
          ],
        },
      ),
    ]);

/** How many are agreed by each day: what was learned beside what was observed. */
function timesChart({ kind, curve, half, horizons }: KindPaces, document: ChartDocument): Markup {
  const at = horizons.map((days) => {
    const point = curve.findLast((one) => one.days <= days) ?? curve[0];
    return `by day ${days.toLocaleString('en-US')} ${wholePercent(point.observed)} observed and ${wholePercent(point.learned)} learned`;
  });
  const drawn = chart(
    document,
    `times to agreement, ${kind}`,
    `share that is agreed by a day: ${at.join('; ')}; half are by day ${Math.round(half).toLocaleString('en-US')}, by what was learned`,
    {
      ...{ width: 680, height: 260, marginLeft: 44, marginRight: 16, marginTop: 24, marginBottom: 36 },
      x: { label: 'days since it began →', ticks: 6 },
      y: { domain: [0, 1], label: '↑ share that is agreed', tickFormat: '%', grid: true, ticks: 5 },
      marks: [
        Plot.areaY(
          curve.filter(({ low }) => low !== undefined),
          { x: 'days', y1: 'low', y2: 'high', fill: SOFT, fillOpacity: 0.35, curve: 'step-after' },
        ),
        Plot.line(curve, { x: 'days', y: 'observed', stroke: DIM, curve: 'step-after' }),
        Plot.line(curve, { x: 'days', y: 'learned', stroke: FILL, strokeWidth: 2 }),
        Plot.ruleY([0], { stroke: INK }),
      ],
    },
  );
  return markup`<figure><h3>Times to agreement</h3>${drawn}
<p class="dim">In steps: what was observed, by Kaplan and Meier, with its 90% interval. Smooth: the Weibull law that was learned.</p></figure>`;
}

/** What was predicted against what happened; nothing where nothing was learned. */
function pairs({ rows }: Backtest, { kind }: KindScores, document: ChartDocument): (readonly [string, Markup])[] {
  const own = rows.filter((row) => row.kind === kind && row.forecaster === 'learned');
  if (own.length === 0) return [];
  const drawn = chart(
    document,
    `predicted and happened, ${kind}`,
    `${countOf(own.length, 'issue')}, each at its predicted median and its outcome`,
    {
      ...{ ...SMALL, height: 340 },
      x: { domain: [0, 100], label: 'predicted, learned from other cases →', grid: true, ticks: 5 },
      y: { domain: [0, 100], label: '↑ happened', grid: true, ticks: 5 },
      marks: [
        diagonal(100),
        Plot.dot(own, { x: 'predicted', y: 'happened', r: 3, fill: FILL, fillOpacity: 0.5, stroke: SOFT }),
      ],
    },
  );
  return [['Predicted and happened', drawn]];
}
