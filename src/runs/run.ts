import type { RunOptions } from '../engine/run.ts';
import type { Explaining } from '../forecast/by-explanation.ts';
import type { JobRunner } from '../forecast/jobs.ts';
import type { Plan } from '../forecast/plan.ts';
import type { Situation } from '../situation/situation.ts';
import type { CaseList } from './case-list.ts';
import type { PieceStretch } from './places.ts';
import type { BacktestPlan, DrawPlan } from './run-plan.ts';
import type { SealedFile } from './sealed-file.ts';

/** A piece of work of a run, whose result is a file. Its number is its place among the pieces of the run. */
export interface RunPiece extends PieceStretch {
  /** The name of its file, without the ending. */
  name: string;
  /** What it has, such as `draws 0 to 63`. */
  title: string;
  /** In the units of the run's progress. */
  size: number;
  /** Looks whether it is there and whole. @param checksum see `checkSealed` */
  check(checksum?: boolean): Promise<SealedFile<unknown>>;
  /**
   * Makes it: the same bytes on every machine and each time.
   *
   * @throws UsageError if it cannot be written, the signal's reason if it is stopped
   */
  make(runner: JobRunner, options: RunOptions): Promise<void>;
}

interface AnyRun {
  folder: string;
  /** What it is called where people read. */
  title: string;
  /** All of them; of an analysis none, since it cannot be cut beforehand. */
  pieces: readonly RunPiece[];
}

/** A forecast or an analysis as its folder has it. */
export interface DrawRun extends AnyRun {
  plan: DrawPlan;
  situation: Situation;
  /** What is drawn. */
  forecast: Plan;
  /** The explanations under which it is forecast besides; of an analysis none, since it asks for them itself. */
  explaining?: Explaining | undefined;
}

/** A backtest as its folder has it. */
export interface BacktestRun extends AnyRun {
  plan: BacktestPlan;
  cases: CaseList;
}

/** A run as its folder has it. */
export type Run = DrawRun | BacktestRun;

/** Whether a run is made in stages, each of which needs the one before. */
export const isInStages = ({ plan: { of } }: Run): boolean => of !== 'forecast' && of !== 'backtest';
