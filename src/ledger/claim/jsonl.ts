import * as z from 'zod';
import type { $ZodIssue } from 'zod/v4/core';
import { asWritten } from './as-written.ts';
import type { Entry, Seal } from './entry.ts';
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
const contentSchemas = { claim: claimSchema, forecast: forecastSchema, resolution: resolutionSchema };

/** An entry as one line of JSON; with its seal, where it has one. */
export const entryLine = (entry: Entry & Partial<Seal>): string => JSON.stringify(entry);

/**
 * Reads a line of a ledger in JSON Lines.
 *
 * @returns the entry, or what is wrong with the line in plain words
 */
export function parseEntryLine(line: string): (Entry & Partial<Seal>) | { fault: string } {
  if (line.length > LONGEST_LINE)
    return { fault: `the line has ${line.length} characters, expected at most ${LONGEST_LINE}` };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { fault: 'is no JSON' };
  }
  return readEntry(value);
}

/**
 * Reads an entry of a ledger that stands as plain data.
 *
 * @returns the entry, or what is wrong with it in plain words
 */
export function readEntry(value: unknown): (Entry & Partial<Seal>) | { fault: string } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { fault: 'expected an object' };
  const { entry, seq, recorded, hash, ...content } = value as Record<string, unknown>;
  if (entry !== 'claim' && entry !== 'forecast' && entry !== 'resolution') {
    return { fault: '`entry` says what the line is: claim, forecast or resolution' };
  }
  let ofSeal: Partial<Seal> = {};
  if (seq !== undefined || recorded !== undefined || hash !== undefined) {
    const sealed = sealSchema.safeParse({ seq, recorded, hash });
    if (!sealed.success) return { fault: issuesInWords(sealed.error.issues) };
    ofSeal = withoutMissing(sealed.data) as Partial<Seal>;
  }
  const plain = entry === 'claim' ? undefined : asWritten(entry, content);
  if (plain !== undefined) return { entry, ...plain, ...ofSeal } as Entry & Partial<Seal>;
  const read = contentSchemas[entry].safeParse(content);
  if (!read.success) return { fault: issuesInWords(read.error.issues) };
  return { entry, ...read.data, ...ofSeal } as Entry & Partial<Seal>;
}

/** What a schema finds wrong, in one line: each field with what is wrong with it. */
export function issuesInWords(issues: readonly $ZodIssue[]): string {
  return issues
    .slice(0, 5)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join('; ');
}
