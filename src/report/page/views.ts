import type { Forecast } from '../../forecast/forecast.ts';
import type { BaseRate } from '../../outside/base-rate/base-rate.ts';
import { dateOf } from '../../situation/day.ts';
import { type ChartDocument, chart, DIM, FILL, INK, nameAxis, Plot, SOFT, shortName } from '../chart.ts';
import { type Markup, markup } from '../markup.ts';
import { farApart, frequencyInWords, rateInWords, type Viewed, viewed, weightsInWords } from '../views-in-words.ts';
import { count, percent } from '../words.ts';
import { table } from './shell.ts';

/** Outcomes from both sides: what the models say, what the record says, both together. */
export function viewsSection(forecast: Pick<Forecast, 'outcomes'>, document: ChartDocument): Markup | false {
  const outcomes = viewed(forecast);
  if (outcomes.length === 0) return false;
  const rows = outcomes.map(
    ({ id, claim, by, views }) => markup`<tr><td dir="auto">${claim ?? id}${by && `, by ${by}`}</td>
<td class="n">${percent(views.inside)}</td><td class="n">${frequencyInWords(views.outside)}</td>
<td class="n"><strong>${frequencyInWords(views.pooled)}</strong></td></tr>`,
  );
  return markup`<h2>From both sides</h2>
${viewsChart(outcomes, document)}
${table(
  'Both views',
  markup`<tr><th scope="col">Outcome</th><th scope="col" class="n">Inside: the models</th>
<th scope="col" class="n">Outside: the record</th><th scope="col" class="n">Together</th></tr>`,
  rows,
)}
${outcomes.map(({ id, claim, views }) => {
  const warning = farApart(views);
  return markup`<h3 dir="auto">${claim ?? id}</h3>
${warning !== undefined && markup`<p>${warning}</p>`}
<ul>${views.rates.map(
    (rate) => markup`<li dir="auto">${rateInWords(rate)} ${rate.rate.definition}${cameTrue(rate.rate)}</li>`,
  )}</ul>`;
})}
<p class="dim">Circles: inside; squares and bars: outside; diamonds: together. ${weightsInWords(outcomes[0].views)}</p>`;
}

/** The rows in which it happened, so that a reader can disagree. */
function cameTrue({ windows }: BaseRate): Markup | false {
  const rows = windows.flatMap(({ state, outcome }) => (state === 'happened' && outcome ? [outcome] : []));
  if (rows.length === 0) return false;
  return markup`<details><summary>${count(rows.length)} times it happened</summary><ul>${rows.map(
    ({ day, what }) => markup`<li>${dateOf(day)}: ${what}</li>`,
  )}</ul></details>`;
}

/** The left end of the chart: what is less likely is drawn there. */
const LEAST = 1e-4;

function viewsChart(outcomes: Viewed[], document: ChartDocument): Markup {
  const label = (i: number) => `${i + 1}. ${shortName(outcomes[i].claim ?? outcomes[i].id)}`;
  const rows = outcomes.map(({ views }, i) => ({ y: label(i), ...views }));
  const description = outcomes
    .map(
      ({ id, claim, views }) =>
        `${claim ?? id}: inside ${percent(views.inside)}, outside ${percent(views.outside.mean)}, together ${percent(views.pooled.mean)}`,
    )
    .join('; ');
  return chart(document, 'both views', description, {
    ...{ height: 70 + 34 * outcomes.length, marginBottom: 38, marginLeft: 230 },
    x: {
      type: 'log',
      label: 'probability, each step ten times the last',
      grid: true,
      tickFormat: percent,
      domain: [LEAST, 1],
      ticks: 5,
    },
    y: { label: null, axis: null, domain: rows.map(({ y }) => y) },
    marks: [
      nameAxis(230),
      Plot.ruleY(rows, { y: 'y', stroke: DIM, strokeOpacity: 0.2 }),
      Plot.ruleY(rows, {
        y: 'y',
        x1: (d) => Math.max(LEAST, d.outside.low),
        x2: (d) => Math.max(LEAST, d.outside.high),
        stroke: SOFT,
        strokeWidth: 8,
      }),
      Plot.dot(rows, { y: 'y', x: (d) => Math.max(LEAST, d.outside.mean), fill: FILL, r: 5, symbol: 'square' }),
      Plot.dot(rows, { y: 'y', x: (d) => Math.max(LEAST, d.inside), stroke: INK, r: 5 }),
      Plot.dot(rows, { y: 'y', x: (d) => Math.max(LEAST, d.pooled.mean), fill: INK, r: 6, symbol: 'diamond2' }),
    ],
  });
}
