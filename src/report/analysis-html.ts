import type { Analysis } from '../forecast/analysis.ts';
import { answerInWords } from './answer.ts';
import type { ChartDocument } from './chart.ts';
import type { PageOptions } from './html.ts';
import { markup } from './markup.ts';
import { actorSection, roomSection } from './page/actors.ts';
import { conditionSection } from './page/conditions.ts';
import { issueSections } from './page/issues.ts';
import { leverSection, missedSection } from './page/levers.ts';
import { judgementSection, methodSection, notesSection, settingsInWords } from './page/method.ts';
import { outcomeSection } from './page/outcomes.ts';
import { recordSection } from './page/record.ts';
import { page } from './page/shell.ts';
import { speculationSection } from './page/speculation.ts';
import { scenarioSection, timeLineSection } from './page/time-line.ts';
import { viewsSection } from './page/views.ts';
import { whySection } from './page/why.ts';

/**
 * A forecast with its reasons as one self-contained page: no scripts, nothing loaded from elsewhere.
 *
 * @param document what charts are drawn into: the browser's own, or a stand-in such as linkedom's
 */
export function analysisHtml(analysis: Analysis, document: ChartDocument, options: PageOptions = {}): string {
  const { forecast, pulls, importance = [], conditions = [], levers, missed, timeLine, scenarios } = analysis;
  const { title, question } = forecast;
  return page(title, [
    markup`<h1 dir="auto">${title}</h1>
${question !== undefined && markup`<p dir="auto">${question}</p>`}
<p class="answer" dir="auto">${answerInWords(analysis)}</p>
<p class="dim">${settingsInWords(forecast)}</p>
${analysis.stopped && markup`<p>The run was stopped: parts that it did not come to are missing.</p>`}`,
    outcomeSection(forecast, document),
    viewsSection(forecast, document),
    recordSection(options.records ?? [], document),
    ...(options.speculations ?? []).map((one) => speculationSection(one, document)),
    issueSections(forecast, document),
    whySection(forecast, importance, pulls, document),
    conditionSection(forecast, conditions),
    levers !== undefined && leverSection(forecast, levers),
    missed !== undefined && missedSection(forecast, missed),
    actorSection(forecast),
    roomSection(forecast),
    timeLine !== undefined && timeLineSection(timeLine, document),
    scenarios !== undefined && scenarioSection(scenarios),
    notesSection(forecast),
    judgementSection(forecast),
    methodSection(forecast),
  ]);
}
