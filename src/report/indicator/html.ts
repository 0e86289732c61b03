import type { Speculation } from '../../outside/series/speculation.ts';
import type { ChartDocument } from '../page/chart.ts';
import { markup } from '../page/markup.ts';
import { page } from '../page/shell.ts';
import { rateSection } from '../rate/page.ts';
import type { ShownRate } from '../rate/words.ts';
import { speculationSection } from '../speculation/page.ts';
import { indicatorSection } from './page.ts';
import type { ShownIndicator } from './words.ts';

/** What a page of indicators holds; what is left out is not shown. */
export interface IndicatorPage {
  title: string;
  indicators?: readonly ShownIndicator[];
  speculations?: readonly Speculation[];
  rates?: readonly ShownRate[];
}

/**
 * Speculation against the record, indicators and rates as one self-contained page.
 *
 * @param document what charts are drawn into
 * @throws UsageError if a day of a speculation is not a date, or its time ends before it begins
 */
export function indicatorHtml(
  { title, indicators = [], speculations = [], rates = [] }: IndicatorPage,
  document: ChartDocument,
): string {
  return page(title, [
    markup`<h1 dir="auto">${title}</h1>`,
    ...speculations.map((speculation) => speculationSection(speculation, document)),
    ...indicators.map((shown) => indicatorSection(shown, document)),
    ...rates.map((shown) => rateSection(shown, document)),
  ]);
}
