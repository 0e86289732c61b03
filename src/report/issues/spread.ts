import type { Forecast, IssueForecast } from '../../forecast/forecast.ts';

/** Where an issue may settle: its middle and the range to tell with it, on the issue's scale. */
export interface Spread {
  low: number;
  middle: number;
  high: number;
}

/** What the three numbers of a spread are. */
export interface SpreadNames {
  low: string;
  middle: string;
  high: string;
  /** The range in words: "5% to 95%". */
  range: string;
}

/**
 * Where draws differ, quantiles over all of them; where nothing is uncertain there is one value of each model, and a
 * quantile says nothing.
 */
export function spreadNames({ certain, models }: Forecast['settings']): SpreadNames {
  if (!certain) return { low: '5%', middle: '50%', high: '95%', range: '5% to 95%' };
  if (models.length === 1) return { low: 'low', middle: 'middle', high: 'high', range: 'what the model says' };
  return { low: 'lowest', middle: 'middle', high: 'highest', range: 'lowest to highest model' };
}

/**
 * The spread of an issue over all models, or of what one model says.
 *
 * @param model its name; all together by default
 */
export function spreadOf(issue: IssueForecast, { certain }: Forecast['settings'], model?: string): Spread {
  const { quantiles } = model === undefined ? issue.pooled : issue.models[model];
  if (!certain) return { low: quantiles.q05, middle: quantiles.q50, high: quantiles.q95 };
  const said = Object.entries(issue.models).flatMap(([name, { central }]) =>
    model === undefined || name === model ? [central] : [],
  );
  said.sort((a, b) => a - b);
  const half = (said.length - 1) / 2;
  return { low: said[0], middle: (said[Math.floor(half)] + said[Math.ceil(half)]) / 2, high: said[said.length - 1] };
}
