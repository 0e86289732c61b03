import type { SolvedCase } from '../../backtest/solve-case.ts';
import type { Calibration } from '../../calibration/calibration.ts';
import type { CaseTime } from '../../situation/cases/case-time.ts';

/** Cases with what the models said of them. */
export interface Solved {
  solved: SolvedCase[];
  times: CaseTime[];
  notes: string[];
  /** Their files as they were named, and what is to be done with them. */
  from: string[];
  seed: number;
  /** What a run was planned to score besides. */
  planned?: Calibration | undefined;
}
