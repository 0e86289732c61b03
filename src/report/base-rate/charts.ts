import type { BaseRate } from '../../outside/base-rate/index.ts';
import { type ChartDocument, chart, cutName, DIM, FILL, nameAxis, Plot, SOFT } from '../page/chart.ts';
import { type Markup, markup } from '../page/markup.ts';
import { frequencyInWords } from '../views/words.ts';
import { percent } from '../words/numbers.ts';
import { apartNames } from './words.ts';

const DAYS_A_YEAR = 365.2425;
const MARGIN = 250;

/** The classes as points with their 90% intervals, from 0 on, since a rate near it is near to never. */
export function comparisonChart(rates: readonly BaseRate[], document: ChartDocument): Markup {
  const names = apartNames(rates).names;
  const rows = rates.map(({ frequency, n }, i) => ({ y: `${i + 1}. ${cutName(names[i], 70)}`, ...frequency, n }));
  const known = rows.filter(({ n }) => n > 0);
  const most = Math.max(0.001, ...known.map(({ high }) => high));
  const description = known.map((row) => `${row.y} ${frequencyInWords(row)}`).join('; ');
  return chart(document, 'base rates side by side', description, {
    height: 56 + 26 * rows.length,
    marginBottom: 38,
    marginLeft: MARGIN,
    marginRight: 24,
    x: { domain: [0, most], label: 'rate with its 90% interval', tickFormat: percent, ticks: 6, grid: true },
    y: { label: null, axis: null, domain: rows.map(({ y }) => y) },
    marks: [
      nameAxis(MARGIN),
      Plot.ruleY(rows, { y: 'y', stroke: DIM, strokeOpacity: 0.2 }),
      Plot.ruleY(known, { y: 'y', x1: 'low', x2: 'high', stroke: SOFT, strokeWidth: 8 }),
      Plot.dot(known, { y: 'y', x: 'mean', fill: FILL, r: 5 }),
    ],
  });
}

/** How the probability of the outcome grows through a window: the curve of Kaplan and Meier, turned over, with its 90% band. */
export function survivalChart(
  { survival, length, name }: BaseRate,
  i: number,
  document: ChartDocument,
): Markup | false {
  if (survival === undefined || survival.steps.length === 0 || length === undefined) return false;
  const unit = length.unit === 'years' ? DAYS_A_YEAR : 1;
  const points = [
    { t: 0, p: 0, low: 0, high: 0 },
    ...survival.steps.map(({ time, survival: left, low = left, high = left }) => ({
      t: time / unit,
      p: 1 - left,
      low: 1 - high,
      high: 1 - low,
    })),
  ];
  const last = points[points.length - 1];
  points.push({ ...last, t: Math.max(last.t, length.number) });
  const description = `it rises to ${percent(last.p)} (${percent(last.low)} to ${percent(last.high)}) within ${length.number} ${length.unit}`;
  return markup`<p class="dim">Probability of the outcome so far, by the ${length.unit} since the window opened; shaded: 90% interval</p>
${chart(document, `time to the outcome, class ${i + 1}: ${cutName(name, 80)}`, description, {
  height: 150,
  marginLeft: 52,
  marginBottom: 34,
  x: {
    domain: [0, length.number],
    label: length.unit,
    ...(length.number < 8 && { ticks: length.number }),
    tickFormat: 'd',
  },
  y: { domain: [0, last.high], label: null, tickFormat: percent, ticks: 4, grid: true },
  marks: [
    Plot.areaY(points, { x: 't', y1: 'low', y2: 'high', curve: 'step-after', fill: SOFT, fillOpacity: 0.7 }),
    Plot.lineY(points, { x: 't', y: 'p', curve: 'step-after', stroke: FILL, strokeWidth: 2 }),
    Plot.ruleY([0], { stroke: DIM }),
  ],
})}`;
}
