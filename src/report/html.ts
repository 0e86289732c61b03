import type { Forecast, IssueForecast } from '../forecast/forecast.ts';
import { inWords } from '../situation/scale.ts';
import { disagreementInWords, disagreements } from './disagreement.ts';
import { Markup, markup } from './markup.ts';
import { count, onScale, percentWithError, points, ROOM_IN_WORDS, roughPercent, shareWithError } from './words.ts';

const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --dim: #57606a; --line: #d0d7de; --paper: #fff; --fill: #3a6ea5; --soft: #b9cfe6; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --dim: #9da7b1; --line: #3d444d; --paper: #0d1117; --fill: #79b0e8; --soft: #27496d; }
}
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; } h2 { font-size: 1.2rem; margin: 2.2rem 0 .5rem; }
p { margin: .4rem 0; max-width: 46rem; } .dim { color: var(--dim); font-size: .9rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .95rem; }
th, td { text-align: left; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-weight: 600; } th:first-child, td:first-child { min-width: 11rem; } .n { text-align: right; }
td.n { font-variant-numeric: tabular-nums; white-space: nowrap; }
.issue { border-top: 1px solid var(--line); padding: .7rem 0; break-inside: avoid; } .issue h3 { margin: 0; font-size: 1rem; }
svg { display: block; width: 100%; max-width: 46rem; height: auto; } svg text { fill: var(--dim); font-size: 11px; }
.bar { fill: var(--soft); } .middle { stroke: var(--fill); stroke-width: 3; } .quo { stroke: var(--ink); stroke-dasharray: 3 2; }
.axis { stroke: var(--line); } code { font-size: .85rem; }
@media print { body { max-width: none; } }
`;

/** The forecast as one self-contained page: no scripts, nothing loaded from elsewhere. */
export function forecastHtml(forecast: Forecast): string {
  const { title, question, outcomes, issues } = forecast;
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<main>
<h1 dir="auto">${title}</h1>
${question !== undefined && markup`<p dir="auto">${question}</p>`}
<p class="dim">${settingsInWords(forecast)}</p>
${outcomes.length > 0 && outcomeTable(forecast)}
<h2>Where the issues settle</h2>
<p class="dim">Bars: share of the draws. Line: the middle of the forecast. Dashed: the status quo.</p>
${issues.map((issue) => issueSection(issue, forecast))}
${disagreementSection(forecast)}
${actorTable(forecast)}
${roomTable(forecast)}
${forecast.notes.length > 0 && markup`<h2>Notes</h2>${forecast.notes.map((note) => markup`<p dir="auto">${note}</p>`)}`}
${judgementTable(forecast)}
<h2>To make this forecast again</h2>
<p class="dim">Tightrope ${forecast.version}; inputs SHA-256 <code>${forecast.inputsHash}</code>;
models ${forecast.settings.models.map((model) => model.name).join(', ')}; ${count(forecast.settings.samples)}
${forecast.settings.sampler} draws; seed ${forecast.settings.seed}.</p>
</main>
</body>
</html>
`;
  return page.text;
}

function settingsInWords({ asOf, at, scenario, settings }: Forecast): string {
  const { models, samples, stoppedBefore } = settings;
  const parts = [
    ...(asOf ? [`As of ${asOf}`] : []),
    ...(at ? [`seen from ${at}`] : []),
    ...(scenario ? [`scenario ${scenario}`] : []),
    models.length === 1 ? models[0].title : `${models.length} models with equal weights`,
    `${count(samples)} draws${stoppedBefore ? `, stopped before ${count(stoppedBefore)}` : ''}`,
  ];
  return `${parts.join('; ')}.`;
}

