import { MS_A_DAY } from '../../numeric/days.ts';
import type { Changepoints, IndicatorPeriod } from '../../outside/series/index.ts';
import { AGAINST, type ChartDocument, chart, DIM, FILL, INK, Plot } from '../page/chart.ts';
import { type Markup, markup } from '../page/markup.ts';
import { tableHtml } from '../table/html.ts';
import { count } from '../words/numbers.ts';
import { seasonChart } from './season-chart.ts';
import { periodTable } from './table.ts';
import {
  aDay,
  changesInWords,
  changesMethodInWords,
  incompleteInWords,
  indicatorInWords,
  intensityInWords,
  type ShownIndicator,
  seasonsInWords,
} from './words.ts';

const [WIDTH, LEFT, RIGHT] = [680, 44, 128];
/** More periods than this have no gaps between their bars. */
const MANY = 60;

/** An indicator: cooperation above the axis and conflict below it, intensity on the same time, seasons beside, the table. */
export function indicatorSection(shown: ShownIndicator, document: ChartDocument): Markup {
  const { indicator, seasons } = shown;
  if (indicator.periods.every(({ events }) => events === 0)) {
    return markup`<h2 dir="auto">${shown.name}</h2>
<p>${indicatorInWords(shown)} There is nothing to draw.</p>`;
  }
  const changes = changesInWords(shown);
  const incomplete = incompleteInWords(shown);
  const rated = indicator.periods.some((period) => period.rated > 0);
  return markup`<h2 dir="auto">${shown.name}</h2>
<p>${indicatorInWords(shown)}</p>
<p class="dim">Events a day, cooperation above and conflict below; the heavy steps are the levels, the dotted lines where one changed</p>
${countChart(shown, document)}
${
  rated &&
  markup`<p class="dim">Mean intensity of an event (Goldstein's scale, −10 conflict to 10 cooperation), larger where it is of more events; the steps are the levels</p>
${intensityChart(shown, document)}`
}
${changes.length > 0 && markup`<ul>${changes.map(({ period, text }) => markup`<li>${period}: ${text}</li>`)}</ul>`}
${
  seasons &&
  markup`<p class="dim">By weekday and by month of the year. ${seasonsInWords(seasons)}</p>
${seasonChart(shown.name, seasons, document)}`
}
${periodPart(shown)}
${incomplete && markup`<p class="dim">${incomplete}</p>`}
<p class="dim">${changesMethodInWords(shown)}</p>`;
}

const startOf = ({ start }: IndicatorPeriod): number => start * MS_A_DAY;
const endOf = ({ start, days }: IndicatorPeriod): number => (start + days) * MS_A_DAY;

const domainOf = (periods: readonly IndicatorPeriod[]): [number, number] => [
  startOf(periods[0]),
  endOf(periods[periods.length - 1]),
];

/** The levels as steps: two points a segment, with a gap where there is no level. */
const stepsOf = (periods: readonly IndicatorPeriod[], { segments }: Changepoints, sign = 1) =>
  segments.flatMap(({ from, to, level }) => [
    { x: startOf(periods[from]), y: sign * level },
    { x: endOf(periods[to - 1]), y: sign * level },
  ]);

const changeDays = (periods: readonly IndicatorPeriod[], { segments }: Changepoints): number[] =>
  segments.slice(1).map(({ from }) => startOf(periods[from]));

/** Bars of the four classes a day, so that months of any length compare. */
function countChart({ name, indicator, changes }: ShownIndicator, document: ChartDocument): Markup {
  const { periods } = indicator;
  const bars = periods.map((period) => {
    const a = (n: number) => n / period.days;
    return {
      ...{ start: startOf(period), end: endOf(period) },
      ...{ materialUp: a(period.materialCooperation), up: a(period.cooperation) },
      ...{ materialDown: -a(period.materialConflict), down: -a(period.conflict) },
    };
  });
  const most = Math.max(...bars.flatMap(({ up, down }) => [up, -down]));
  const limit = most > 0 ? most : 1;
  const inset = bars.length > MANY ? 0 : 1;
  const box = { x1: 'start', x2: 'end', insetLeft: inset, insetRight: inset };
  const line = { x: 'x', y: 'y', stroke: INK, strokeWidth: 2 };
  const moved = { stroke: DIM, strokeDasharray: '2 3' };
  const description = periods
    .filter(({ events }) => events > 0)
    .map((period) => `${period.name}: ${count(period.cooperation)} and ${count(period.conflict)}`)
    .join('; ');
  return chart(document, `cooperation and conflict, ${name}`, description, {
    ...{ width: WIDTH, height: 250, marginTop: 12, marginLeft: LEFT, marginRight: RIGHT, marginBottom: 36 },
    x: { type: 'utc', domain: domainOf(periods), label: null },
    y: {
      domain: [-limit, limit],
      label: null,
      grid: true,
      ticks: 6,
      tickFormat: (rate: number) => aDay(Math.abs(rate)),
    },
    marks: [
      Plot.rectY(bars, { ...box, y1: 'materialUp', y2: 'up', fill: FILL, fillOpacity: 0.4 }),
      Plot.rectY(bars, { ...box, y1: 0, y2: 'materialUp', fill: FILL }),
      Plot.rectY(bars, { ...box, y1: 'materialDown', y2: 'down', fill: AGAINST, fillOpacity: 0.4 }),
      Plot.rectY(bars, { ...box, y1: 0, y2: 'materialDown', fill: AGAINST }),
      Plot.ruleX(changeDays(periods, changes.cooperation), { ...moved, y1: 0, y2: limit }),
      Plot.ruleX(changeDays(periods, changes.conflict), { ...moved, y1: 0, y2: -limit }),
      Plot.ruleY([0], { stroke: INK }),
      Plot.line(stepsOf(periods, changes.cooperation), line),
      Plot.line(stepsOf(periods, changes.conflict, -1), line),
      ...headedLegend(0, [
        ['cooperation', FILL, 0],
        ['material', FILL, 1],
        ['verbal', FILL, 0.4],
      ]),
      ...headedLegend(116, [
        ['conflict', AGAINST, 0],
        ['material', AGAINST, 1],
        ['verbal', AGAINST, 0.4],
      ]),
    ],
  });
}

/** Squares with what they mean, in the right margin; the first line is their heading. */
function headedLegend(top: number, entries: [text: string, fill: string, opacity: number][]): Plot.Markish[] {
  return entries.flatMap(([text, fill, opacity], i) => {
    const dy = top + 16 * i;
    const at = { frameAnchor: 'top-right', fill: INK, dy: dy + 5 } as const;
    const label = Plot.text([text], { ...at, textAnchor: 'start', dx: opacity > 0 ? 24 : 10 });
    const square = { frameAnchor: 'top-right', dx: 14, dy: dy + 10, symbol: 'square', r: 5 } as const;
    return opacity > 0 ? [Plot.dot([0], { ...square, fill, fillOpacity: opacity }), label] : [label];
  });
}

/** The mean intensity of each period that has one, with its levels. */
function intensityChart({ name, indicator, changes }: ShownIndicator, document: ChartDocument): Markup {
  const { periods } = indicator;
  const points = periods.flatMap((period) =>
    period.meanIntensity === undefined
      ? []
      : [{ x: (startOf(period) + endOf(period)) / 2, y: period.meanIntensity, n: period.rated, name: period.name }],
  );
  const description = points.map((point) => `${point.name}: ${intensityInWords(point.y)}`).join('; ');
  const { intensity } = changes;
  return chart(document, `mean intensity, ${name}`, description, {
    ...{ width: WIDTH, height: 150, marginTop: 10, marginLeft: LEFT, marginRight: RIGHT, marginBottom: 36 },
    x: { type: 'utc', domain: domainOf(periods), label: null },
    y: {
      domain: [-10, 10],
      label: null,
      grid: true,
      ticks: [-10, -5, 0, 5, 10],
      tickFormat: (y: number) => String(y).replace('-', '−'),
    },
    r: { range: [1.5, 6] },
    marks: [
      Plot.ruleY([0], { stroke: INK }),
      Plot.dot(points, {
        x: 'x',
        y: 'y',
        r: 'n',
        fill: ({ y }: { y: number }) => (y < 0 ? AGAINST : FILL),
        fillOpacity: 0.6,
      }),
      ...(intensity
        ? [
            Plot.ruleX(changeDays(periods, intensity), { stroke: DIM, strokeDasharray: '2 3' }),
            Plot.line(stepsOf(periods, intensity), { x: 'x', y: 'y', stroke: INK, strokeWidth: 2 }),
          ]
        : []),
    ],
  });
}

function periodPart(shown: ShownIndicator): Markup {
  const { by, periods } = shown.indicator;
  const full = periods.filter(({ events }) => events > 0);
  const empty = periods.length - full.length;
  return markup`<details><summary>By ${by}</summary>
${tableHtml(`${shown.name} by ${by}`, periodTable([shown], full))}
${empty > 0 && markup`<p class="dim">In ${count(empty)} of ${count(periods.length)} ${by}s there was nothing.</p>`}</details>`;
}
