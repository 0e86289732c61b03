import type { Forecast, IssueForecast } from '../../forecast/forecast.ts';
import { central } from '../../situation/quantity.ts';
import { inWords } from '../../situation/scale.ts';
import { endsOf, refuses, share } from '../actors/page.ts';
import { dot, drawing, line, shape, stroke, words } from '../page/draw/draw.ts';
import { hill } from '../page/draw/hill.ts';
import { inLanes } from '../page/draw/lanes.ts';
import { textWidth, wrapText } from '../page/draw/text-width.ts';
import { type Markup, markup } from '../page/markup.ts';
import type { Section } from '../page/shell.ts';
import { sentence } from '../why/page.ts';
import type { Names } from '../words/names.ts';
import { onScale, roughPercent } from '../words/numbers.ts';
import { spreadNames, spreadOf } from './spread.ts';

/** The least width of a chart here, on any screen and on paper, in pixels. */
const NARROWEST = 268;
/** Wider labels of several actors are broken into lines. */
const WIDEST = 190;
/** Actors within this share of the scale have one label. */
const CLOSE = 2.6;
/** Of more labels than this, those of the heaviest are shown. */
const MOST_LABELS = 14;
/** More issues than this are folded away. */
const MOST_OPEN = 24;
/** From the top to the line. */
const LINE = 64;

/** Where each issue settles: a hill of the futures on the scale, with who wants what below. */
export function issueSection(forecast: Forecast, names: Names): Section {
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
  const labels = labelsOf(issue, names);
  const lanes = inLanes(labels, NARROWEST);
  const y = (lane: number) => LINE + 24 + 15 * lane;
  const deepest = Math.max(0, ...labels.map(({ lines }, k) => lanes[k].lane + lines));
  const bottom = LINE + 12 + 15 * Math.max(1, deepest);
  const interval = `${onScale(low, scale)}–${onScale(high, scale)}`;
  const now = statusQuo === undefined ? '' : ` now ${onScale(statusQuo, scale)}.`;
  const says = `${names.issues[id]}: the middle is ${onScale(middle, scale)}, from ${onScale(low, scale)} to ${onScale(high, scale)}`;
  const points = labels.flatMap(({ places }) => places);
  return markup`<article class="issue"><h3 dir="auto">${names.issues[id]}</h3>
<p class="say" dir="auto"><b>${onScale(middle, scale)}</b> <span class="mu">(${interval})${now}</span> ${place}${heldBack(issue)}</p>
${drawing(bottom + 5, says, [
  hill(pooled.histogram, LINE, 52),
  line(0, 100, LINE, 'rope'),
  line(share(low, scale), share(high, scale), LINE, 'iv'),
  statusQuo !== undefined && shape(share(statusQuo, scale), LINE, 'down', 'sq'),
  dot(share(middle, scale), LINE, 5, 'mid'),
  markup`${points.map((x) => dot(x, LINE + 5, 2.2, 'ak'))}`,
  markup`${labels.map(({ x }, k) => stroke(x, LINE + 8, y(lanes[k].lane) - 10, 'ld'))}`,
  markup`${labels.map(({ x, text }, k) => text.map((part, row) => words(x, y(lanes[k].lane + row), part, { shift: lanes[k].shift, kind: 'halo' })))}`,
  line(0, 100, bottom, 'ax'),
  markup`${scale.labels.map(({ at }) => stroke(share(at, scale), bottom, bottom + 4, 'tk'))}`,
])}
${scaleWords(scale)}</article>
`;
}

/** "; held back in 71%": the share of the futures in which somebody who can refuse keeps the issue near where it stands. */
function heldBack({ held }: IssueForecast): string {
  if (!held || held.share < 0.005) return '';
  return `; held back in ${roughPercent(held.share)}`;
}

interface Label {
  x: number;
  width: number;
  lines: number;
  text: Markup[];
  places: number[];
}

