import type { Calibration } from '../calibration/calibration.ts';
import { solvedCases } from '../files/solved-cases.ts';
import { UsageError } from '../numeric/errors.ts';
import { version } from '../version.ts';
import type { CaseList } from './case-list.ts';
import { CASES } from './places.ts';
import type { BacktestRun } from './run.ts';
import { openRun, prepareFolder, writeRun } from './run-folder.ts';
import { type BacktestPlan, casesHash } from './run-plan.ts';
import { checkCount, cut, PIECE_MS } from './stretches.ts';

/** What to plan. */
export interface BacktestPlanning {
  /** The files of the cases as the user names them, and what they say. */
  files: string[];
  cases: CaseList;
  seed: number;
  /** What was learned before, to be scored. */
  calibration?: Calibration | undefined;
  /** Cases of a piece; by default as many as take about half a minute on this machine. */
  size?: number | undefined;
}

/**
 * Plans a backtest in a folder. Where it has one of the same cases already, what was solved for that is used again.
 *
 * @throws UsageError if the folder has something else, or a case is not sound
 */
export async function planBacktest(
  folder: string,
  { files, cases, seed, calibration, size }: BacktestPlanning,
): Promise<BacktestRun> {
  if (size !== undefined && size < 1) throw new UsageError(`a piece has ${size} cases, expected at least 1`);
  const run = casesHash(cases, seed);
  const known = await prepareFolder(folder, run);
  const stretches = cut(cases.cases.length, size ?? (await fittingSize(cases, seed)), known('cases'), 1);
  checkCount(stretches.length);
  const plan: BacktestPlan = {
    ...{ format: 1, run, version, of: 'backtest', files, seed },
    ...(calibration && { calibration }),
    ends: stretches.map(({ to }) => to),
  };
  await writeRun(folder, { [CASES]: `${JSON.stringify(cases)}\n` }, plan);
  return (await openRun(folder)) as BacktestRun;
}

/** How long cases are timed for: the first one is slow, before the code is compiled. */
const TIMED_MS = 1500;

/** Multiples of it, without their whole part, lie evenly between 0 and 1. */
const GOLDEN = 0.618034;

/** Cases of a piece of about half a minute, by the time that some of them take here, taken from all over the list. */
async function fittingSize({ cases }: CaseList, seed: number): Promise<number> {
  const began = performance.now();
  for (let timed = 1; timed <= cases.length; timed++) {
    await solvedCases([cases[Math.floor(((timed * GOLDEN) % 1) * cases.length)]], seed);
    const took = performance.now() - began;
    if (took >= TIMED_MS) return Math.max(1, Math.floor((PIECE_MS * timed) / took));
  }
  return Math.max(1, cases.length);
}
