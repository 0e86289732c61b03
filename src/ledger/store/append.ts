import { asc, eq, type inArray, type SQL, sql } from 'drizzle-orm';
import { claimIdOf, type SealedEntry, sealHash } from '../claim/entry.ts';
import {
  type Admission,
  ContentCounts,
  contentOf,
  judge,
  type KnownClaims,
  type NewEntry,
  nothingKnown,
} from '../claim/judge.ts';
import { momentMs } from '../claim/moment.ts';
import type { Database } from './database.ts';
import { LedgerError } from './ledger-error.ts';
import { claimEntry, claimRow, forecastEntry, forecastRow, resolutionEntry, resolutionRow } from './rows.ts';
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
  const { lenient = false, told = lenient ? new ContentCounts() : undefined } = options;
  return db.transaction(async (tx) => {
    const [end] = await tx.select().from(head).for('update');
    // The clock is read after the lock: times of recording are in the order of writing.
    const { now = Date.now() } = options;
    const known = await knownOf(tx, entries, lenient);
    let { seq, hash } = end;
    const added: SealedEntry[] = [];
    const outcomes = entries.map((entry): AppendResult => {
      const judged = judge(entry, known, now, told);
      if (judged.state === 'known') return judged;
      if (judged.state === 'refused') {
        const message = `${claimIdOf(entry)}: ${judged.message}`;
        if (!lenient) throw new LedgerError(message);
        return { state: 'refused', message };
      }
      const unsealed = { ...entry, seq: ++seq, recorded: entry.recorded ?? new Date(now).toISOString() };
      hash = sealHash(hash, unsealed);
      const sealed: SealedEntry = { ...unsealed, hash };
      added.push(sealed);
      return { state: 'added', entry: sealed };
    });
    if (added.length === 0) return outcomes;
    await insert(tx, added, known.places);
    await tx.update(head).set({ seq, hash }).where(eq(head.only, true));
    return outcomes;
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
    known.contents.set(row.id, contentOf(claim));
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
  for (const row of same) said(contentOf(forecastEntry(row, idAt.get(row.claim) as string)));
  const resolved = new Set(entries.filter((entry) => entry.entry === 'resolution').map(claimIdOf));
  const seqs = rows.filter((row) => resolved.has(row.id)).map((row) => row.seq);
  const earlier = await tx
    .select()
    .from(resolutions)
    .where(anyOf(resolutions.claim, seqs, sql`bigint`))
    .orderBy(asc(resolutions.seq));
  for (const row of earlier) {
    const entry = resolutionEntry(row, idAt.get(row.claim) as string);
    const content = contentOf(entry);
    said(content);
    known.resolved.set(entry.claim, content);
  }
  return known;
}

/** One parameter for a list of any length. */
const anyOf = (column: Parameters<typeof inArray>[0], values: readonly unknown[], type: SQL) =>
  sql`${column} = any(array(select value::${type} from json_array_elements_text(${JSON.stringify(values)}::json)))`;

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
async function insert(tx: Database, entries: readonly SealedEntry[], places: Map<string, number>): Promise<void> {
  if (entries.length >= MANY) await skipForeignKeys(tx);
  const newClaims = entries.filter((entry) => entry.entry === 'claim');
  for (const claim of newClaims) places.set(claim.id, claim.seq);
  const place = (id: string) => places.get(id) as number;
  const rows = async (table: SQL, columns: SQL, values: unknown[]) => {
    if (values.length === 0) return;
    await tx.execute(
      sql`insert into ${table} select * from json_to_recordset(${JSON.stringify(values)}::json) as rows(${columns})`,
    );
  };
  const seal = sql`seq bigint, recorded timestamptz, hash text`;
  await rows(
    sql`${claims} (seq, recorded, hash, id, kind, text, claimant, claimant_kind, question, outcome, tags, made, deadline, trigger, trigger_on, rest)`,
    sql`${seal}, id text, kind text, text text, claimant text, claimant_kind text, question text, outcome text, tags text[],
      made timestamptz, deadline timestamptz, trigger text, trigger_on timestamptz, rest jsonb`,
    newClaims.map(claimRow),
  );
  await rows(
    sql`${forecasts} (seq, recorded, hash, claim, made, probability, rest)`,
    sql`${seal}, claim bigint, made timestamptz, probability float8, rest jsonb`,
    entries.filter((entry) => entry.entry === 'forecast').map((entry) => forecastRow(entry, place(entry.claim))),
  );
  await rows(
    sql`${resolutions} (seq, recorded, hash, claim, verdict, resolved_on, outcome, rest)`,
    sql`${seal}, claim bigint, verdict text, resolved_on timestamptz, outcome jsonb, rest jsonb`,
    entries.filter((entry) => entry.entry === 'resolution').map((entry) => resolutionRow(entry, place(entry.claim))),
  );
}
