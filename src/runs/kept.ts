import type { RunOptions } from '../engine/run.ts';
import { readCaseFiles } from '../files/case-files.ts';
import type { Comparison } from '../forecast/compare.ts';
import type { Forecast } from '../forecast/forecast.ts';
import { UsageError } from '../numeric/errors.ts';
import { leftOutInWords } from '../report/backtest/words.ts';
import type { CaseOptions } from '../situation/cases/read-cases.ts';
import { mergeCases, mergeRun } from './merge.ts';
import type { BacktestRun, DrawRun } from './run.ts';
import { openRun } from './run-folder.ts';
import { casesHash } from './run-plan.ts';
import { checkPurpose, checkSameRun, type Wanted } from './same-run.ts';
import { type Staged, stagedResult } from './staged-run.ts';

/** What a user asks of a run; the run says what it is for. */
export type AskedOfRun = Omit<Wanted, 'of'>;

/** The forecast that a run has of a situation and options. @throws UsageError if it has another, or not all of it yet */
export async function keptForecast(
  folder: string,
  asked: AskedOfRun,
  options: RunOptions = {},
): Promise<{ forecast: Forecast; plan: DrawRun['plan'] }> {
  const run = await openRun(folder);
  checkSameRun(run, { ...asked, of: 'forecast' });
  return { forecast: await mergeRun(run, options), plan: run.plan };
}

/** The same of an analysis, of either command if none is named, and the outcome that it was planned to be about. */
export async function keptAnalysis(
  folder: string,
  of: 'why' | 'report' | undefined,
  asked: AskedOfRun,
): Promise<Staged['report'] & { outcome: string | undefined }> {
  const run = await openRun(folder);
  const wanted = of ?? (run.plan.of === 'why' ? 'why' : 'report');
  checkSameRun(run, { ...asked, of: wanted });
  return { ...(await stagedResult(run, wanted)), outcome: run.plan.outcome };
}

/** The same of a comparison. @param scenarios those that are named: to be compared, or the one that the time line follows */
export async function keptComparison(
  folder: string,
  { scenarios, timeLine: byDay, settings, ...asked }: AskedOfRun,
): Promise<Comparison> {
  const run = await openRun(folder);
  const timeLine = byDay || ('situation' in run && run.plan.timeLine);
  const what = timeLine ? { timeLine, settings: { ...settings, scenario: scenarios?.[0] } } : { scenarios, settings };
  checkSameRun(run, { ...asked, ...what, of: 'compare' });
  return (await stagedResult(run, 'compare')).comparison;
}

/** Resolved cases that a run has solved. */
export interface AskedCases {
  /** Files that are to have the same cases, and how they are read; none to take those of the run as they are. */
  paths: readonly string[];
  options: CaseOptions;
  seed?: number | undefined;
}

/** The cases that a run has solved. @throws UsageError if it has others, or not all of them yet */
export async function keptCases(folder: string, { paths, options, seed }: AskedCases, running: RunOptions = {}) {
  const run = await openRun(folder);
  checkPurpose(run, 'backtest');
  const { plan, cases } = run as BacktestRun;
  if (seed !== undefined && seed !== plan.seed)
    throw new UsageError(`${folder}: planned with another --seed: plan it anew in another folder`);
  if (paths.length > 0 && casesHash(await readCaseFiles(paths, options), plan.seed) !== plan.run)
    throw new UsageError(
      `${folder}: a run of other cases than ${paths.join(', ')}, or read otherwise: plan it anew in another folder`,
    );
  const solved = await mergeCases(run as BacktestRun, running);
  const { files, calibration } = plan;
  const { times, notes } = cases;
  return { solved, times, notes: leftOutInWords(notes, undefined), files, seed: plan.seed, calibration };
}