function outcomeTable({ outcomes, settings }: Forecast): Markup {
  const rows = outcomes.map(
    ({ id, claim, when, by, probability, models }) => markup`<tr>
<td dir="auto">${claim ?? id}${by && `, by ${by}`}<br><code>${when}</code></td>
<td class="n"><strong>${percentWithError(probability)}</strong></td>
${settings.models.map(({ name }) => markup`<td class="n">${roughPercent(models[name].value)}</td>`)}</tr>`,
  );
  return markup`<h2>What people ask</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Named outcomes"><table>
<thead><tr><th scope="col">Outcome</th><th scope="col" class="n">Probability</th>
${settings.models.map(({ title }) => markup`<th scope="col" class="n">${title}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>
<p class="dim">± is the Monte Carlo standard error, in points of a percent.</p>`;
}

function issueSection(issue: IssueForecast, { settings }: Forecast): Markup {
  const { scale, pooled, statusQuo } = issue;
  const { q05, q50, q95 } = pooled.quantiles;
  const words = inWords(q50, scale);
  const summary =
    `middle ${onScale(q50, scale)}${words && `, ${words}`}; 5 to 95%: ${onScale(q05, scale)} to ${onScale(q95, scale)}` +
    (statusQuo === undefined ? '' : `; status quo ${onScale(statusQuo, scale)}`);
  const models = settings.models.map(({ name, title }) => `${title} ${onScale(issue.models[name].mean.value, scale)}`);
  return markup`<section class="issue"><h3 dir="auto">${issue.name}</h3>
<p dir="auto">${summary}</p>
${chart(issue, summary)}
<p class="dim">Means: ${models.join('; ')}.</p></section>
`;
}

/** The histogram of an issue over its scale, with its labels below. */
function chart({ name, scale, pooled, statusQuo }: IssueForecast, summary: string): Markup {
  const [width, height, left] = [640, 60, 10];
  const inner = width - 2 * left;
  const x = (value: number) => (left + (inner * (value - scale.low)) / (scale.high - scale.low)).toFixed(1);
  const most = Math.max(...pooled.histogram);
  const step = inner / pooled.histogram.length;
  const bars = pooled.histogram.map((share, i) => {
    const tall = (share / most) * (height - 6);
    return (
      share > 0 &&
      markup`<rect class="bar" x="${(left + i * step).toFixed(1)}" y="${(height - tall).toFixed(1)}" width="${(step - 1).toFixed(1)}" height="${tall.toFixed(1)}"/>`
    );
  });
  const middle = x(pooled.quantiles.q50);
  const labels = scale.labels.length > 0 ? scale.labels : [scale.low, scale.high].map((at) => ({ at, label: '' }));
  const texts = labels.map(({ at, label }, i) => {
    const share = (at - scale.low) / (scale.high - scale.low);
    const anchor = share < 0.2 ? 'start' : share > 0.8 ? 'end' : 'middle';
    const shown = label.length > 60 ? `${label.slice(0, 59)}…` : label;
    return markup`<text x="${x(at)}" y="${height + 14 + 13 * (i % 3)}" text-anchor="${anchor}">${at}${shown && `: ${shown}`}</text>`;
  });
  const deep = height + 8 + 13 * Math.min(3, labels.length);
  return markup`<svg viewBox="0 0 ${width} ${deep}" role="img" aria-label="${`Distribution of ${name}: ${summary}`}">
${bars}<line class="axis" x1="${left}" x2="${width - left}" y1="${height}" y2="${height}"/>
${statusQuo !== undefined && markup`<line class="quo" x1="${x(statusQuo)}" x2="${x(statusQuo)}" y1="0" y2="${height}"/>`}
<line class="middle" x1="${middle}" x2="${middle}" y1="2" y2="${height}"/>${texts}</svg>`;
}

function disagreementSection(forecast: Forecast): Markup | false {
  if (forecast.settings.models.length < 2) return false;
  const main = disagreements(forecast).slice(0, 3);
  return markup`<h2>Where the models disagree most</h2>
${main.map((d) => markup`<p dir="auto">${disagreementInWords(d, forecast)}</p>`)}`;
}

function actorTable({ actors }: Forecast): Markup {
  const rows = actors.map(
    ({ name, loss, gain, betterOff }) => markup`<tr><td dir="auto">${name}</td>
<td class="n">${(100 * loss.value).toFixed(1)} ± ${Number((100 * loss.standardError).toPrecision(1))}</td>
<td class="n">${gain ? `${points(gain.value)} ± ${Number((100 * gain.standardError).toPrecision(1))}` : '-'}</td>
<td class="n">${betterOff === undefined ? '-' : roughPercent(betterOff)}</td></tr>`,
  );
  return markup`<h2>Who gains</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Who gains"><table><thead><tr><th scope="col">Actor</th>
<th scope="col" class="n">Distance</th><th scope="col" class="n">Gain</th><th scope="col" class="n">Better off in</th></tr></thead>
<tbody>${rows}</tbody></table></div>
<p class="dim">Distance: how far the outcomes are from what the actor wants, weighted by what it cares about; 0 is all it wants,
100 the far end of everything. Gain: the distance it saves against the status quo.</p>`;
}

function roomTable({ roomForManoeuvre }: Forecast): Markup | false {
  if (roomForManoeuvre.length === 0) return false;
  const rows = roomForManoeuvre.flatMap(({ name, onName, share, without }) => [
    markup`<tr><td dir="auto">${name} against ${onName}</td><td class="n">${shareWithError(share)}</td></tr>`,
    ...without.map(
      (partner) =>
        markup`<tr><td dir="auto">without ${partner.name}</td><td class="n">${shareWithError(partner.share)}</td></tr>`,
    ),
  ]);
  return markup`<h2>Room for manoeuvre</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Room for manoeuvre"><table><thead><tr><th scope="col">Who</th>
<th scope="col" class="n">Room</th></tr></thead><tbody>${rows}</tbody></table></div>
<p class="dim">${ROOM_IN_WORDS}</p>`;
}

function judgementTable({ judgements }: Forecast): Markup | false {
  if (judgements.length === 0) return false;
  const rows = judgements.map(
    ({ path, value, because, source }) => markup`<tr><td><code>${path}</code><br>${value}</td>
<td dir="auto">${because}${source !== undefined && markup`<br><span class="dim">Source: ${source}</span>`}</td></tr>`,
  );
  return markup`<h2>Every judgement and its reason</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Judgements"><table><thead><tr><th scope="col">Judgement</th>
<th scope="col">Because</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
