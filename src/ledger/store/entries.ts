import { between, desc, sql } from 'drizzle-orm';
import { countOf } from '../../numeric/count-of.ts';
import { GENESIS, type SealedEntry } from '../claim/entry.ts';
import { ChainCheck, type Verification } from '../claim/verify.ts';
import type { Database } from './database.ts';
import { ms, type PackedAbout, packedRows } from './packed.ts';
import { claimEntry, forecastEntry, resolutionEntry } from './rows.ts';
import { claims, forecasts, head, resolutions } from './tables.ts';

/** Entries read at a time. */
export const PAGE = 5000;

/** The end of the chain. */
export async function headOf(db: Database): Promise<{ seq: number; hash: string }> {
  const [end] = await db.select({ seq: head.seq, hash: head.hash }).from(head);
  return end ?? { seq: 0, hash: GENESIS };
}

/** All entries up to `last` in the order in which they were recorded, a page at a time. */
export async function* entryPages(db: Database, last: number): AsyncGenerator<SealedEntry[]> {
  for (let from = 1; from <= last; from += PAGE) yield await entryPage(db, from, Math.min(last, from + PAGE - 1));
}

/** The entries from one place to another, in the order in which they were recorded. */
export async function entryPage(db: Database, from: number, to: number): Promise<SealedEntry[]> {
  const newClaims = await db
    .select()
    .from(claims)
    .where(between(claims.seq, from, to));
  const said = await packedRows<PackedForecast>(
    db,
    forecasts,
    [from, to],
    sql`${ms(sql`t.made`)}, t.probability, t.rest`,
  );
  const known = await packedRows<PackedResolution>(
    ...([db, resolutions, [from, to]] as const),
    sql`t.verdict, ${ms(sql`t.resolved_on`)}, t.outcome, t.rest`,
  );
  return [
    ...newClaims.map(claimEntry),
    ...said.map(([seq, recorded, hash, id, made, probability, rest]) =>
      forecastEntry({ seq, recorded: new Date(recorded), hash, made: new Date(made), probability, rest }, id),
    ),
    ...known.map(([seq, recorded, hash, id, verdict, on, outcome, rest]) =>
      resolutionEntry({ seq, recorded: new Date(recorded), hash, verdict, on: new Date(on), outcome, rest }, id),
    ),
  ].sort((a, b) => a.seq - b.seq);
}

type PackedForecast = [...PackedAbout, made: number, probability: number | null, rest: unknown];
type PackedResolution = [...PackedAbout, verdict: string, on: number, outcome: unknown, rest: unknown];

export interface VerifyOptions {
  /** An end of the chain as it was noted earlier: the ledger must still hold it. */
  noted?: { seq: number; hash: string } | undefined;
  signal?: AbortSignal;
  onProgress?: ((done: number, planned: number) => void) | undefined;
}

/** Checks every entry against the chain, and the chain against its end, as they are at one moment, while others may write. */
export function verify(db: Database, options: VerifyOptions = {}): Promise<Verification> {
  return db.transaction((tx) => verifyAsIs(tx, options), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });
}

async function verifyAsIs(db: Database, { noted, signal, onProgress }: VerifyOptions): Promise<Verification> {
  const end = await headOf(db);
  // Entries put in behind the end are found too.
  const last = Math.max(end.seq, await lastSeq(db));
  const check = new ChainCheck();
  for await (const page of entryPages(db, last)) {
    signal?.throwIfAborted();
    for (const entry of page) {
      check.next(entry);
      if (entry.seq === noted?.seq && entry.hash !== noted.hash) {
        check.fault(entry.seq, 'its hash is not the one that was noted: it, or one before it, was changed since');
      }
    }
    onProgress?.(page.at(-1)?.seq ?? 0, last);
  }
  const { head: reached } = check.result();
  if (reached.seq !== end.seq || reached.hash !== end.hash) {
    check.fault(
      end.seq,
      `the chain ends at ${reached.seq}, and was written down to end here: entries were removed or put in`,
    );
  }
  if (noted !== undefined && noted.seq > last) {
    check.fault(
      noted.seq,
      `was noted as the end, but the ledger has only ${countOf(last, 'entry', 'entries')}: some were removed`,
    );
  }
  return check.result();
}

async function lastSeq(db: Database): Promise<number> {
  let last = 0;
  for (const table of [claims, forecasts, resolutions]) {
    const [row] = await db.select({ seq: table.seq }).from(table).orderBy(desc(table.seq)).limit(1);
    last = Math.max(last, row?.seq ?? 0);
  }
  return last;
}
