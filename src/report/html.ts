import type { Forecast } from '../forecast/forecast.ts';
import type { ChartDocument } from './chart.ts';
import { markup } from './markup.ts';
import { actorSection, roomSection } from './page/actors.ts';
import { issueSections } from './page/issues.ts';
import { judgementSection, methodSection, notesSection, settingsInWords } from './page/method.ts';
import { outcomeSection } from './page/outcomes.ts';
import { page } from './page/shell.ts';

/**
 * The forecast as one self-contained page: no scripts, nothing loaded from elsewhere.
 *
 * @param document what charts are drawn into: the browser's own, or a stand-in such as linkedom's
 */
export function forecastHtml(forecast: Forecast, document: ChartDocument): string {
  const { title, question } = forecast;
  return page(title, [
    markup`<h1 dir="auto">${title}</h1>
${question !== undefined && markup`<p dir="auto">${question}</p>`}
<p class="dim">${settingsInWords(forecast)}</p>`,
    outcomeSection(forecast, document),
    issueSections(forecast, document),
    actorSection(forecast),
    roomSection(forecast),
    notesSection(forecast),
    judgementSection(forecast),
    methodSection(forecast),
  ]);
}
