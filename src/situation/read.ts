import { changeFaults } from './change-faults.ts';
import { type Fault, FaultError, sortFaults } from './fault.ts';
import { meaningFaults } from './meaning-faults.ts';
import { type Situation, situationSchema } from './schema.ts';
import { schemaFaults } from './schema-faults.ts';
import { parseYaml } from './yaml-source.ts';

/** A situation that was read, or everything that is wrong with the text. */
export type ReadResult = { situation: Situation; faults: [] } | { situation?: undefined; faults: Fault[] };

/**
 * Reads a situation file (YAML or JSON).
 *
 * @param text the file's contents, at most 10 MB
 * @param file its name, for messages
 * @returns the situation, or all faults of the text with their places, in reading order
 */
export function readSituation(text: string, file = 'situation.yaml'): ReadResult {
  const source = parseYaml(text, file);
  if (source.faults.length > 0) return { faults: sortFaults(source.faults) };
  const parsed = situationSchema.safeParse(source.value);
  const faults = parsed.success ? [] : schemaFaults(parsed.error.issues, source, file);
  faults.push(...meaningFaults(source, file));
  if (parsed.success && faults.length === 0) faults.push(...changeFaults(parsed.data, source, file));
  if (faults.length > 0 || !parsed.success) return { faults: sortFaults(faults) };
  return { situation: parsed.data, faults: [] };
}

/**
 * Reads a situation file that is expected to be sound.
 *
 * @throws FaultError with all faults of the text
 */
export function parseSituation(text: string, file?: string): Situation {
  const { situation, faults } = readSituation(text, file);
  if (!situation) throw new FaultError(faults);
  return situation;
}
