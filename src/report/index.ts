export { analysisHtml } from './analysis-html.ts';
export { answerInWords } from './answer.ts';
export { type Paint, unpainted } from './columns.ts';
export { comparisonText } from './comparison-text.ts';
export { type Disagreement, disagreementInWords, disagreements } from './disagreement.ts';
export { forecastHtml } from './html.ts';
export { dealInWords, type StoryOptions, storyText } from './story.ts';
export { forecastText } from './text.ts';
export { whyText } from './why-text.ts';
