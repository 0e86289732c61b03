import { type Calibration, calibrationSchema } from '../calibration/calibration.ts';
import type { ChosenCalibration } from '../calibration/choose.ts';
import { UsageError } from '../numeric/errors.ts';
import { decode, readInput } from './files.ts';

/** What `--calibration` names: a file, `none`, or without it what ships with the package. @throws UsageError with every fault of the file */
export const chosenCalibration = async (flag: string | undefined): Promise<ChosenCalibration> =>
  flag === undefined || flag === 'none' ? flag : readCalibration(flag);

/**
 * A calibration that `learn` wrote.
 *
 * @throws UsageError with every fault of the file
 */
export async function readCalibration(file: string): Promise<Calibration> {
  const text = decode(await readInput(file), file);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file}: not JSON: ${(error as Error).message}`);
  }
  const read = calibrationSchema.safeParse(value);
  if (read.success) return read.data;
  throw new UsageError(
    read.error.issues.map(({ path, message }) => `${file}: ${path.join('.')}: ${message}`).join('\n'),
  );
}
