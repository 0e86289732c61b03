import type { Analysis } from '../../forecast/analysis.ts';
import type { Forecast } from '../../forecast/forecast.ts';
import { checkParts } from '../../numeric/given.ts';

/** @throws UsageError if it is not what `forecast` returns */
export const checkGivenForecast = (forecast: Forecast, by: string): void =>
  checkParts(forecast, by, 'a forecast, as `forecast` returns it', ['issues', 'outcomes', 'settings', 'actors']);

/** @throws UsageError if it is not what `analyse` returns */
export function checkGivenAnalysis(analysis: Pick<Analysis, 'forecast'>, by: string): void {
  checkParts(analysis, by, 'an analysis, as `analyse` returns it', ['forecast']);
  checkGivenForecast(analysis.forecast, by);
}
