import { identify } from '../../ledger/claim/identify.ts';
import { claimSchema, forecastSchema, resolutionSchema } from '../../ledger/claim/schema.ts';
import { withoutMissing } from '../../ledger/claim/stated.ts';
import type { NewEntry } from '../../ledger/store/index.ts';
import { UsageError } from '../../numeric/errors.ts';
import { issueInWords, issuesInWords } from '../../situation/issue-in-words.ts';
import { asFlags, type Called, type SaidFlags, saidIn } from './said.ts';

/** The flags of a new claim, beside what is said of it. */
export interface ClaimFlags extends SaidFlags {
  id?: string;
  /** The kind where the flags alone leave it open: a number or a date without a forecast yet. */
  kind?: string;
  claimant?: string;
  claimantKind?: string;
  by?: string;
  criteria?: string;
  outcome?: string;
  question?: string;
  tag?: string[];
  unit?: string;
  trigger?: string;
  triggerOn?: string;
  link?: string;
  quote?: string;
  note?: string;
}

/**
 * A new claim with the first forecast of it, if one is given.
 *
 * @param called what messages call a field
 * @throws UsageError with what is wrong
 */
export async function claimEntries(
  text: string,
  flags: ClaimFlags,
  now: Date,
  called: Called = asFlags,
): Promise<NewEntry[]> {
  const said = await saidIn(flags, called);
  // The day, not the moment: the same claim typed twice on a day is the same.
  const {
    made = now.toISOString().slice(0, 10),
    claimant,
    claimantKind,
    by,
    criteria,
    outcome,
    question,
    tag,
    unit,
  } = flags;
  const { trigger, triggerOn, link, quote, note } = flags;
  const content = {
    ...{
      kind: flags.kind ?? said.kind,
      text,
      claimant,
      claimantKind,
      made,
      deadline: by,
      criteria,
      outcome,
      question,
      tags: tag,
    },
    ...{ options: said.options, unit, trigger, triggerOn, link, quote, note },
  };
  const claim = checked(claimSchema, { id: flags.id ?? 'unnamed', ...withoutMissing(content) }, called);
  const { id: _, ...unnamed } = claim;
  const id = flags.id ?? identify(unnamed);
  const entries: NewEntry[] = [{ entry: 'claim', ...unnamed, id }];
  if (said.forecast === undefined) return entries;
  const forecast = checked(forecastSchema, { claim: id, made: claim.made, ...said.forecast }, called);
  return [...entries, { entry: 'forecast', ...forecast }];
}

/** A further forecast of a claim. @throws UsageError with what is wrong */
export async function forecastEntryOf(claim: string, flags: SaidFlags, now: Date): Promise<NewEntry> {
  const { forecast } = await saidIn(flags);
  if (forecast === undefined) throw new UsageError('found no forecast, expected --probability, --option or --quantile');
  return {
    entry: 'forecast',
    ...checked(forecastSchema, { claim, made: flags.made ?? now.toISOString(), ...forecast }),
  };
}

export interface ResolutionFlags {
  on?: string;
  evidence?: string;
  resolvedBy?: string;
  disputed?: boolean;
  annulled?: boolean;
}

/** What came of a claim. @throws UsageError with what is wrong */
export function resolutionEntryOf(
  claim: string,
  outcome: string | number | boolean | undefined,
  flags: ResolutionFlags,
  now: Date,
): NewEntry {
  const { on = now.toISOString(), evidence, resolvedBy, disputed, annulled } = flags;
  if (disputed && annulled) throw new UsageError('found --disputed and --annulled, expected one of them');
  const verdict = disputed ? 'disputed' : annulled ? 'annulled' : 'resolved';
  const content = { claim, verdict, outcome, on, evidence, by: resolvedBy };
  return { entry: 'resolution', ...checked(resolutionSchema, withoutMissing(content)) };
}

/** A value as a schema takes it. @throws UsageError with each field that is wrong, as the user wrote it */
function checked<T>(
  schema: { safeParse(value: unknown, params?: { error: typeof issueInWords }): import('zod').ZodSafeParseResult<T> },
  value: unknown,
  called: Called = asFlags,
): T {
  const read = schema.safeParse(value, { error: issueInWords });
  if (read.success) return read.data;
  const issues = read.error.issues.map(({ path: [field, ...rest], message }) => ({
    path: field === undefined ? [] : [called(String(field)), ...rest],
    message,
  }));
  throw new UsageError(issuesInWords(issues));
}
