export { type Disagreement, disagreementInWords, disagreements } from './disagreement.ts';
export { forecastHtml } from './html.ts';
export { forecastText, type Paint, unpainted } from './text.ts';
