import { desc, sql } from 'drizzle-orm';
import { countOf } from '../../numeric/count-of.ts';
import { GENESIS, type SealedEntry } from '../claim/entry.ts';
import { ChainCheck, type Verification } from '../claim/verify.ts';
import type { Database } from './database.ts';
import { ms, packedRows } from './packed.ts';
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
  const places = [from, to] as const;
  const claimId = sql`coalesce(c.id, 'claim at ' || t.claim)`;
  const newClaims = await packedRows<PackedClaim>(
    db,
    claims,
    places,
    sql`t.id, t.kind, t.text, t.claimant, t.claimant_kind, t.question, t.outcome, t.tags, ${ms(sql`t.made`)}, ${ms(sql`t.deadline`)}, t.trigger, ${ms(sql`t.trigger_on`)}, t.rest`,
  );
  const said = await packedRows<PackedForecast>(
    db,
    forecasts,
    places,
    sql`${claimId}, ${ms(sql`t.made`)}, t.probability, t.rest`,
  );
  const known = await packedRows<PackedResolution>(
    db,
    resolutions,
    places,
    sql`${claimId}, t.verdict, ${ms(sql`t.resolved_on`)}, t.outcome, t.rest`,
  );
  const page: SealedEntry[] = [];
  for (const [
    seq,
    recorded,
    hash,
    id,
    kind,
    text,
    claimant,
    claimantKind,
    question,
    outcome,
    tags,
    ...more
  ] of newClaims) {
    const [made, deadline, trigger, triggerOn, rest] = more;
    page.push(
      claimEntry({
        ...{ seq, recorded: new Date(recorded), hash, id, kind, text, claimant, claimantKind, question, outcome, tags },
        ...{ made: new Date(made), deadline: dateOf(deadline), trigger, triggerOn: dateOf(triggerOn), rest },
      }),
    );
  }
  for (const [seq, recorded, hash, id, made, probability, rest] of said)
    page.push(forecastEntry({ seq, recorded: new Date(recorded), hash, made: new Date(made), probability, rest }, id));
  for (const [seq, recorded, hash, id, verdict, on, outcome, rest] of known)
    page.push(
      resolutionEntry({ seq, recorded: new Date(recorded), hash, verdict, on: new Date(on), outcome, rest }, id),
    );
  return page.sort((a, b) => a.seq - b.seq);
}

const dateOf = (time: number | null) => (time === null ? null : new Date(time));

type PackedSeal = [seq: number, recorded: number, hash: string];
type PackedClaim = [
  ...PackedSeal,
  ...[id: string, kind: string, text: string, claimant: string, claimantKind: string],
  ...[question: string | null, outcome: string | null, tags: string[], made: number, deadline: number | null],
  ...[trigger: string | null, triggerOn: number | null, rest: unknown],
];
type PackedForecast = [...PackedSeal, claim: string, made: number, probability: number | null, rest: unknown];
type PackedResolution = [...PackedSeal, claim: string, verdict: string, on: number, outcome: unknown, rest: unknown];

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
