import type { Forecast, IssueForecast } from '../../forecast/forecast.ts';
import { inWords } from '../../situation/scale.ts';
import { type ChartDocument, chart, DIM, FILL, INK, Plot, SOFT } from '../chart.ts';
import { disagreementInWords, disagreements } from '../disagreement.ts';
import { type Markup, markup } from '../markup.ts';
import { onScale } from '../words.ts';

/** Where each issue settles, on its labelled scale. */
export function issueSections(forecast: Forecast, document: ChartDocument): Markup {
  return markup`<h2>Where the issues settle</h2>
<p class="dim">Bars: share of the draws. Line: the middle of the forecast. Dashed: the status quo.</p>
${forecast.issues.map((issue) => issueSection(issue, forecast, document))}
${disagreementSection(forecast)}`;
}

function issueSection(issue: IssueForecast, { settings }: Forecast, document: ChartDocument): Markup {
  const { scale, pooled, statusQuo } = issue;
  const { q05, q50, q95 } = pooled.quantiles;
  const words = inWords(q50, scale);
  const summary =
    `middle ${onScale(q50, scale)}${words && `, ${words}`}; 5 to 95%: ${onScale(q05, scale)} to ${onScale(q95, scale)}` +
    (statusQuo === undefined ? '' : `; status quo ${onScale(statusQuo, scale)}`);
  const models = settings.models.map(({ name, title }) => `${title} ${onScale(issue.models[name].mean.value, scale)}`);
  return markup`<section class="issue"><h3 dir="auto">${issue.name}</h3>
<p dir="auto">${summary}</p>
${histogram(issue, summary, document)}
<p class="dim">Means: ${models.join('; ')}.</p></section>
`;
}

/** The histogram of an issue over its scale, with its labels below in up to three rows. */
function histogram(
  { id, name, scale, pooled, statusQuo }: IssueForecast,
  summary: string,
  document: ChartDocument,
): Markup {
  const step = (scale.high - scale.low) / pooled.histogram.length;
  const bars = pooled.histogram.map((share, i) => ({
    from: scale.low + i * step,
    to: scale.low + (i + 1) * step,
    share,
  }));
  const labels = (
    scale.labels.length > 0 ? scale.labels : [scale.low, scale.high].map((at) => ({ at, label: '' }))
  ).map(({ at, label }, i) => ({
    at,
    text: `${at}${label && `: ${label.length > 60 ? `${label.slice(0, 59)}…` : label}`}`,
    row: i % 3,
    anchor: anchorOf((at - scale.low) / (scale.high - scale.low)),
  }));
  const rows = Math.min(3, labels.length);
  const texts = [0, 1, 2].flatMap((row) =>
    (['start', 'middle', 'end'] as const).map((anchor) =>
      Plot.text(
        labels.filter((label) => label.row === row && label.anchor === anchor),
        { x: 'at', text: 'text', frameAnchor: 'bottom', textAnchor: anchor, dy: 12 + 13 * row, fill: DIM },
      ),
    ),
  );
  return chart(document, `${name} (${id})`, summary, {
    height: 66 + 13 * rows,
    marginTop: 4,
    marginLeft: 8,
    marginRight: 8,
    marginBottom: 6 + 13 * rows,
    x: { domain: [scale.low, scale.high], axis: null },
    y: { axis: null },
    marks: [
      Plot.rectY(bars, { x1: 'from', x2: 'to', y: 'share', fill: SOFT, insetLeft: 0.5, insetRight: 0.5 }),
      Plot.ruleY([0], { stroke: DIM }),
      ...(statusQuo === undefined ? [] : [Plot.ruleX([statusQuo], { stroke: INK, strokeDasharray: '3 2' })]),
      Plot.ruleX([pooled.quantiles.q50], { stroke: FILL, strokeWidth: 3 }),
      ...texts,
    ],
  });
}

const anchorOf = (share: number): 'start' | 'middle' | 'end' =>
  share < 0.2 ? 'start' : share > 0.8 ? 'end' : 'middle';

function disagreementSection(forecast: Forecast): Markup | false {
  if (forecast.settings.models.length < 2) return false;
  const main = disagreements(forecast).slice(0, 3);
  return markup`<h3>Where the models disagree most</h3>
${main.map((d) => markup`<p dir="auto">${disagreementInWords(d, forecast)}</p>`)}`;
}
