import { readCalibration } from '../../files/calibration-file.ts';
import { readCaseFiles } from '../../files/case-files.ts';
import { UsageError } from '../../numeric/errors.ts';
import { planBacktest } from '../../runs/plan-backtest.ts';
import type { BacktestRun } from '../../runs/run.ts';
import { caseOptionsOf } from '../backtest/reading.ts';
import { asFlag } from '../flags.ts';
import type { PlanFlags } from './plan-flags.ts';

/** Plans a backtest of resolved cases. */
export async function planCases(paths: string[], flags: PlanFlags): Promise<BacktestRun> {
  const { output, seed = 1, calibration: named, pieceSize: size } = flags;
  const drawing = (['model', 'samples', 'sampler', 'scenario', 'at', 'outcome', 'timeLine'] as const).find(
    (name) => flags[name] !== undefined,
  );
  if (drawing !== undefined) throw new UsageError(`--${asFlag(drawing)} cannot be used with a run for backtest`);
  const calibration = named === undefined ? undefined : await readCalibration(named);
  const cases = await readCaseFiles(paths, caseOptionsOf(flags));
  return planBacktest(output, { files: paths, cases, seed, calibration, size });
}
