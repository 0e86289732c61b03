import type { Analysis } from '../forecast/analysis.ts';
import type { FearRecord } from '../ledger/record/fear-record.ts';
import type { Speculation } from '../outside/series/speculation.ts';
import { actorMarks } from './actor-marks.ts';
import type { ChartDocument } from './chart.ts';
import { howFarInWords } from './how-far-in-words.ts';
import { pageNamesOf } from './names.ts';
import { changeSection } from './page/changes.ts';
import { conditionSection } from './page/conditions.ts';
import { issueSection } from './page/issues.ts';
import { judgementSection } from './page/judgements.ts';
import { leverSection } from './page/levers.ts';
import { methodSection } from './page/method.ts';
import { opening } from './page/opening.ts';
import { outcomeSection } from './page/outcomes.ts';
import { pastSection } from './page/past.ts';
import { numbered, page } from './page/shell.ts';
import { stanceSection } from './page/stances.ts';
import { whySection } from './page/why.ts';

/** What a page of a forecast may hold beside it. */
export interface PageOptions {
  /** Records of the claims of its outcomes. */
  records?: readonly FearRecord[];
  /** What was feared beside what came. */
  speculations?: readonly Speculation[];
}

/**
 * A forecast, with as many of its reasons as are known, as one self-contained page: no scripts, nothing loaded from elsewhere.
 *
 * @param document what charts of speculation are drawn into: the browser's own, or a stand-in such as linkedom's
 */
export function reportPage(
  analysis: Pick<Analysis, 'forecast'> & Partial<Analysis>,
  document: ChartDocument,
  options: PageOptions = {},
): string {
  const { forecast, sensitivity } = analysis;
  const names = pageNamesOf(forecast);
  const marks = actorMarks(forecast.actors.map(({ id }) => id));
  const sections = [
    stanceSection(forecast, names, marks),
    outcomeSection(forecast, names),
    issueSection(forecast, names),
    whySection(forecast, sensitivity, names),
    conditionSection(analysis, names),
    leverSection(analysis, names),
    changeSection(forecast, analysis, names),
    pastSection(forecast, options, names, document),
    judgementSection(forecast, names),
    methodSection(forecast),
  ].filter((section) => section !== undefined);
  return page(forecast.title, [opening(forecast, names, howFarInWords(analysis)), numbered(sections)]);
}
