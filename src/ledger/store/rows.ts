import type { InferSelectModel } from 'drizzle-orm';
import type { Claim, ClaimForecast, Resolution } from '../claim/claim.ts';
import type { SealedEntry } from '../claim/entry.ts';
import { type Edge, momentMs, writeMoment } from '../claim/moment.ts';
import { withoutMissing } from '../claim/stated.ts';
import type { claims, forecasts, resolutions } from './tables.ts';

type SealedAs<Kind extends SealedEntry['entry']> = Extract<SealedEntry, { entry: Kind }>;

const iso = (text: string | undefined, edge: Edge = 'start') =>
  text === undefined ? null : new Date(momentMs(text, edge)).toISOString();

/** A claim as the columns of its table, in JSON. */
export function claimRow(entry: SealedAs<'claim'>) {
  const { seq, recorded, hash, id, kind, text, claimant, claimantKind, question, outcome, tags, trigger } = entry;
  const { criteria, options, unit, link, quote, note, source } = entry;
  return {
    ...{ seq, recorded, hash, id, kind, text, claimant, question, outcome, tags, trigger },
    claimant_kind: claimantKind,
    made: iso(entry.made),
    deadline: iso(entry.deadline, 'end'),
    trigger_on: iso(entry.triggerOn),
    rest: { criteria, options, unit, link, quote, note, source },
  };
}

/** @param claim the place of the claim in the ledger */
export function forecastRow(entry: SealedAs<'forecast'>, claim: number) {
  const { seq, recorded, hash, made, probability, entry: _, claim: __, ...rest } = entry;
  return { seq, recorded, hash, claim, made: iso(made), probability, rest };
}

/** @param claim the place of the claim in the ledger */
export function resolutionRow(entry: SealedAs<'resolution'>, claim: number) {
  const { seq, recorded, hash, verdict, on, outcome, evidence, by } = entry;
  return { seq, recorded, hash, claim, verdict, resolved_on: iso(on), outcome, rest: { evidence, by } };
}

const moment = (date: Date | null, edge: Edge = 'start') =>
  date === null ? undefined : writeMoment(date.getTime(), edge);

const sealOf = ({ seq, recorded, hash }: { seq: number; recorded: Date; hash: string }) => ({
  seq,
  recorded: recorded.toISOString(),
  hash,
});

/** A claim as it was written down. */
export function claimEntry(row: InferSelectModel<typeof claims>): SealedAs<'claim'> {
  const { id, kind, text, claimant, claimantKind, question, outcome, tags, trigger } = row;
  const claim = {
    ...{ id, kind, text, claimant, claimantKind, question, outcome, tags, trigger },
    made: moment(row.made),
    deadline: moment(row.deadline, 'end'),
    triggerOn: moment(row.triggerOn),
    ...(row.rest as Partial<Claim>),
  };
  return { entry: 'claim', ...(withoutMissing(claim) as Claim), ...sealOf(row) };
}

/** @param claim the id of its claim */
export function forecastEntry(
  row: Omit<InferSelectModel<typeof forecasts>, 'claim'>,
  claim: string,
): SealedAs<'forecast'> {
  const { probability, rest } = row;
  const forecast = { claim, made: moment(row.made), probability, ...(rest as Partial<ClaimForecast>) };
  return { entry: 'forecast', ...(withoutMissing(forecast) as ClaimForecast), ...sealOf(row) };
}

/** @param claim the id of its claim */
export function resolutionEntry(
  row: Omit<InferSelectModel<typeof resolutions>, 'claim'>,
  claim: string,
): SealedAs<'resolution'> {
  const { verdict, outcome, rest } = row;
  const resolution = { claim, verdict, outcome, on: moment(row.on), ...(rest as Partial<Resolution>) };
  return { entry: 'resolution', ...(withoutMissing(resolution) as Resolution), ...sealOf(row) };
}
