import type { CalibrationBin } from '../../ledger/score/calibration.ts';
import { countOf } from '../../numeric/count-of.ts';
import { AGAINST, type ChartDocument, chart, diagonal, FILL, INK, Plot, SOFT } from '../page/chart.ts';
import { type Markup, markup } from '../page/markup.ts';
import { tableHtml } from '../table/html.ts';
import { count, roughPercent } from '../words/numbers.ts';
import { binTable } from './table.ts';
import { BARS_IN_WORDS, NOTHING_TO_COMPARE } from './words.ts';

/** What was said against how often it happened: the reliability diagram, how often what was said, and the table. */
export function calibrationSection(bins: readonly CalibrationBin[], document: ChartDocument): Markup {
  const n = bins.reduce((sum, bin) => sum + bin.n, 0);
  if (n === 0) return markup`<h2>Calibration</h2><p>${NOTHING_TO_COMPARE}</p>`;
  const outside = bins.filter(({ observed, low, high }) => observed < low || observed > high).length;
  const found =
    outside === 0
      ? 'In no bin did it happen more or less often than chance allows.'
      : `In ${count(outside)} of ${count(bins.length)} bins it happened more or less often than chance allows.`;
  return markup`<h2>Calibration</h2>
<p>${found} ${n < 20 && `${count(n)} resolved claims are too few to tell skill from luck.`}</p>
${diagram(bins, n, found, document)}
${histogram(bins, document)}
${tableHtml('Calibration', binTable(bins))}
<p class="dim">${BARS_IN_WORDS} (Bröcker &amp; Smith 2007, exact.)</p>`;
}

const axis = { domain: [0, 1], tickFormat: roughPercent, grid: true };

function diagram(bins: readonly CalibrationBin[], n: number, found: string, document: ChartDocument): Markup {
  return chart(
    document,
    'calibration',
    `how often what was said happened, ${countOf(n, 'claim')} in ${countOf(bins.length, 'bin')}. ${found}`,
    {
      ...{ height: 420, marginLeft: 50, marginBottom: 40 },
      x: { ...axis, label: 'said →' },
      y: { ...axis, label: '↑ happened' },
      marks: [
        diagonal(1),
        Plot.ruleX(bins, { x: 'forecast', y1: 'low', y2: 'high', stroke: SOFT, strokeWidth: 8 }),
        Plot.line(bins, { x: 'forecast', y: 'observed', stroke: FILL, strokeWidth: 1.5 }),
        Plot.dot(bins, {
          ...{ x: 'forecast', y: 'observed', r: 4, stroke: 'var(--paper)' },
          fill: ({ observed, low, high }: CalibrationBin) => (observed < low || observed > high ? AGAINST : FILL),
        }),
      ],
    },
  );
}

/** How many claims were said with which probability. */
function histogram(bins: readonly CalibrationBin[], document: ChartDocument): Markup {
  const parts = bins.map(({ n, from, to }) => `${roughPercent(from)} to ${roughPercent(to)}: ${count(n)}`).join(', ');
  return chart(document, 'what was said', `claims by probability: ${parts}`, {
    ...{ height: 120, marginLeft: 50, marginBottom: 30 },
    x: { domain: [0, 1], tickFormat: roughPercent, label: null },
    y: { label: '↑ claims', ticks: 3 },
    marks: [
      Plot.ruleX(bins, { x: 'forecast', y: 'n', stroke: FILL, strokeWidth: 10 }),
      Plot.ruleY([0], { stroke: INK }),
    ],
  });
}
