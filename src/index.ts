// What most users need; the rest is in the subpaths (docs/library.md).
export type { Trace, TraceOptions } from './engine/index.ts';
export { trace } from './engine/index.ts';
export type { Analysis, AnalysisOptions, Comparison, Forecast, ForecastOptions } from './forecast/index.ts';
export { analyse, compareScenarios, forecast, timeLine } from './forecast/index.ts';
export type { Model } from './models/index.ts';
export { models } from './models/index.ts';
export { TightropeError } from './numeric/errors.ts';
export { analysisHtml, comparisonText, forecastHtml, forecastText, storyText, whyText } from './report/index.ts';
export type { Fault, ReadResult, Situation } from './situation/index.ts';
export {
  checkSituation,
  FaultError,
  formatFault,
  parseSituation,
  readSituation,
  UsageError,
  writeSituation,
} from './situation/index.ts';
export type * from './types.ts';
export { version } from './version.ts';
