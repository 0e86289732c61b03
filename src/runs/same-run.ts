import { UsageError } from '../numeric/errors.ts';
import type { Situation } from '../situation/situation.ts';
import type { Run } from './run-folder.ts';
import { planDraws, type RunSettings, runHash, settingsOfRun } from './run-plan.ts';

/**
 * Checks that a run is of a situation and of the options that are given; those that are not given are the run's own.
 *
 * @param file of the situation, for the messages
 * @throws UsageError if it is of something else
 */
export function checkSameRun(
  { folder, plan }: Run,
  file: string,
  situation: Situation,
  given: RunSettings,
  samples?: number,
): void {
  if (samples !== undefined && samples !== plan.samples)
    throw new UsageError(
      `${folder}: has ${plan.samples} draws, not ${samples}: plan it with --samples ${samples}, which keeps what is drawn`,
    );
  const own = settingsOfRun(plan);
  if (runHash(planDraws(situation, own, plan.samples)) !== plan.run)
    throw new UsageError(`${folder}: a run of another situation than ${file}: plan it anew in another folder`);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    if (runHash(planDraws(situation, { ...own, [name]: value }, plan.samples)) !== plan.run)
      throw new UsageError(`${folder}: planned with another ${NAMES.get(name)}: plan it anew in another folder`);
  }
}

const NAMES = new Map([
  ['models', '--model'],
  ['calibration', '--calibration'],
  ['seed', '--seed'],
  ['sampler', '--sampler'],
  ['scenario', '--scenario'],
  ['at', '--at'],
]);
