import type { Analysis } from '../../forecast/analysis.ts';
import type { Forecast } from '../../forecast/forecast.ts';
import type { FearRecord } from '../../ledger/record/fear-record.ts';
import { checkParts } from '../../numeric/given.ts';
import type { Speculation } from '../../outside/series/speculation.ts';
import { actorMarks } from '../actors/marks.ts';
import { stanceSection } from '../actors/page.ts';
import { agreementSection } from '../agreement/page.ts';
import { opening } from '../answer/page.ts';
import { coalitionSection } from '../coalitions/page.ts';
import { changeSection } from '../comparison/page.ts';
import { conditionSection } from '../discovery/page.ts';
import { explanationSection } from '../hypotheses/in-forecast.ts';
import { interventionSection } from '../interventions/page.ts';
import { issueSection } from '../issues/page.ts';
import { judgementSection } from '../judgements/page.ts';
import { methodSection } from '../method/page.ts';
import { outcomeSection } from '../outcomes/page.ts';
import type { ChartDocument } from '../page/chart.ts';
import { numbered, page } from '../page/shell.ts';
import { pastSection } from '../views/page.ts';
import { whySection } from '../why/page.ts';
import { pageNamesOf } from '../words/names.ts';
import { checkGivenAnalysis } from './given-forecast.ts';
import { howFarInWords } from './how-far.ts';

/** What a page of a forecast may hold beside it. */
export interface ForecastPageOptions {
  /** Records of the claims of its outcomes. */
  records?: readonly FearRecord[];
  /** What was feared beside what came. */
  speculations?: readonly Speculation[];
}

/**
 * A forecast, with as many of its reasons as are known, as one self-contained page: no scripts, nothing loaded from elsewhere.
 *
 * @param document what charts of speculation are drawn into: the browser's own, or a stand-in such as linkedom's
 * @returns the text of an HTML file
 * @example await writeFile('report.html', analysisHtml(await analyse(situation), parseHTML('<!doctype html>').document));
 */
export function analysisHtml(
  analysis: Pick<Analysis, 'forecast'> & Partial<Analysis>,
  document: ChartDocument,
  options: ForecastPageOptions = {},
): string {
  checkGivenAnalysis(analysis, 'analysisHtml');
  checkParts(document, 'analysisHtml', 'a document: that of the page, or of `linkedom`', ['createElementNS']);
  const { forecast, sensitivity } = analysis;
  const names = pageNamesOf(forecast);
  const marks = actorMarks(forecast.actors.map(({ id }) => id));
  const sections = [
    stanceSection(forecast, names, marks),
    outcomeSection(forecast, names),
    agreementSection(forecast, analysis.assumptions),
    coalitionSection(forecast),
    explanationSection(forecast),
    issueSection(forecast, names),
    whySection(forecast, sensitivity, names),
    conditionSection(analysis, names),
    interventionSection(analysis, names),
    changeSection(forecast, analysis, names),
    pastSection(forecast, options, names, document),
    judgementSection(forecast, names),
    methodSection(forecast),
  ].filter((section) => section !== undefined);
  return page(forecast.title, [opening(forecast, names, howFarInWords(analysis)), numbered(sections)]);
}

/**
 * The forecast alone as one self-contained page; see `analysisHtml`.
 *
 * @example forecastHtml(forecast(situation), document) // '<!doctype html>...'
 */
export const forecastHtml = (forecast: Forecast, document: ChartDocument, options: ForecastPageOptions = {}): string =>
  analysisHtml({ forecast }, document, options);