/** Who wants what, from low to high; those close together have one label. */
function labelsOf({ stances, scale }: IssueForecast, names: Names): Label[] {
  const weight = (one: (typeof stances)[number]) => central(one.capability) * central(one.salience);
  const heaviest = new Set(stances.toSorted((a, b) => weight(b) - weight(a)).slice(0, MOST_LABELS));
  const sorted = stances
    .filter((one) => heaviest.has(one))
    .map(({ actor, position, veto }) => ({
      name: names.actors[actor],
      x: share(central(position), scale),
      bold: refuses(veto),
    }))
    .sort((a, b) => a.x - b.x || a.name.localeCompare(b.name, 'en'));
  const groups: (typeof sorted)[] = [];
  for (const one of sorted) {
    const last = groups[groups.length - 1];
    if (last && one.x - last[0].x < CLOSE) last.push(one);
    else groups.push([one]);
  }
  return groups.map((group) => {
    const lines: Piece[][] = [[]];
    for (const piece of group.flatMap(piecesOf)) {
      const line = lines[lines.length - 1];
      if (line.length > 0 && widthOf([...line, piece]) > WIDEST) lines.push([piece]);
      else line.push(piece);
    }
    lines[lines.length - 1][lines[lines.length - 1].length - 1].after = '';
    const text = lines.map(
      (line) =>
        markup`${line.map(({ name, bold, after }, i) => [bold ? markup`<tspan class="vt">${name}</tspan>` : name, after, i < line.length - 1 && ' '])}`,
    );
    const x = group.reduce((sum, one) => sum + one.x, 0) / group.length;
    return { x, text, lines: lines.length, width: Math.max(...lines.map(widthOf)), places: group.map((one) => one.x) };
  });
}

/** A name, or a part of one that is too long for a line. */
interface Piece {
  name: string;
  bold: boolean;
  /** What follows it: a comma where its name ends and another follows. */
  after: string;
}

const piecesOf = ({ name, bold }: { name: string; bold: boolean }): Piece[] =>
  wrapText(name, WIDEST - 20).map((part, k, all) => ({ name: part, bold, after: k < all.length - 1 ? '' : ',' }));

const widthOf = (line: Piece[]) =>
  line.reduce((sum, { name, bold }) => sum + textWidth(name) * (bold ? 1.08 : 1), 0) + 7 * (line.length - 1);

/** The labels of a scale below its line: the ends above, those between in cells that end halfway to the next; many or long ones as a list. */
export function scaleWords(scale: IssueForecast['scale']): Markup {
  const [lowest, highest] = endsOf(scale);
  const inner = scale.labels.filter(({ at }) => at > scale.low && at < scale.high);
  const cells = inner.map(({ at, label }, k) => {
    const x = share(at, scale);
    const left = k === 0 ? 0 : (x + share(inner[k - 1].at, scale)) / 2;
    const right = k === inner.length - 1 ? 100 : (x + share(inner[k + 1].at, scale)) / 2;
    const half = Math.min(x - left, right - x);
    return { label, from: Math.round(x - half), span: Math.max(1, Math.round(2 * half)) };
  });
  const lines = (label: string, span: number) => wrapText(label, (span * NARROWEST) / 100 - 10).length;
  const fits = cells.every(({ label, span }) => span >= 16 && lines(label, span) <= 4);
  if (!fits || textWidth(lowest) + textWidth(highest) > 2 * NARROWEST) {
    const all = scale.labels.map(({ at, label }) => markup`<li dir="auto">${onScale(at, scale)}: ${label}</li>`);
    return markup`<ul class="sl2">${all}</ul>`;
  }
  return markup`<div class="sl"><span class="s x1 w49" dir="auto">${lowest}</span><span class="e x52 w49" dir="auto">${highest}</span>${cells.map(
    ({ label, from, span }) =>
      markup`<span class="m x${from + 1} w${Math.min(span, 100 - from)}" dir="auto">${label}</span>`,
  )}</div>`;
}
