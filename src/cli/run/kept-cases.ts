import { UsageError } from '../../numeric/errors.ts';
import { keptCases } from '../../runs/kept.ts';
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
  const given = readingGiven(flags);
  if (paths.length === 0 && given !== undefined)
    throw new UsageError(`--${asFlag(given)} needs the files of the cases, which it says how to read`);
  const { signal, done } = interruptible('stopped before the pieces were read');
  const shown = progress('Reading');
  const asked = { paths, options: caseOptionsOf(flags), seed };
  const { files, calibration, ...cases } = await keptCases(folder, asked, {
    ...{ signal, onProgress: shown.report },
  }).finally(() => {
    shown.end();
    done();
  });
  return { ...cases, from: files, planned: calibration };
}
