import type { InferSelectModel } from 'drizzle-orm';
import type { Claim, ClaimForecast, Resolution } from '../claim/claim.ts';
import type { Seal, SealedEntry } from '../claim/entry.ts';
import { type Edge, momentMs, writeMoment } from '../claim/moment.ts';
import { withoutMissing } from '../claim/stated.ts';
import type { BinaryRows } from './binary-rows.ts';
import type { claims, forecasts, resolutions } from './tables.ts';

type SealedAs<Kind extends SealedEntry['entry']> = Extract<SealedEntry, { entry: Kind }>;

const ms = (text: string | undefined, edge: Edge = 'start') => (text === undefined ? undefined : momentMs(text, edge));

/** Entries that are written down together have one time. */
let lastWritten = { text: '', ms: Number.NaN };

function recordedMs(text: string): number {
  if (text !== lastWritten.text) lastWritten = { text, ms: momentMs(text) };
  return lastWritten.ms;
}

const sealedRow = (rows: BinaryRows, fields: number, { seq, recorded, hash }: Seal) =>
  rows.row(fields).bigint(seq).time(recordedMs(recorded)).text(hash);

/** The columns of claims, in the order of `addClaim`. */
export const CLAIM_COLUMNS =
  'seq, recorded, hash, id, kind, text, claimant, claimant_kind, question, outcome, tags, made, deadline, trigger, trigger_on, rest';

/** Writes a claim as a row of its table. */
export function addClaim(rows: BinaryRows, claim: Claim, seal: Seal): void {
  const { criteria, options, unit, link, quote, note, source } = claim;
  sealedRow(rows, 16, seal).text(claim.id).text(claim.kind).text(claim.text);
  rows.text(claim.claimant).text(claim.claimantKind).text(claim.question).text(claim.outcome).texts(claim.tags);
  rows.time(ms(claim.made)).time(ms(claim.deadline, 'end')).text(claim.trigger).time(ms(claim.triggerOn));
  rows.json({ criteria, options, unit, link, quote, note, source });
}

/** The columns of forecasts, in the order of `addForecast`. */
export const FORECAST_COLUMNS = 'seq, recorded, hash, claim, made, probability, rest';
const NOTHING = {};
/** The fields of a forecast that do not stand in the column `rest`. */
const IN_COLUMNS = new Set(['entry', 'seq', 'recorded', 'hash', 'claim', 'made', 'probability']);

/** @param at the place of the claim in the ledger */
export function addForecast(rows: BinaryRows, forecast: ClaimForecast, seal: Seal, at: number): void {
  const { made, probability } = forecast;
  sealedRow(rows, 7, seal).bigint(at).time(ms(made)).double(probability);
  const more: [string, unknown][] = [];
  for (const key of Object.keys(forecast) as (keyof ClaimForecast)[])
    if (!IN_COLUMNS.has(key)) more.push([key, forecast[key]]);
  rows.json(more.length === 0 ? NOTHING : Object.fromEntries(more));
}

/** The columns of resolutions, in the order of `addResolution`. */
export const RESOLUTION_COLUMNS = 'seq, recorded, hash, claim, verdict, resolved_on, outcome, rest';

/** @param at the place of the claim in the ledger */
export function addResolution(rows: BinaryRows, resolution: Resolution, seal: Seal, at: number): void {
  const { verdict, on, outcome, evidence, by } = resolution;
  sealedRow(rows, 8, seal).bigint(at).text(verdict).time(ms(on)).json(outcome).json({ evidence, by });
}

/** A row of a table as an entry is made from it: its times as dates, or as milliseconds since 1970 with NaN for null. */
type Row<Table extends typeof claims | typeof forecasts | typeof resolutions> = Timed<InferSelectModel<Table>>;
type Timed<Of> = { [Name in keyof Of]: Date extends Of[Name] ? Of[Name] | number : Of[Name] };

function moment(at: Date | number | null, edge: Edge = 'start'): string | undefined {
  const ms = at === null ? NaN : Number(at);
  return Number.isNaN(ms) ? undefined : writeMoment(ms, edge);
}

let lastRead = { ms: Number.NaN, text: '' };

function timeText(at: Date | number): string {
  const ms = Number(at);
  if (ms !== lastRead.ms) lastRead = { ms, text: new Date(ms).toISOString() };
  return lastRead.text;
}

const sealOf = ({ seq, recorded, hash }: { seq: number; recorded: Date | number; hash: string }) => ({
  seq,
  recorded: timeText(recorded),
  hash,
});

function isEmpty(object: unknown): boolean {
  for (const _ in object as object) return false;
  return true;
}

/** A claim as it was written down. */
export function claimEntry(row: Row<typeof claims>): SealedAs<'claim'> {
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

/**
 * @param row its probability may be NaN for null, and its rest null where it is empty
 * @param claim the id of its claim
 */
export function forecastEntry(row: Omit<Row<typeof forecasts>, 'claim'>, claim: string): SealedAs<'forecast'> {
  const { probability, rest } = row;
  const made = writeMoment(Number(row.made));
  const stated = probability !== null && !Number.isNaN(probability);
  // Nearly all are such: a long ledger is read in half of the time.
  if (stated && isEmpty(rest)) return { entry: 'forecast', claim, made, probability, ...sealOf(row) };
  const forecast = { claim, made, ...(stated && { probability }), ...(rest as Partial<ClaimForecast>) };
  return { entry: 'forecast', ...(withoutMissing(forecast) as ClaimForecast), ...sealOf(row) };
}

/**
 * @param row its rest may be null where it is empty
 * @param claim the id of its claim
 */
export function resolutionEntry(row: Omit<Row<typeof resolutions>, 'claim'>, claim: string): SealedAs<'resolution'> {
  const { verdict, outcome, rest } = row;
  const resolution = { claim, verdict, outcome, on: moment(row.on), ...(rest as Partial<Resolution>) };
  return { entry: 'resolution', ...(withoutMissing(resolution) as Resolution), ...sealOf(row) };
}
