import type { RunPlan } from '../../runs/run-plan.ts';
import type { ReadingFlags } from '../backtest/reading.ts';
import type { RunFlags } from '../run-flags.ts';

/** The flags of `run plan`. */
export interface PlanFlags extends RunFlags, ReadingFlags {
  output: string;
  /** Several to be compared, otherwise one. */
  scenario?: string[];
  timeLine?: boolean;
  pieceSize?: number;
  for: RunPlan['of'];
  outcome?: string;
}
