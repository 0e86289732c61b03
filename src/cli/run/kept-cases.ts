import { readCaseFiles } from '../../files/case-files.ts';
import { UsageError } from '../../numeric/errors.ts';
import { leftOutInWords } from '../../report/backtest/words.ts';
import { mergeCases } from '../../runs/merge.ts';
import type { BacktestRun } from '../../runs/run.ts';
import { openRun } from '../../runs/run-folder.ts';
import { casesHash } from '../../runs/run-plan.ts';
import { checkPurpose } from '../../runs/same-run.ts';
import { caseOptionsOf, type ReadingFlags, readingGiven } from '../backtest/reading.ts';
import type { Solved } from '../backtest/solved.ts';
import { asFlag } from '../flags.ts';
import { interruptible } from '../interrupt.ts';
import { progress } from '../progress.ts';

/**
 * The cases that a run has solved.
 *
 * @param paths files that are to have the same cases; none to take those of the run as they are
 * @throws UsageError if it has others, or not all of them yet
 */
export async function casesOfRun(
  folder: string,
  paths: string[],
  { seed, flags }: { seed: number | undefined; flags: ReadingFlags },
): Promise<Solved> {
  const run = await openRun(folder);
  checkPurpose(run, 'backtest');
  const { plan, cases } = run as BacktestRun;
  if (seed !== undefined && seed !== plan.seed)
    throw new UsageError(`${folder}: planned with another --seed: plan it anew in another folder`);
  const given = readingGiven(flags);
  if (paths.length > 0) {
    if (casesHash(await readCaseFiles(paths, caseOptionsOf(flags)), plan.seed) !== plan.run)
      throw new UsageError(
        `${folder}: a run of other cases than ${paths.join(', ')}, or read otherwise: plan it anew in another folder`,
      );
  } else if (given !== undefined)
    throw new UsageError(`--${asFlag(given)}: says how files are read, expected with the files of the cases`);
  const { signal, done } = interruptible('stopped before the pieces were read');
  const shown = progress('Reading');
  const solved = await mergeCases(run as BacktestRun, { signal, onProgress: shown.report }).finally(() => {
    shown.end();
    done();
  });
  const { files: from, seed: own, calibration: planned } = plan;
  return { ...{ solved, from, seed: own, planned }, times: cases.times, notes: leftOutInWords(cases.notes, undefined) };
}
