import type { Forecast } from '../forecast/forecast.ts';
import { type PageOptions, reportPage } from './forecast/page.ts';
import type { ChartDocument } from './page/chart.ts';

export type { PageOptions } from './forecast/page.ts';

/**
 * The forecast as one self-contained page: no scripts, nothing loaded from elsewhere.
 *
 * @param document what charts are drawn into: the browser's own, or a stand-in such as linkedom's
 */
export function forecastHtml(forecast: Forecast, document: ChartDocument, options: PageOptions = {}): string {
  return reportPage({ forecast }, document, options);
}
