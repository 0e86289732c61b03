import { decode } from '../files/decode.ts';
import { readInput } from '../files/read-input.ts';
import { UsageError } from '../numeric/errors.ts';
import { readSituation } from '../situation/read.ts';
import type { Situation } from '../situation/schema.ts';
import { faultsText } from './exit.ts';

export { decode } from '../files/decode.ts';
export { readInput, whyUnreadable } from '../files/read-input.ts';
export { whyUnwritable, writeAtomically } from '../files/write-atomically.ts';

/**
 * The situation in a file.
 *
 * @throws UsageError with all faults of the file
 */
export async function readSituationFile(file: string): Promise<Situation> {
  const { situation, faults } = readSituation(decode(await readInput(file), file), file);
  if (!situation) throw new UsageError(faultsText(faults));
  return situation;
}
