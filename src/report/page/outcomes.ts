import type { Forecast } from '../../forecast/forecast.ts';
import { AGAINST, type ChartDocument, chart, DIM, FILL, nameAxis, Plot, shortName } from '../chart.ts';
import { type Markup, markup } from '../markup.ts';
import { percentWithError, roughPercent } from '../words.ts';
import { table } from './shell.ts';

/** What people ask: the probability of each outcome, of the pool and of every model. */
export function outcomeSection({ outcomes, settings }: Forecast, document: ChartDocument): Markup | false {
  if (outcomes.length === 0) return false;
  const head = markup`<tr><th scope="col">Outcome</th><th scope="col" class="n">Probability</th>
${settings.models.map(({ title }) => markup`<th scope="col" class="n">${title}</th>`)}</tr>`;
  const rows = outcomes.map(
    ({ id, claim, when, by, probability, models }) => markup`<tr>
<td dir="auto">${claim ?? id}${by && `, by ${by}`}<br><code>${when}</code></td>
<td class="n"><strong>${percentWithError(probability)}</strong></td>
${settings.models.map(({ name }) => markup`<td class="n">${roughPercent(models[name].value)}</td>`)}</tr>`,
  );
  return markup`<h2>What people ask</h2>
${outcomeChart({ outcomes, settings }, document)}
${table('Named outcomes', head, rows)}
<p class="dim">± is the Monte Carlo standard error, in points of a percent. Dots: all models together; strokes: each model.</p>`;
}

function outcomeChart(
  { outcomes, settings }: Pick<Forecast, 'outcomes' | 'settings'>,
  document: ChartDocument,
): Markup {
  // Two outcomes may have one claim: the number keeps their rows apart.
  const label = (i: number) => `${i + 1}. ${shortName(outcomes[i].claim ?? outcomes[i].id)}`;
  const dots = outcomes.map(({ probability }, i) => ({ y: label(i), p: 100 * probability.value }));
  const ticks = outcomes.flatMap(({ models }, i) =>
    settings.models.map(({ name }) => ({ y: label(i), p: 100 * models[name].value })),
  );
  const description = outcomes
    .map(({ id, claim, probability }) => `${claim ?? id} ${percentWithError(probability)}`)
    .join('; ');
  return chart(document, 'the outcomes', description, {
    height: 56 + 24 * outcomes.length,
    marginBottom: 38,
    marginLeft: 230,
    x: { domain: [0, 100], label: 'probability in percent', grid: true },
    y: { label: null, axis: null, domain: dots.map(({ y }) => y) },
    marks: [
      nameAxis(230),
      Plot.ruleY(dots, { y: 'y', stroke: DIM, strokeOpacity: 0.2 }),
      Plot.tickX(ticks, { x: 'p', y: 'y', stroke: AGAINST, strokeWidth: 1.5, insetTop: 5, insetBottom: 5 }),
      Plot.dot(dots, { x: 'p', y: 'y', fill: FILL, r: 5 }),
    ],
  });
}
