import type { Forecast } from '../forecast/forecast.ts';
import type { FearRecord } from '../ledger/record/fear-record.ts';
import type { Speculation } from '../outside/series/speculation.ts';
import type { ChartDocument } from './chart.ts';
import { markup } from './markup.ts';
import { actorSection, roomSection } from './page/actors.ts';
import { issueSections } from './page/issues.ts';
import { judgementSection, methodSection, notesSection, settingsInWords } from './page/method.ts';
import { outcomeSection } from './page/outcomes.ts';
import { recordSection } from './page/record.ts';
import { page } from './page/shell.ts';
import { speculationSection } from './page/speculation.ts';
import { viewsSection } from './page/views.ts';

/** What a page of a forecast may hold beside it. */
export interface PageOptions {
  /** Records of the claims of its outcomes, shown after them. */
  records?: readonly FearRecord[];
  /** What was feared beside what came. */
  speculations?: readonly Speculation[];
}

/**
 * The forecast as one self-contained page: no scripts, nothing loaded from elsewhere.
 *
 * @param document what charts are drawn into: the browser's own, or a stand-in such as linkedom's
 */
export function forecastHtml(forecast: Forecast, document: ChartDocument, options: PageOptions = {}): string {
  const { title, question } = forecast;
  return page(title, [
    markup`<h1 dir="auto">${title}</h1>
${question !== undefined && markup`<p dir="auto">${question}</p>`}
<p class="dim">${settingsInWords(forecast)}</p>`,
    outcomeSection(forecast, document),
    viewsSection(forecast, document),
    recordSection(options.records ?? [], document),
    ...(options.speculations ?? []).map((one) => speculationSection(one, document)),
    issueSections(forecast, document),
    actorSection(forecast),
    roomSection(forecast),
    notesSection(forecast),
    judgementSection(forecast),
    methodSection(forecast),
  ]);
}
