import { type Analysis, type AnalysisOptions, analyse, partsOfWhy } from '../forecast/analysis.ts';
import { UsageError } from '../numeric/errors.ts';
import { threads } from '../workers/index.ts';
import { readResults, writeResults } from './job-file.ts';
import { keptJobs } from './kept-jobs.ts';
import { type Run, resultsExpected, resultsFile } from './run-folder.ts';
import { settingsOfRun } from './run-plan.ts';
import type { WorkOptions } from './work.ts';

/** The name of the whole. */
const WHOLE = 'analysis';

/**
 * Works on the analysis of a run beside any number of others, until it is whole.
 *
 * @returns how many pieces this worker made
 * @throws UsageError if a piece cannot be written
 * @throws the signal's reason if it is stopped; pieces that are made stay
 */
export async function workOnAnalysis(
  run: Run,
  { workers = 1, patience, onProgress, signal }: Omit<WorkOptions, 'pieces'> = {},
): Promise<number> {
  if (await wholeAnalysis(run)) return 0;
  const { plan, situation } = run;
  const runner = threads(workers);
  const kept = keptJobs(run, runner, patience);
  const options: AnalysisOptions = {
    ...{ ...settingsOfRun(plan), samples: plan.samples, outcome: plan.outcome },
    ...(plan.of === 'why' && { parts: partsOfWhy(plan.outcome) }),
    ...(signal && { signal }),
    onProgress: (_stage, _done, _planned, share) => onProgress?.(Math.floor(100 * share), 100),
  };
  try {
    const analysis = await analyse(situation, options, kept);
    signal?.throwIfAborted();
    await writeResults(resultsFile(run, WHOLE), resultsExpected(run, WHOLE), analysis);
    return kept.made();
  } finally {
    await runner.close();
  }
}

/** The analysis of a run: the same bits as `analyse` makes at once. @throws UsageError if it is not whole */
export async function analysisOfRun(run: Run): Promise<Analysis> {
  const whole = await wholeAnalysis(run);
  if (whole) return whole;
  throw new UsageError(
    `${run.folder}: the analysis is not whole: \`tightrope run work ${run.folder}\` goes on with it`,
  );
}

export async function wholeAnalysis(run: Run): Promise<Analysis | undefined> {
  return (await readResults(resultsFile(run, WHOLE), resultsExpected(run, WHOLE)))?.results as Analysis | undefined;
}
