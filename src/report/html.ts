import type { Forecast } from '../forecast/forecast.ts';
import type { ChartDocument } from './chart.ts';
import { type PageOptions, reportPage } from './report-page.ts';

export type { PageOptions } from './report-page.ts';

/**
 * The forecast as one self-contained page: no scripts, nothing loaded from elsewhere.
 *
 * @param document what charts are drawn into: the browser's own, or a stand-in such as linkedom's
 */
export function forecastHtml(forecast: Forecast, document: ChartDocument, options: PageOptions = {}): string {
  return reportPage({ forecast }, document, options);
}
