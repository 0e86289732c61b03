import type { ClaimForecast, Resolution } from './claim.ts';
import { isWritten } from './moment.ts';
import { ID, LONGEST_ID } from './schema.ts';

/**
 * A forecast or a resolution that is sound and already in its written form, as nearly all lines of a long ledger are: it is known
 * by a look, a tenth of the time of the schema.
 *
 * @returns what its schema would make of it; undefined where only the schema can tell
 */
export function asWritten(
  entry: 'forecast' | 'resolution',
  content: Record<string, unknown>,
): ClaimForecast | Resolution | undefined {
  return entry === 'forecast' ? forecast(content) : resolution(content);
}

function forecast(content: Record<string, unknown>): ClaimForecast | undefined {
  const { claim, made, probability } = content;
  if (!isId(claim) || !isMoment(made)) return undefined;
  if (typeof probability !== 'number' || !(probability >= 0 && probability <= 1)) return undefined;
  return fieldsOf(content) === 3 ? { claim, made, probability } : undefined;
}

function resolution(content: Record<string, unknown>): Resolution | undefined {
  const { claim, verdict, outcome, on } = content;
  if (!isId(claim) || !isMoment(on)) return undefined;
  if (typeof outcome !== 'boolean' || (verdict !== undefined && verdict !== 'resolved')) return undefined;
  return fieldsOf(content) === ('verdict' in content ? 4 : 3) ? { claim, verdict: 'resolved', outcome, on } : undefined;
}

function fieldsOf(content: Record<string, unknown>): number {
  let fields = 0;
  for (const _ in content) fields++;
  return fields;
}

/** Entries of one claim mostly follow each other. */
let lastId = '';

function isId(value: unknown): value is string {
  if (value === lastId && lastId !== '') return true;
  if (typeof value !== 'string' || value.length > LONGEST_ID || !ID.test(value)) return false;
  lastId = value;
  return true;
}

const isMoment = (value: unknown): value is string => typeof value === 'string' && isWritten(value);
