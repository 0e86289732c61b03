import { decode } from '../files/decode.ts';
import { readInput } from '../files/read-input.ts';
import { FaultError } from '../situation/fault.ts';
import { readSituation } from '../situation/read.ts';
import type { Situation } from '../situation/schema.ts';

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
  if (!situation) throw new FaultError(faults);
  return situation;
}
