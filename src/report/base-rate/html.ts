import type { BaseRate } from '../../outside/base-rate/index.ts';
import type { ChartDocument } from '../page/chart.ts';
import { markup } from '../page/markup.ts';
import { page } from '../page/shell.ts';
import { baseRateSection } from './page.ts';

/**
 * Base rates as one self-contained page: side by side, then each with its windows.
 *
 * @param document what charts are drawn into
 */
export function baseRateHtml(title: string, rates: readonly BaseRate[], document: ChartDocument): string {
  return page(title, [markup`<h1 dir="auto">${title}</h1>`, baseRateSection(rates, document)]);
}
