import { identify } from '../../ledger/claim/identify.ts';
import { claimSchema, forecastSchema, resolutionSchema } from '../../ledger/claim/schema.ts';
import { withoutMissing } from '../../ledger/claim/stated.ts';
import type { NewEntry } from '../../ledger/store/index.ts';
import { UsageError } from '../../numeric/errors.ts';
import { asFlag } from '../flags.ts';
import { type SaidFlags, saidIn } from './said.ts';

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

/** A new claim with the first forecast of it, if one is given. @throws UsageError with what is wrong */
export async function claimEntries(text: string, flags: ClaimFlags, now: Date): Promise<NewEntry[]> {
  const said = await saidIn(flags);
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
  const claim = checked(claimSchema, { id: flags.id ?? 'unnamed', ...withoutMissing(content) });
  const { id: _, ...unnamed } = claim;
  const id = flags.id ?? identify(unnamed);
  const entries: NewEntry[] = [{ entry: 'claim', ...unnamed, id }];
  if (said.forecast === undefined) return entries;
  const forecast = checked(forecastSchema, { claim: id, made: claim.made, ...said.forecast });
  return [...entries, { entry: 'forecast', ...forecast }];
}

/** A further forecast of a claim. @throws UsageError with what is wrong */
export async function forecastEntryOf(claim: string, flags: SaidFlags, now: Date): Promise<NewEntry> {
  const { forecast } = await saidIn(flags);
  if (forecast === undefined) throw new UsageError('nothing is said: expected --probability, --option or --quantile');
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
  if (disputed && annulled) throw new UsageError('expected one of --disputed and --annulled');
  const verdict = disputed ? 'disputed' : annulled ? 'annulled' : 'resolved';
  const content = { claim, verdict, outcome, on, evidence, by: resolvedBy };
  return { entry: 'resolution', ...checked(resolutionSchema, withoutMissing(content)) };
}

/** How fields are called on the command line, where they are called otherwise. */
const FLAG: Record<string, string> = {
  deadline: '--by',
  tags: '--tag',
  on: '--on',
  by: '--resolved-by',
  quantiles: '--quantile',
  probabilities: '--option',
  options: '--option',
  text: 'the text',
  outcome: 'the outcome',
};

/** A value as a schema takes it. @throws UsageError with each field that is wrong, as the user wrote it */
function checked<T>(schema: { safeParse(value: unknown): import('zod').ZodSafeParseResult<T> }, value: unknown): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const issues = read.error.issues.map((issue) => {
    const [field, ...rest] = issue.path;
    const missing = issue.code === 'invalid_type' && (value as Record<string, unknown>)[String(field)] === undefined;
    const flag = field === undefined ? [] : [FLAG[String(field)] ?? `--${asFlag(String(field))}`];
    return { ...issue, path: [...flag, ...rest], message: missing ? 'is missing' : issue.message };
  });
  throw new UsageError(
    issues
      .slice(0, 5)
      .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
      .join('; '),
  );
}
