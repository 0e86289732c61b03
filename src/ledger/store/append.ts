import { asc, eq, sql } from 'drizzle-orm';
import { claimIdOf, contentOf, contentText, type Seal, type SealedEntry, sealOf } from '../claim/entry.ts';
import { type Admission, ContentCounts, judge, type KnownClaims, type NewEntry, nothingKnown } from '../claim/judge.ts';
import { momentMs } from '../claim/moment.ts';
import { anyOf } from './any-of.ts';
import { BinaryRows } from './binary-rows.ts';
import { copyIn } from './copy.ts';
import type { Database } from './database.ts';
import { LedgerError } from './ledger-error.ts';
import {
  addClaim,
  addForecast,
  addResolution,
  CLAIM_COLUMNS,
  claimEntry,
  FORECAST_COLUMNS,
  forecastEntry,
  RESOLUTION_COLUMNS,
  resolutionEntry,
} from './rows.ts';
import { claims, forecasts, head, resolutions } from './tables.ts';

export type { NewEntry } from '../claim/judge.ts';

/** Whether an entry was added, known or refused. */
export type AppendResult = { state: 'added'; entry: SealedEntry } | Exclude<Admission, { state: 'new' }>;

export interface AppendOptions {
  /** The clock, milliseconds since 1970. */
  now?: number;
  /** Skips entries that the ledger already has, and goes on after refused ones; for imports. */
  lenient?: boolean;
  /** The entries that the source of an import has had in earlier calls; none by default. */
  told?: ContentCounts;
}

/** What became of an entry: its seal, where it was added. */
export type WrittenDown = { state: 'added'; seal: Seal } | Exclude<Admission, { state: 'new' }>;

/**
 * Writes entries down, all in one transaction, in their order. Other writers wait; when it returns, the entries are
 * on the disk.
 *
 * @throws LedgerError if an entry is refused (unless lenient: then the others are written); nothing is written then
 */
export async function append(
  db: Database,
  entries: readonly NewEntry[],
  options: AppendOptions = {},
): Promise<AppendResult[]> {
  const results = await writeDown(db, entries, options);
  return results.map((result, i) =>
    result.state === 'added' ? { state: 'added', entry: { ...entries[i], ...result.seal } } : result,
  );
}

/** The same, with seals alone: a file of millions of entries has no use for copies of them. */
export async function writeDown(
  db: Database,
  entries: readonly NewEntry[],
  options: AppendOptions = {},
): Promise<WrittenDown[]> {
  const { lenient = false, told = lenient ? new ContentCounts() : undefined } = options;
  return db.transaction(async (tx) => {
    const [end] = await tx.select().from(head).for('update');
    // The clock is read after the lock: times of recording are in the order of writing.
    const { now = Date.now() } = options;
    const clock = new Date(now).toISOString();
    const known = await knownOf(tx, entries, lenient);
    let { seq, hash } = end;
    const results = entries.map((entry): WrittenDown => {
      const content = contentOf(entry);
      const judged = judge(entry, known, now, told, contentText(content));
      if (judged.state === 'known') return judged;
      if (judged.state === 'refused') {
        const message = `${claimIdOf(entry)}: ${judged.message}`;
        if (!lenient) throw new LedgerError(message);
        return { state: 'refused', message };
      }
      const { recorded = clock } = entry;
      seq++;
      hash = sealOf(content, { previous: hash, recorded, seq });
      return { state: 'added', seal: { seq, recorded, hash } };
    });
    if (seq === end.seq) return results;
    await insert(tx, entries, results, known.places);
    await tx.update(head).set({ seq, hash }).where(eq(head.only, true));
    return results;
  });
}

/** What the ledger has of the claims that some entries are about. */
interface Known extends KnownClaims {
  /** Where the claims stand, by id. */
  places: Map<string, number>;
}

