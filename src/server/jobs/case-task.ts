import { lstat, readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { backtest } from '../../backtest/backtest.ts';
import { learn } from '../../backtest/learn.ts';
import type { RunOptions } from '../../engine/run.ts';
import { readCalibration } from '../../files/calibration-file.ts';
import { readCaseFiles } from '../../files/case-files.ts';
import { solvedCases } from '../../files/solved-cases.ts';
import { models } from '../../models/models.ts';
import { UsageError } from '../../numeric/errors.ts';
import { quoteName } from '../../numeric/nearest-name.ts';
import { leftOutInWords } from '../../report/backtest/words.ts';
import { keptCases } from '../../runs/kept.ts';
import type { CaseOptions } from '../../situation/cases/read-cases.ts';
import { nameFault, pathWithin } from '../folder/paths.ts';
import { ofRun } from './of-run.ts';
import type { Task, TaskResult, TaskTools } from './task.ts';

/** What is asked of resolved bargains. */
export interface CaseQuestion {
  /** Files and folders, by their names in the folder that is served. */
  files: string[];
  options: CaseOptions;
  /** 1 by default, or that of the run. */
  seed?: number;
  /** A file that `learn` wrote, to be scored. */
  calibration?: string;
  /** The run that has solved the cases. */
  run?: Task['run'];
}

const IS_OF_CASES = /\.(ya?ml|csv|tsv|xlsx)(\.gz)?$/i;

/**
 * Scores the models on resolved bargains, or learns from them, as `tightrope backtest` and `tightrope learn` do. Cancelled, it keeps
 * the cases that are done, and says so.
 *
 * @throws UsageError with every fault of the files
 */
export async function casesTask(
  kind: 'backtest' | 'learn',
  root: string,
  { files, options, seed: given, calibration: named, run }: CaseQuestion,
  { signal, onProgress }: Pick<TaskTools, 'signal' | 'onProgress'>,
): Promise<TaskResult> {
  const plainly = (error: unknown): never => {
    // Messages name files as the request does, and not where they lie on the disk.
    throw error instanceof UsageError ? new UsageError(error.message.replaceAll(`${root}${sep}`, '')) : error;
  };
  const paths = (await Promise.all(files.map((file) => caseFilesAt(root, file)))).flat();
  const calibration =
    named === undefined ? undefined : await readCalibration(await pathWithin(root, named)).catch(plainly);
  const report = (done: number, planned: number) =>
    onProgress({ stage: 'cases', done, planned, share: done / planned });
  const running = { signal, onProgress: report };
  const cases = run
    ? await ofRun(run, ({ folder }) => keptCases(folder, { paths, options, seed: given }, running)).catch(plainly)
    : await solvedHere(paths, { files, options, seed: given ?? 1 }, running).catch(plainly);
  const { solved, times, notes: warnings, seed } = cases;
  if (kind === 'learn') {
    const from = cases.files.map((file) => file.split(/[/\\]/).pop() ?? file);
    return { value: learn(solved, { from, seed, times }), warnings };
  }
  const { kinds, questions, paces } = backtest(solved, models, seed, calibration ?? cases.calibration, times);
  if (kinds.length + questions.length + paces.length === 0)
    throw new UsageError(`${cases.files.join(', ')}: no issue with a result and no outcome, expected at least one`);
  return { value: { seed, kinds, questions, paces }, warnings };
}

/** Reads and solves cases, as many as there are before a stop. */
async function solvedHere(
  paths: string[],
  { files, options, seed }: { files: string[]; options: CaseOptions; seed: number },
  running: RunOptions,
): ReturnType<typeof keptCases> {
  const read = await readCaseFiles(paths, options);
  const solved = await solvedCases(read.cases, seed, running);
  if (solved.length === 0) running.signal?.throwIfAborted();
  const stopped = solved.length < read.cases.length ? { done: solved.length, planned: read.cases.length } : undefined;
  return { solved, times: read.times, notes: leftOutInWords(read.notes, stopped), files, seed, calibration: undefined };
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
