import { dateOf, MS_A_DAY } from '../../numeric/days.ts';
import { atLeastOneBy, type RateChoice } from '../../outside/rates/index.ts';
import { AGAINST, type ChartDocument, chart, diagonal, FILL, INK, legend, Plot, SOFT } from '../page/chart.ts';
import { type Markup, markup } from '../page/markup.ts';
import { tableHtml } from '../table/html.ts';
import { count, percent, roughPercent } from '../words/numbers.ts';
import { dateTable, heldOutTable } from './table.ts';
import {
  choiceInWords,
  fitInWords,
  HELD_OUT_IN_WORDS,
  probabilityInWords,
  RATE_NAMES,
  ratesInWords,
  recordOfRateInWords,
  type ShownRate,
  weekCalibration,
} from './words.ts';

const [WIDTH, LEFT, RIGHT] = [680, 50, 128];
/** Days of the chart, if no date is further off. */
const LEAST_DAYS = 60;
const COLOURS = { poisson: FILL, hawkes: AGAINST } as const;

/** At least one event by a date: by both rates, day by day and by the dates asked for; then how both did in months held out. */
export function rateSection(shown: ShownRate, document: ChartDocument): Markup {
  const { name, choice, byDates } = shown;
  const fit = fitInWords(choice);
  const held = choice.scores.length > 0;
  return markup`<h2 dir="auto">At least one by a date: ${name}</h2>
<p>${recordOfRateInWords(choice)} ${choiceInWords(choice)}</p>
<p class="dim">Probability of at least one event by that day${hasInterval(choice) && `; shaded: the 90% interval of the ${RATE_NAMES[choice.chosen]} rate, by which to forecast`}</p>
${growthChart(shown, document)}
${
  byDates.length > 0 &&
  markup`${tableHtml(`At least one of ${name} by a date`, dateTable(shown))}
<p class="dim">* the one to forecast by; in brackets the 90% interval.</p>`
}
<p>${ratesInWords(choice)} ${fit}</p>
${held && [tableHtml(`Held-out months of ${name}`, heldOutTable(choice)), calibrationChart(shown, document)]}
${held && markup`<p class="dim">${HELD_OUT_IN_WORDS}</p>`}`;
}

const hasInterval = (choice: RateChoice): boolean => atLeastOneBy(choice, choice.to + 1).chosen.low !== undefined;

/** How the probability grows day by day, by both rates. */
function growthChart({ name, choice, byDates }: ShownRate, document: ChartDocument): Markup {
  const days = byDates.reduce((most, one) => Math.max(most, one.days), LEAST_DAYS);
  const step = Math.max(1, Math.floor(days / 200));
  const ahead = Array.from({ length: Math.ceil(days / step) }, (_, i) => Math.min(days, (i + 1) * step));
  const points = ahead.map((h) => {
    const { by, poisson, hawkes, chosen } = atLeastOneBy(choice, choice.to + h);
    return { x: by * MS_A_DAY, poisson: 100 * poisson.probability, hawkes: hawkes && 100 * hawkes.probability, chosen };
  });
  const band = points.flatMap(({ x, chosen: { low, high } }) =>
    low === undefined || high === undefined ? [] : [{ x, low: 100 * low, high: 100 * high }],
  );
  const last = points[points.length - 1];
  const rates = choice.hawkes ? (['poisson', 'hawkes'] as const) : (['poisson'] as const);
  const description = byDates.map(({ by, chosen }) => `by ${dateOf(by)} ${probabilityInWords(chosen)}`).join('; ');
  return chart(
    document,
    `at least one by a date, ${name}`,
    description || `by ${dateOf(last.x / MS_A_DAY)} ${percent(last.chosen.probability)}`,
    {
      ...{ width: WIDTH, height: 190, marginTop: 10, marginLeft: LEFT, marginRight: RIGHT, marginBottom: 36 },
      x: { type: 'utc', label: null },
      y: { domain: [0, 100], label: null, grid: true, tickFormat: (p: number) => `${p}%` },
      marks: [
        Plot.areaY(band, { x: 'x', y1: 'low', y2: 'high', fill: SOFT, fillOpacity: 0.6 }),
        Plot.ruleY([0], { stroke: INK }),
        ...rates.flatMap((rate) => [
          Plot.line(points, { x: 'x', y: rate, stroke: COLOURS[rate], strokeWidth: rate === choice.chosen ? 3 : 1.5 }),
        ]),
        ...legend(rates.map((rate) => ({ text: RATE_NAMES[rate], fill: COLOURS[rate], stroke: 'none' }))),
      ],
    },
  );
}

/** What was said of held-out weeks against how often there was an event, by both rates. */
function calibrationChart({ name, choice }: ShownRate, document: ChartDocument): Markup {
  const rates = choice.hawkes ? (['poisson', 'hawkes'] as const) : (['poisson'] as const);
  // The bars of the two stand side by side where they said the same.
  const aside = { poisson: -3, hawkes: 3 };
  const bins = rates.map((rate) => ({ rate, bins: weekCalibration(choice, rate) }));
  const description = bins
    .map(
      ({ rate, bins: all }) =>
        `${RATE_NAMES[rate]}: ${all.map((bin) => `said ${roughPercent(bin.forecast)}, came ${roughPercent(bin.observed)} of ${count(bin.n)}`).join(', ')}`,
    )
    .join('; ');
  const axis = { domain: [0, 1], tickFormat: roughPercent, grid: true };
  return markup`<p class="dim">Held-out weeks: what was said against how often there was an event; bars: where that would lie with 90% probability, were it right</p>
${chart(document, `calibration of weeks, ${name}`, description, {
  ...{ width: WIDTH, height: 300, marginTop: 10, marginLeft: LEFT, marginRight: RIGHT, marginBottom: 40 },
  x: { ...axis, label: 'said →' },
  y: { ...axis, label: null },
  marks: [
    diagonal(1),
    ...bins.flatMap(({ rate, bins: all }) => [
      Plot.ruleX(all, {
        x: 'forecast',
        y1: 'low',
        y2: 'high',
        stroke: COLOURS[rate],
        strokeOpacity: 0.35,
        strokeWidth: 5,
        dx: aside[rate],
      }),
      Plot.dot(all, {
        x: 'forecast',
        y: 'observed',
        r: 4,
        fill: COLOURS[rate],
        stroke: 'var(--paper)',
        dx: aside[rate],
      }),
    ]),
    ...legend(rates.map((rate) => ({ text: RATE_NAMES[rate], fill: COLOURS[rate], stroke: 'none' }))),
  ],
})}`;
}
