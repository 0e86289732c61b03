import { type Calibration, calibrationDefinition } from '../calibration/calibration.ts';
import { UsageError } from '../numeric/errors.ts';
import { decode } from './decode.ts';
import { readInput } from './read-input.ts';

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
  const read = calibrationDefinition().safeParse(value);
  if (read.success) return read.data;
  throw new UsageError(
    read.error.issues.map(({ path, message }) => `${file}: ${path.join('.')}: ${message}`).join('\n'),
  );
}
