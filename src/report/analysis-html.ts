import type { Analysis } from '../forecast/analysis.ts';
import { type PageOptions, reportPage } from './forecast/page.ts';
import type { ChartDocument } from './page/chart.ts';

/**
 * A forecast with its reasons as one self-contained page: no scripts, nothing loaded from elsewhere.
 *
 * @param document what charts are drawn into: the browser's own, or a stand-in such as linkedom's
 */
export function analysisHtml(analysis: Analysis, document: ChartDocument, options: PageOptions = {}): string {
  return reportPage(analysis, document, options);
}
