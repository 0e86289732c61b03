import { UsageError } from '../numeric/errors.ts';
import type { Situation } from '../situation/situation.ts';
import type { DrawRun, Run } from './run.ts';
import { type Purpose, planDraws, type RunSettings, runHash, settingsOfRun } from './run-plan.ts';

/** What a run has to be of, as the user says. */
export interface Wanted extends Purpose {
  /** The situation, and its file for the messages. */
  situation: Situation;
  file: string;
  /** Options that are given; the others are the run's own. */
  settings: RunSettings;
  samples?: number | undefined;
}

/** @throws UsageError if a run is of something else */
export function checkSameRun(
  run: Run,
  { situation, file, settings, samples, of, outcome, scenarios, timeLine }: Wanted,
): asserts run is DrawRun {
  checkPurpose(run, of);
  const { folder, plan } = run as DrawRun;
  if (outcome !== undefined && outcome !== plan.outcome)
    throw new UsageError(`${folder}: not planned with --outcome ${outcome}`);
  if (scenarios !== undefined && scenarios.join() !== plan.scenarios?.join())
    throw new UsageError(`${folder}: not planned with --scenario ${scenarios.join(',')}`);
  if (timeLine && !plan.timeLine) throw new UsageError(`${folder}: not planned with --time-line`);
  if (samples !== undefined && samples !== plan.samples)
    throw new UsageError(
      `${folder}: has ${plan.samples} draws, not ${samples}: plan it with --samples ${samples}${of === 'forecast' ? ', which keeps what is drawn' : ' in another folder'}`,
    );
  const own = settingsOfRun(plan);
  const isSame = (some: RunSettings) => runHash(planDraws(situation, some, plan.samples, of), plan) === plan.run;
  if (!isSame(own))
    throw new UsageError(`${folder}: a run of another situation than ${file}: plan it anew in another folder`);
  for (const [name, value] of Object.entries(settings)) {
    if (value !== undefined && !isSame({ ...own, [name]: value }))
      throw new UsageError(
        `${folder}: planned with another --${name === 'models' ? 'model' : name}: plan it anew in another folder`,
      );
  }
}

/** @throws UsageError if a run is for something else */
export function checkPurpose({ folder, plan }: Run, of: Run['plan']['of']): void {
  if (of !== plan.of)
    throw new UsageError(`${folder}: a run for ${plan.of}, expected one that was planned with --for ${of}`);
}