async function knownOf(tx: Database, entries: readonly NewEntry[], repeats: boolean): Promise<Known> {
  const ids = [...new Set(entries.map(claimIdOf))];
  const rows =
    ids.length === 0
      ? []
      : await tx
          .select()
          .from(claims)
          .where(anyOf(claims.id, ids, sql`text`));
  const known: Known = { ...nothingKnown(), places: new Map() };
  const idAt = new Map<number, string>();
  for (const row of rows) {
    const claim = claimEntry(row);
    known.frames.set(row.id, claim);
    known.contents.set(row.id, contentText(contentOf(claim)));
    known.places.set(row.id, row.seq);
    idAt.set(row.seq, row.id);
  }
  if (!repeats || rows.length === 0) return known;

  const said = (content: string) => known.said.set(content, (known.said.get(content) ?? 0) + 1);
  const keys = entries
    .filter((entry) => entry.entry === 'forecast')
    .filter((entry) => known.places.has(entry.claim))
    .map((entry) => ({ claim: known.places.get(entry.claim), made: new Date(momentMs(entry.made)).toISOString() }));
  const same = await tx
    .select()
    .from(forecasts)
    .where(
      sql`(${forecasts.claim}, ${forecasts.made}) in
        (select claim, made from json_to_recordset(${JSON.stringify(keys)}::json) as k(claim bigint, made timestamptz))`,
    );
  for (const row of same) said(contentText(contentOf(forecastEntry(row, idAt.get(row.claim) as string))));
  const resolved = new Set(entries.filter((entry) => entry.entry === 'resolution').map(claimIdOf));
  const seqs = rows.filter((row) => resolved.has(row.id)).map((row) => row.seq);
  const earlier = await tx
    .select()
    .from(resolutions)
    .where(anyOf(resolutions.claim, seqs, sql`bigint`))
    .orderBy(asc(resolutions.seq));
  for (const row of earlier) {
    const entry = resolutionEntry(row, idAt.get(row.claim) as string);
    const content = contentText(contentOf(entry));
    said(content);
    known.resolved.set(entry.claim, content);
  }
  return known;
}

/** Entries from which on a batch is spared what was checked already. */
const MANY = 500;

/**
 * Skips the look-up of each forecast's claim for this transaction, a third of its time, where the database lets us: `judge` has
 * just looked each up, other writers wait, and nothing is ever deleted.
 */
const skipForeignKeys = (tx: Database) =>
  tx.execute(
    sql`select set_config('session_replication_role', 'replica', true) where current_setting('is_superuser') = 'on'`,
  );

/** Three statements, however many entries there are. */
async function insert(
  tx: Database,
  entries: readonly NewEntry[],
  results: readonly WrittenDown[],
  places: Map<string, number>,
): Promise<void> {
  if (entries.length >= MANY) await skipForeignKeys(tx);
  const rows = { claim: new BinaryRows(), forecast: new BinaryRows(), resolution: new BinaryRows() };
  const counts = { claim: 0, forecast: 0, resolution: 0 };
  entries.forEach((entry, i) => {
    const result = results[i];
    if (result.state !== 'added') return;
    const { seal } = result;
    counts[entry.entry]++;
    if (entry.entry === 'claim') {
      places.set(entry.id, seal.seq);
      addClaim(rows.claim, entry, seal);
    } else {
      const place = places.get(entry.claim) as number;
      if (entry.entry === 'forecast') addForecast(rows.forecast, entry, seal, place);
      else addResolution(rows.resolution, entry, seal, place);
    }
  });
  const columns = (names: string) => sql.raw(`(${names})`);
  if (counts.claim > 0) await copyIn(tx, sql`${claims} ${columns(CLAIM_COLUMNS)}`, rows.claim);
  if (counts.forecast > 0) await copyIn(tx, sql`${forecasts} ${columns(FORECAST_COLUMNS)}`, rows.forecast);
  if (counts.resolution > 0) await copyIn(tx, sql`${resolutions} ${columns(RESOLUTION_COLUMNS)}`, rows.resolution);
}
