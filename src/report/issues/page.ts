import type { Forecast, IssueForecast } from '../../forecast/forecast.ts';
import { inWords } from '../../situation/scale.ts';
import { refuses, share } from '../actors/page.ts';
import { chartMarkup, dot, line, shape, stroke, words } from '../page/draw/draw.ts';
import { hill } from '../page/draw/hill.ts';
import { inLanes } from '../page/draw/lanes.ts';
import { type Markup, markup } from '../page/markup.ts';
import type { PageSection } from '../page/shell.ts';
import type { Names } from '../words/names.ts';
import { onScale, roughPercent } from '../words/numbers.ts';
import { sentence } from '../words/sentence.ts';
import { actorLabels, type LabelPiece } from './actor-labels.ts';
import { scaleCells } from './scale-cells.ts';
import { spreadNames, spreadOf } from './spread.ts';

/** The least width of a chart here, on any screen and on paper, in pixels. */
const NARROWEST = 268;
/** More issues than this are folded away. */
const MOST_OPEN = 24;
/** From the top to the line. */
const LINE = 64;

/** Where each issue settles: a hill of the futures on the scale, with who wants what below. */
export function issueSection(forecast: Forecast, names: Names): PageSection {
  const { issues } = forecast;
  const shown = issues.slice(0, MOST_OPEN).map((issue) => issueChart(issue, forecast.settings, names));
  const folded = issues.slice(MOST_OPEN).map((issue) => issueChart(issue, forecast.settings, names));
  const now = issues.some(({ statusQuo }) => statusQuo !== undefined) ? ' Triangle: now.' : '';
  const bold = issues.some(({ stances }) => stances.some(({ veto }) => refuses(veto)))
    ? ' In bold, those who can refuse.'
    : '';
  return {
    id: 'settle',
    title: issues.length === 1 ? 'Where it settles' : 'Where the issues settle',
    body: markup`<p class="lead">Hill: the futures drawn. Blue: middle and ${spreadNames(forecast.settings).range}.${now}${bold}</p>
<div class="issues">${shown}</div>
${folded.length > 0 && markup`<details><summary>The other ${folded.length} issues</summary><div class="issues">${folded}</div></details>`}`,
  };
}

function issueChart(issue: IssueForecast, settings: Forecast['settings'], names: Names): Markup {
  const { id, scale, pooled, statusQuo } = issue;
  const { low, middle, high } = spreadOf(issue, settings);
  const place = sentence(inWords(middle, scale)).replace(/^(Nearer “.*”) than “.*”$/, '$1');
  const labels = actorLabels(issue, names);
  const lanes = inLanes(labels, NARROWEST);
  const y = (lane: number) => LINE + 24 + 15 * lane;
  const deepest = Math.max(0, ...labels.map(({ lines }, k) => lanes[k].lane + lines));
  const bottom = LINE + 12 + 15 * Math.max(1, deepest);
  const interval = `${onScale(low, scale)}–${onScale(high, scale)}`;
  const now = statusQuo === undefined ? '' : ` now ${onScale(statusQuo, scale)}.`;
  const says = `${names.issues[id]}: the middle is ${onScale(middle, scale)}, from ${onScale(low, scale)} to ${onScale(high, scale)}`;
  const points = labels.flatMap(({ places }) => places);
  return markup`<article class="issue"><h3 dir="auto">${names.issues[id]}</h3>
<p class="say" dir="auto"><b>${onScale(middle, scale)}</b> <span class="mu">(${interval})${now}</span> ${place}${heldBack(issue, place)}</p>
${chartMarkup(bottom + 5, says, [
  hill(pooled.histogram, LINE, 52),
  line(0, 100, LINE, 'rope'),
  line(share(low, scale), share(high, scale), LINE, 'iv'),
  statusQuo !== undefined && shape(share(statusQuo, scale), LINE, 'down', 'sq'),
  dot(share(middle, scale), LINE, 5, 'mid'),
  markup`${points.map((x) => dot(x, LINE + 5, 2.2, 'ak'))}`,
  markup`${labels.map(({ x }, k) => stroke(x, LINE + 8, y(lanes[k].lane) - 10, 'ld'))}`,
  markup`${labels.map(({ x, text }, k) => text.map((part, row) => words(x, y(lanes[k].lane + row), bolded(part), { shift: lanes[k].shift, kind: 'halo' })))}`,
  line(0, 100, bottom, 'ax'),
  markup`${scale.labels.map(({ at }) => stroke(share(at, scale), bottom, bottom + 4, 'tk'))}`,
])}
${scaleWords(scale)}</article>
`;
}

/** "; held back in 71%": the share of the futures in which somebody who can refuse keeps the issue near where it stands. */
function heldBack({ held }: IssueForecast, place: string): string {
  if (!held || held.share < 0.005) return '';
  return `${place === '' ? 'Held' : '; held'} back in ${roughPercent(held.share)}`;
}

/** A line of names, those who can refuse in bold. */
const bolded = (pieces: readonly LabelPiece[]): Markup =>
  markup`${pieces.map(({ name, bold, after }, i) => [bold ? markup`<tspan class="vt">${name}</tspan>` : name, after, i < pieces.length - 1 && ' '])}`;

/** The labels of a scale below its line; many or long ones as a list. */
export function scaleWords(scale: IssueForecast['scale']): Markup {
  const cells = scaleCells(scale, NARROWEST);
  if (!cells) {
    const all = scale.labels.map(({ at, label }) => markup`<li dir="auto">${onScale(at, scale)}: ${label}</li>`);
    return markup`<ul class="sl2">${all}</ul>`;
  }
  return markup`<div class="sl"><span class="s x1 w49" dir="auto">${cells.lowest}</span><span class="e x52 w49" dir="auto">${cells.highest}</span>${cells.inner.map(
    ({ label, from, span }) => markup`<span class="m x${from + 1} w${span}" dir="auto">${label}</span>`,
  )}</div>`;
}
