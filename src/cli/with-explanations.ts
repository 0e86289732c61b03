import type { Forecast } from '../forecast/forecast.ts';
import type { ForecastOptions } from '../forecast/plan.ts';
import type { Situation } from '../situation/situation.ts';

/** A forecast with the explanations of its situation and the outcomes over all of them, where it states some that change it. */
export async function withExplanations(
  forecast: Forecast,
  situation: Situation,
  { models, calibration, samples, seed, sampler, at }: ForecastOptions,
): Promise<Forecast> {
  // A scenario is what might be: what is true is weighed of the situation as it is.
  if (!situation.hypotheses || forecast.scenario !== undefined || forecast.settings.stoppedBefore !== undefined)
    return forecast;
  const { explained } = await import('../forecast/by-explanation.ts');
  const found = explained(situation, { models, calibration, samples, seed, sampler, at } as ForecastOptions);
  return found ? { ...forecast, explanations: found } : forecast;
}
