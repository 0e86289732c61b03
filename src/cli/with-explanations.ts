import { setImmediate as nextTurn } from 'node:timers/promises';
import { explaining, withRests } from '../forecast/by-explanation.ts';
import type { ExplainedOutcomes } from '../forecast/explained.ts';
import type { ForecastOptions } from '../forecast/plan.ts';
import type { Situation } from '../situation/situation.ts';
import { EXIT } from './exit.ts';
import { interruptible } from './interrupt.ts';
import { progress } from './progress.ts';

/** What a stop leaves out, where the forecast itself is done. */
export const WITHOUT_EXPLANATIONS = 'Stopped before the forecast under each explanation was done: it is left out.';

/** The explanations of a situation and the outcomes under each, where it states some that change it; Ctrl-C leaves them out. */
export async function explainedOutcomes(
  situation: Situation,
  options: ForecastOptions,
): Promise<ExplainedOutcomes | undefined> {
  const { models, calibration, samples, seed, sampler, scenario, at } = options;
  const work = explaining(situation, { models, calibration, samples, seed, sampler, scenario, at } as ForecastOptions);
  if (!work) return undefined;
  const { signal, done } = interruptible();
  const shown = progress('Under each explanation');
  try {
    return await work.on(withRests(nextTurn), { signal, onProgress: shown.report });
  } catch (error) {
    if (!signal.aborted) throw error;
    console.error(WITHOUT_EXPLANATIONS);
    process.exitCode = EXIT.interrupted;
    return undefined;
  } finally {
    shown.end();
    done();
  }
}
