import { dateOf } from '../../numeric/days.ts';
import type { BaseRate } from '../../outside/base-rate/index.ts';
import { type Markup, markup } from '../page/markup.ts';
import { page, table } from '../page/shell.ts';
import { frequencyInWords } from '../views/words.ts';
import { count, roughPercent } from '../words/numbers.ts';
import { type ChartDocument, comparisonChart, survivalChart } from './charts.ts';
import {
  BASE_RATES_IN_WORDS,
  HIGHER_IN_WORDS,
  leftInWords,
  lengthInWords,
  listed,
  notesOf,
  rateInOneLine,
  windowInWords,
} from './words.ts';

/**
 * Base rates as one self-contained page: side by side, then each with its windows.
 *
 * @param document what charts are drawn into
 */
export function baseRateHtml(title: string, rates: readonly BaseRate[], document: ChartDocument): string {
  return page(title, [markup`<h1 dir="auto">${title}</h1>`, baseRateSection(rates, document)]);
}

/** Base rates side by side, then each with its definition, its curve and its windows one by one. */
export function baseRateSection(rates: readonly BaseRate[], document: ChartDocument): Markup | false {
  if (rates.length === 0) return false;
  return markup`<h2>Base rates</h2>
${rates.length > 1 && comparison(rates, document)}
${rates.map((rate, i) => oneRate(rate, i, document))}
<p class="dim">${BASE_RATES_IN_WORDS}</p>`;
}

function comparison(rates: readonly BaseRate[], document: ChartDocument): Markup {
  const head = markup`<tr><th scope="col">Class</th><th scope="col">Window</th><th scope="col" class="n">Happened</th>
<th scope="col" class="n">Rate (90% interval)</th></tr>`;
  const rows = rates.map(
    (
      rate,
      i,
    ) => markup`<tr><td dir="auto" class="words">${i + 1}. ${rate.name}</td><td>${lengthInWords(rate) || '-'}</td>
<td class="n">${count(rate.k)} of ${count(rate.n)}</td><td class="n">${rate.n === 0 ? '-' : frequencyInWords(rate.frequency)}</td></tr>`,
  );
  return markup`${comparisonChart(rates, document)}
${table('Base rates side by side', head, rows)}`;
}

function oneRate(rate: BaseRate, i: number, document: ChartDocument): Markup {
  return markup`<section class="issue"><h3 dir="auto">${i + 1}. ${rate.name}</h3>
<p dir="auto"><strong>${rateInOneLine(rate)}</strong></p>
<p dir="auto">${rate.definition}</p>
${notesOf(rate).map((note) => markup`<p>${note}</p>`)}
${survivalChart(rate, i, document)}
${besideTable(rate, 'pairs', i)}${besideTable(rate, 'years', i)}
${windowTable(rate, i)}</section>`;
}

/** Comparison classes: other pairs, or the years one by one. */
function besideTable({ beside }: BaseRate, kind: 'pairs' | 'years', i: number): Markup | false {
  const rows = beside?.[kind] ?? [];
  if (rows.length === 0) return false;
  const pairs = kind === 'pairs';
  const head = markup`<tr><th scope="col">${pairs ? 'Other pairs' : 'By year'}</th><th scope="col" class="n">Happened</th>
<th scope="col" class="n">Rate (90% interval)</th>${pairs && markup`<th scope="col" class="n">Higher</th>`}</tr>`;
  const lines = rows.map(
    ({
      name,
      k,
      n,
      frequency,
      higher,
    }) => markup`<tr><td dir="auto" class="words">${name}</td><td class="n">${count(k)} of ${count(n)}</td>
<td class="n">${n === 0 ? '-' : frequencyInWords(frequency)}</td>${pairs && markup`<td class="n">${n === 0 || higher === undefined ? '-' : roughPercent(higher)}</td>`}</tr>`,
  );
  return markup`${table(`${pairs ? 'Other pairs' : 'Years'} beside class ${i + 1}`, head, lines)}
${pairs && markup`<p class="dim">${HIGHER_IN_WORDS}</p>`}`;
}

/** Every window, or those in which the outcome came; closed at first, so that the page stays short. */
function windowTable(rate: BaseRate, i: number): Markup | false {
  const { shown, left } = listed(rate);
  const rest = leftInWords(rate, left);
  if (shown.length === 0) return rest !== undefined && markup`<p class="dim">${rest}</p>`;
  const head = markup`<tr><th scope="col">Window</th><th scope="col">What became of it</th><th scope="col" class="n">Days</th></tr>`;
  const rows = shown.map(
    (window) => markup`<tr><td>${dateOf(window.opens)} to<br>${dateOf(window.closes)}</td>
<td dir="auto" class="words">${[window.state, windowInWords(window)].filter(Boolean).join(': ')}</td><td class="n">${count(window.days)}</td></tr>`,
  );
  return markup`<details><summary>${count(shown.length)} ${shown.length === 1 ? 'window' : 'windows'}</summary>
${table(`Windows of class ${i + 1}`, head, rows)}</details>
${rest !== undefined && markup`<p class="dim">${rest}</p>`}`;
}
