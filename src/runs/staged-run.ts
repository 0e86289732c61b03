import type { RunOptions } from '../engine/run.ts';
import { type Analysis, type AnalysisOptions, analyse, partsOfWhy } from '../forecast/analysis.ts';
import { explaining } from '../forecast/by-explanation.ts';
import type { Comparison } from '../forecast/compare.ts';
import { compareScenarios, timeLine } from '../forecast/comparison.ts';
import type { ExplainedOutcomes } from '../forecast/explained.ts';
import type { JobRunner } from '../forecast/jobs.ts';
import { UsageError } from '../numeric/errors.ts';
import type { Claims } from './claim.ts';
import { readResults, writeResults } from './job-file.ts';
import { keptJobs } from './kept-jobs.ts';
import { pieceFile } from './places.ts';
import { type DrawRun, isInStages, type Run } from './run.ts';
import { settingsOfRun } from './run-plan.ts';

/** What a run in stages comes to. */
export interface Staged {
  why: { analysis: Analysis };
  report: { analysis: Analysis; explanations?: ExplainedOutcomes | undefined };
  compare: { comparison: Comparison };
}

/** The name of the whole. */
const WHOLE = { name: 'analysis' };

/**
 * Works on an analysis or a comparison beside any number of others, until it is whole.
 *
 * @returns how many pieces this worker made
 * @throws UsageError if a piece cannot be written
 * @throws the signal's reason if it is stopped; pieces that are made stay
 */
export async function workInStages(
  run: Run,
  runner: JobRunner,
  claims: Claims,
  { onProgress, signal }: RunOptions,
): Promise<number> {
  if (!isInStages(run) || (await wholeOf(run))) return 0;
  const kept = keptJobs(run, runner, claims);
  const staged = await inStages(run as DrawRun, kept, { onProgress, signal });
  signal?.throwIfAborted();
  await writeResults(pieceFile(run.folder, WHOLE), expected(run), staged);
  return kept.made();
}

async function inStages(
  { plan, situation }: DrawRun,
  kept: JobRunner,
  { onProgress, signal }: RunOptions,
): Promise<Staged[keyof Staged]> {
  const settings = { ...settingsOfRun(plan), samples: plan.samples };
  if (plan.of === 'compare') {
    const options = { ...settings, onProgress, signal };
    const comparison = plan.timeLine
      ? await timeLine(situation, options, kept)
      : await compareScenarios(situation, plan.scenarios, options, kept);
    return { comparison };
  }
  const { outcome } = plan;
  const options: AnalysisOptions = {
    ...{ ...settings, outcome },
    ...(plan.of === 'why' && { parts: partsOfWhy(outcome) }),
    ...(signal && { signal }),
    onProgress: (_stage, _done, _planned, share) => onProgress?.(Math.floor(100 * share), 100),
  };
  const analysis = await analyse(situation, options, kept);
  if (plan.of === 'why') return { analysis };
  signal?.throwIfAborted();
  return { analysis, explanations: await explaining(situation, settings)?.on(kept, { signal }) };
}

const expected = ({ plan: { run, version } }: Run) => ({ run, version, ...WHOLE });

/** What a run in stages comes to: the same bits as at once. @throws UsageError if it is not whole */
export async function stagedResult<Of extends keyof Staged>(run: Run, _of: Of): Promise<Staged[Of]> {
  const whole = await wholeOf(run);
  if (whole) return whole as Staged[Of];
  throw new UsageError(
    `${run.folder}: the analysis is not whole: \`tightrope run work ${run.folder}\` goes on with it`,
  );
}

/** The same; nothing where it is not whole. */
export async function wholeOf(run: Run): Promise<unknown> {
  return (await readResults(pieceFile(run.folder, WHOLE), expected(run)))?.results;
}
