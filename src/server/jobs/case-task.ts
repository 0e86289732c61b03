import { lstat, readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { backtest } from '../../backtest/backtest.ts';
import { learn } from '../../backtest/learn.ts';
import { readCalibration } from '../../files/calibration-file.ts';
import { readCaseFiles } from '../../files/case-files.ts';
import { solvedCases } from '../../files/solved-cases.ts';
import { models } from '../../models/models.ts';
import { UsageError } from '../../numeric/errors.ts';
import { quoteName } from '../../numeric/nearest-name.ts';
import { leftOutInWords } from '../../report/backtest/words.ts';
import type { CaseOptions } from '../../situation/cases/read-cases.ts';
import { nameFault, pathWithin } from '../folder/paths.ts';
import type { TaskResult, TaskTools } from './task.ts';

/** What is asked of resolved bargains. */
export interface CaseQuestion {
  /** Files and folders, by their names in the folder that is served. */
  files: string[];
  options: CaseOptions;
  seed: number;
  /** A file that `learn` wrote, to be scored. */
  calibration?: string;
}

const IS_OF_CASES = /\.(ya?ml|csv)(\.gz)?$/i;

/**
 * Scores the models on resolved bargains, or learns from them, as `tightrope backtest` and `tightrope learn` do. Cancelled, it keeps
 * the cases that are done, and says so.
 *
 * @throws UsageError with every fault of the files
 */
export async function casesTask(
  kind: 'backtest' | 'learn',
  root: string,
  { files, options, seed, calibration: named }: CaseQuestion,
  { signal, onProgress }: Pick<TaskTools, 'signal' | 'onProgress'>,
): Promise<TaskResult> {
  const plainly = (error: unknown): never => {
    // Messages name files as the request does, and not where they lie on the disk.
    throw error instanceof UsageError ? new UsageError(error.message.replaceAll(`${root}${sep}`, '')) : error;
  };
  const paths = (await Promise.all(files.map((file) => caseFilesAt(root, file)))).flat();
  const calibration =
    named === undefined ? undefined : await readCalibration(await pathWithin(root, named)).catch(plainly);
  const read = await readCaseFiles(paths, options).catch(plainly);
  const report = (done: number, planned: number) =>
    onProgress({ stage: 'cases', done, planned, share: done / planned });
  const solved = await solvedCases(read.cases, seed, { signal, onProgress: report });
  if (solved.length === 0) signal.throwIfAborted();
  const stopped = solved.length < read.cases.length ? { done: solved.length, planned: read.cases.length } : undefined;
  const warnings = leftOutInWords(read.notes, stopped);
  if (kind === 'learn') {
    const from = files.map((file) => file.split('/').pop() ?? file);
    return { value: learn(solved, { from, seed, times: read.times }), warnings };
  }
  const { kinds, questions, paces } = backtest(solved, models, seed, calibration, read.times);
  if (kinds.length + questions.length + paces.length === 0)
    throw new UsageError(`${files.join(', ')}: no issue with a result and no outcome, expected at least one`);
  return { value: { seed, kinds, questions, paces }, warnings };
}

/** A file of cases, or those of a folder; links are passed over, since they may lead out of it. */
async function caseFilesAt(root: string, name: string): Promise<string[]> {
  const path = await pathWithin(root, name.replace(/\/$/, ''));
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) throw new UsageError(`${quoteName(name)}: no such file or folder`);
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && IS_OF_CASES.test(entry.name) && nameFault(entry.name) === undefined)
    .map((entry) => join(path, entry.name))
    .sort();
}
