import type { Forecast } from '../../forecast/forecast.ts';
import type { FearRecord } from '../../ledger/record/fear-record.ts';
import { dateOf } from '../../numeric/days.ts';
import type { BaseRate } from '../../outside/base-rate/base-rate.ts';
import type { Speculation } from '../../outside/series/speculation.ts';
import type { ChartDocument } from '../page/chart.ts';
import { chartMarkup, circleSign, dot, line, shape, sign, stroke, tickWords } from '../page/draw/draw.ts';
import { type Markup, markup } from '../page/markup.ts';
import type { PageSection } from '../page/shell.ts';
import { brieflyInWords, meanInWords, outOf } from '../record/words.ts';
import { speculationSection } from '../speculation/page.ts';
import { dayInWords, deadlineInWords, type Names } from '../words/names.ts';
import { chance, count, digits } from '../words/numbers.ts';
import { farApart, oddsInWords, rateOfFew, type Viewed, viewed } from './words.ts';

/** Triggers that have a row before the others are folded away. */
const ROWS = 12;

/** The record: what was feared after what, what came of it, and what that says of the outcomes beside the models. */
export function pastSection(
  forecast: Forecast,
  { records = [], speculations = [] }: { records?: readonly FearRecord[]; speculations?: readonly Speculation[] },
  names: Names,
  document: ChartDocument,
): PageSection | undefined {
  const outcomes = viewed(forecast);
  if (records.length === 0 && outcomes.length === 0 && speculations.length === 0) return undefined;
  return {
    id: 'record',
    title: 'The record',
    body: markup`${records.map((record) => recordPart(record, records.length > 1))}
${outcomes.length > 0 && viewsPart(outcomes, names)}
${speculations.map((one) => speculationSection(one, document, 3))}`,
  };
}

function recordPart(record: FearRecord, named: boolean): Markup {
  const rows = record.triggers.map((trigger) => {
    const { name, day, claims, stated, cameTrue } = trigger;
    const share = cameTrue.resolved === 0 ? undefined : (100 * cameTrue.yes) / cameTrue.resolved;
    const said = stated ? `, said ${meanInWords(stated)}` : '';
    return markup`<div class="r ro"><div class="l" dir="auto"><b>${name}</b> <span class="mu">${dayInWords(day)}</span><span class="mu sm">${count(claims)} ${claims === 1 ? 'claim' : 'claims'}${said}</span></div>
<div class="p">${chartMarkup(24, undefined, [
      line(0, 100, 12, 'gr'),
      share !== undefined && (share === 0 ? shape(0, 12, 'cross', 'rcs') : shape(share, 12, 'square', 'rcf')),
      stated !== undefined && dot(100 * stated.mean, 12, 5, 'hol'),
    ])}</div><div class="n"><b>${outOf(cameTrue)}</b><span class="mu sm">${cameTrue.resolved === 0 ? 'not resolved' : 'came true'}</span></div></div>
`;
  });
  const axis = tickWords(
    [0, 50, 100],
    12,
    (p) => p,
    (p) => `${p}%`,
  );
  return markup`${named && markup`<h3 class="h3m" dir="auto">Claims of “${record.family}”</h3>`}<p class="lead" dir="auto">${brieflyInWords(record)}</p>
${
  rows.length > 0 &&
  markup`<div class="key"><span>${circleSign('hol')}how likely it was said to be</span>
<span>${sign('cross', 'rcs')}none came true</span><span>${sign('square', 'rcf')}share that came true</span></div>
<div class="rope-fig">${rows.slice(0, ROWS)}${rows.length > ROWS && markup`<details><summary>${rows.length - ROWS} more</summary>${rows.slice(ROWS)}</details>`}
<div class="r ro axr" aria-hidden="true"><div class="l"></div><div class="p">${chartMarkup(16, undefined, axis)}</div><div class="n"></div></div></div>`
}`;
}

/** The left ends of a logarithmic axis, and where each is used. */
const LEAST = 1e-5;
const place = (p: number) => (100 * Math.log10(Math.max(LEAST, p) / LEAST)) / -Math.log10(LEAST);

function viewsPart(outcomes: Viewed[], names: Names): Markup {
  const rare = outcomes.every(({ views }) => Math.max(views.outside.high, views.inside) < 0.3);
  const x = rare ? place : (p: number) => 100 * p;
  const ticks = rare ? [LEAST, 1e-4, 1e-3, 1e-2, 1e-1, 1] : [0, 0.25, 0.5, 0.75, 1];
  const rates = new Map(outcomes.flatMap(({ views }) => views.rates.map((rate) => [rate.rate.name, rate])));
  return markup`<div class="two">${outcomes.map((one) => viewChart(one, x, ticks, names))}</div>
<p class="note" dir="auto">${rare && 'Each step of the axis is ten times the last. '}${[...rates.values()].map(({ rate }) => `${rate.name}: ${count(rate.k)} of ${count(rate.n)}, ${rateOfFew(rate.n, rate.frequency)}.`).join(' ')} Together: the mean in log odds${outcomes[0].views.weights.learnedFrom === undefined ? '' : ', by weights learned from resolved claims'}, the record by how long it is; the range holds what every model says and the range of the record.</p>
${[...rates.values()].map(({ rate }) => cameTrue(rate))}`;
}

function viewChart({ id, claim, by, views }: Viewed, x: (p: number) => number, ticks: number[], names: Names): Markup {
  const { inside, outside, pooled } = views;
  const warning = farApart(views);
  const says = `Inside ${chance(inside)}, outside ${oddsInWords(outside)}, together ${oddsInWords(pooled)}`;
  return markup`<div class="vw"><h3 dir="auto">${deadlineInWords({ id, claim: claim ?? names.outcomes[id], ...(by !== undefined && { by }) })}</h3>
<div class="v3"><span>${sign('disc', 'acf')}Inside <b>${chance(inside)}</b></span><span>${sign('square', 'rcf')}Outside <b>${chance(outside.mean)}</b></span><span>${sign('diamond', 'inkf')}Together <b>${chance(pooled.mean)}</b></span></div>
${chartMarkup(108, says, [
  markup`${ticks.map((p) => stroke(x(p), 4, 84, 'gr'))}`,
  dot(x(inside), 20, 5.5, 'acf'),
  line(x(outside.low), x(outside.high), 44, 'rcl'),
  shape(x(outside.mean), 44, 'square', 'rcf'),
  line(x(pooled.low), x(pooled.high), 68, 'stI'),
  shape(x(pooled.mean), 68, 'diamond', 'inkf'),
  markup`${tickWords(ticks, 100, x, (p) => `${digits(100 * p, 3)}%`)}`,
])}
${warning !== undefined && markup`<p class="sm mu">${warning}</p>`}</div>`;
}

/** The windows in which it happened, so that a reader can disagree. */
function cameTrue({ name, windows }: BaseRate): Markup | false {
  const rows = windows.flatMap(({ state, outcome }) => (state === 'happened' && outcome ? [outcome] : []));
  if (rows.length === 0) return false;
  return markup`<details class="note"><summary>${name}: the ${count(rows.length)} times it happened</summary><ul>${rows.map(
    ({ day, what }) => markup`<li>${dateOf(day)}: ${what}</li>`,
  )}</ul></details>`;
}
