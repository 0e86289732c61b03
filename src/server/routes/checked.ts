import * as z from 'zod';
import type { ReadResult } from '../../situation/read.ts';

const place = z.object({ line: z.number(), column: z.number() });
const step = z.union([z.string(), z.number()]);

export const faultSchema = z.object({
  file: z.string(),
  place: place.optional().describe('in the text, both from 1'),
  path: z.array(step).optional().describe('in a value: keys and indices from the outside in'),
  message: z.string(),
  severity: z.enum(['error', 'warning']),
});

/** What `tightrope check --json` prints of one file. */
export const checkedSchema = z.object({
  file: z.string(),
  faults: z.array(faultSchema),
  warnings: z.array(faultSchema).optional(),
});

/** What `tightrope check --json` prints of one file. */
export function checkedOf(read: ReadResult, file: string) {
  const warnings = ('warnings' in read && read.warnings) || [];
  return { file, faults: read.faults, ...(warnings.length > 0 ? { warnings } : {}) };
}
