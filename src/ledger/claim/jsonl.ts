import * as z from 'zod';
import { checkGivenText } from '../../numeric/given.ts';
import { unknownName } from '../../numeric/nearest-name.ts';
import { describe } from '../../situation/issue-in-words.ts';
import { asWritten } from './as-written.ts';
import type { Entry, Seal } from './entry.ts';
import { entryFaults } from './entry-faults.ts';
import { claimSchema, forecastSchema, resolutionSchema } from './schema.ts';
import { withoutMissing } from './stated.ts';

/** A line longer than this is refused unread. */
export const LONGEST_LINE = 1_000_000;

const seal = {
  seq: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  recorded: z.iso
    .datetime({ precision: 3 })
    .regex(/^[1-9]/, { error: 'expected a year from 1000' })
    .optional(),
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
};
const sealSchema = z.object(seal);
const KINDS = 'one of `claim`, `forecast`, `resolution`';
const contentSchemas = { claim: claimSchema, forecast: forecastSchema, resolution: resolutionSchema };

/** An entry as one line of JSON; with its seal, where it has one. */
export const entryLine = (entry: Entry & Partial<Seal>): string => JSON.stringify(entry);

/**
 * Reads a line of a ledger in JSON Lines.
 *
 * @returns the entry, or what is wrong with the line in plain words
 */
export function parseEntryLine(line: string): (Entry & Partial<Seal>) | { fault: string } {
  checkGivenText(line, 'parseEntryLine', 'a line of JSON');
  if (line.length > LONGEST_LINE)
    return { fault: `the line has ${line.length} characters, expected at most ${LONGEST_LINE}` };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { fault: 'this line is not JSON' };
  }
  return readEntry(value);
}

/**
 * Reads an entry of a ledger that stands as plain data.
 *
 * @returns the entry, or what is wrong with it in plain words
 */
export function readEntry(value: unknown): (Entry & Partial<Seal>) | { fault: string } {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { fault: `found ${describe(value)}, expected an entry: a claim, a forecast or a resolution` };
  const { entry, seq, recorded, hash, ...content } = value as Record<string, unknown>;
  if (entry !== 'claim' && entry !== 'forecast' && entry !== 'resolution') {
    if (entry === undefined) return { fault: `\`entry\` is missing, expected ${KINDS}` };
    const found = typeof entry === 'string' ? unknownName('entry', entry, Object.keys(contentSchemas)) : undefined;
    return { fault: found ?? `entry: found ${describe(entry)}, expected ${KINDS}` };
  }
  let ofSeal: Partial<Seal> = {};
  if (seq !== undefined || recorded !== undefined || hash !== undefined) {
    const sealed = sealSchema.safeParse({ seq, recorded, hash });
    if (!sealed.success)
      return {
        fault: entryFaults(sealSchema, { value: { seq, recorded, hash }, issues: sealed.error.issues, name: entry }),
      };
    ofSeal = withoutMissing(sealed.data) as Partial<Seal>;
  }
  const plain = entry === 'claim' ? undefined : asWritten(entry, content);
  if (plain !== undefined) return { entry, ...plain, ...ofSeal } as Entry & Partial<Seal>;
  const read = contentSchemas[entry].safeParse(content);
  if (!read.success)
    return { fault: entryFaults(contentSchemas[entry], { value: content, issues: read.error.issues, name: entry }) };
  return { entry, ...read.data, ...ofSeal } as Entry & Partial<Seal>;
}
