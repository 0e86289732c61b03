import type { BaseRate } from '../../outside/base-rate/index.ts';
import type { ChartDocument } from '../page/chart.ts';
import { type Markup, markup } from '../page/markup.ts';
import { page } from '../page/shell.ts';
import { tableHtml } from '../table/html.ts';
import { count } from '../words/numbers.ts';
import { comparisonChart, survivalChart } from './charts.ts';
import { besideTable, rateTable, windowTable } from './table.ts';
import {
  BASE_RATES_IN_WORDS,
  baseRateNotes,
  HIGHER_IN_WORDS,
  listedWindows,
  rateInOneLine,
  unlistedInWords,
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
${
  rates.length > 1 &&
  markup`${comparisonChart(rates, document)}
${tableHtml('Base rates side by side', rateTable(rates))}`
}
${rates.map((rate, i) => oneRate(rate, i, document))}
<p class="dim">${BASE_RATES_IN_WORDS}</p>`;
}

function oneRate(rate: BaseRate, i: number, document: ChartDocument): Markup {
  return markup`<section class="issue"><h3 dir="auto">${i + 1}. ${rate.name}</h3>
<p dir="auto"><strong>${rateInOneLine(rate)}</strong></p>
<p dir="auto">${rate.definition}</p>
${baseRateNotes(rate).map((note) => markup`<p>${note}</p>`)}
${survivalChart(rate, i, document)}
${besidePart(rate, 'pairs', i)}${besidePart(rate, 'years', i)}
${windowPart(rate, i)}</section>`;
}

/** Comparison classes: other pairs, or the years one by one. */
function besidePart(rate: BaseRate, kind: 'pairs' | 'years', i: number): Markup | false {
  const table = besideTable(rate, kind);
  if (table.rows.length === 0) return false;
  return markup`${tableHtml(`${kind === 'pairs' ? 'Other pairs' : 'Years'} beside class ${i + 1}`, table)}
${kind === 'pairs' && markup`<p class="dim">${HIGHER_IN_WORDS}</p>`}`;
}

/** Every window, or those in which the outcome came; closed at first, so that the page stays short. */
function windowPart(rate: BaseRate, i: number): Markup | false {
  const { shown, left } = listedWindows(rate);
  const rest = unlistedInWords(rate, left);
  if (shown.length === 0) return rest !== undefined && markup`<p class="dim">${rest}</p>`;
  return markup`<details><summary>${count(shown.length)} ${shown.length === 1 ? 'window' : 'windows'}</summary>
${tableHtml(`Windows of class ${i + 1}`, windowTable(rate, shown))}</details>
${rest !== undefined && markup`<p class="dim">${rest}</p>`}`;
}
