import type * as z from 'zod';
import { type Fault, formatFault } from '../../situation/fault.ts';
import { objectSource } from '../../situation/object-source.ts';
import { schemaFaults } from '../../situation/schema-faults.ts';
import { schemaAsJson } from '../../situation/schema-json.ts';

/** More faults of one entry than this are not told: they stand in one line. */
const MOST_TOLD = 5;

/**
 * What a schema finds wrong with an entry, in one line: `forecast.probability: 30 is outside 0-1, if it is of 100 write 0.3`.
 *
 * @param name what the message calls the entry, such as `forecast`
 */
export function entryFaults(
  schema: z.ZodType,
  { value, issues, name }: { value: unknown; issues: z.core.$ZodIssue[]; name: string },
): string {
  const source = objectSource(value, name);
  const faults: Fault[] =
    source.faults.length > 0
      ? source.faults
      : schemaFaults(issues, { source, file: name, schema: schemaAsJson(schema) });
  return faults.slice(0, MOST_TOLD).map(formatFault).join('; ');
}
