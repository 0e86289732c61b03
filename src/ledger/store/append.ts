import { eq, type inArray, type SQL, sql } from 'drizzle-orm';
import { canonicalJson } from '../../forecast/hash.ts';
import { claimIdOf, type Entry, type Seal, type SealedEntry, sealHash } from '../claim/entry.ts';
import { type ClaimFrame, forecastMisfit, inTheFuture, resolutionMisfit } from '../claim/fits.ts';
import { momentMs } from '../claim/moment.ts';
import type { Database } from './database.ts';
import { LedgerError } from './ledger-error.ts';
import { claimEntry, claimRow, forecastEntry, forecastRow, resolutionEntry, resolutionRow } from './rows.ts';
import { claims, forecasts, head, resolutions } from './tables.ts';

/** An entry to write down; one from another ledger says when it was recorded there. */
export type NewEntry = Entry & Partial<Pick<Seal, 'recorded'>>;

/** What became of an entry. */
export type Outcome =
  | { state: 'added'; entry: SealedEntry }
  /** It is in the ledger already; a claim stays as it was written down first, whatever else is said of it now. */
  | { state: 'known'; differs?: string[] }
  | { state: 'refused'; message: string };

export interface AppendOptions {
  /** The clock, milliseconds since 1970. */
  now?: number;
  /** Leave out entries that are in the ledger already, and go on past those that are refused: an import. */
  lenient?: boolean;
}

/**
 * Writes entries down, all in one transaction, in their order. Whoever else writes waits; when it returns, the entries are
 * on the disk.
 *
 * @throws LedgerError if an entry is refused (unless lenient: then the others are written); nothing is written then
 */
export async function append(
  db: Database,
  entries: readonly NewEntry[],
  options: AppendOptions = {},
): Promise<Outcome[]> {
  const { lenient = false } = options;
  return db.transaction(async (tx) => {
    const [end] = await tx.select().from(head).for('update');
    // The clock is read when it is one's turn: whoever waited is recorded after whom it waited for.
    const { now = Date.now() } = options;
    const known = await knownOf(tx, entries, lenient);
    const outcomes = judge(entries, known, now, lenient);
    const refused = outcomes.find((outcome) => outcome.state === 'refused');
    if (refused && !lenient) throw new LedgerError(refused.message);

    let { seq, hash } = end;
    const added: SealedEntry[] = [];
    for (let i = 0; i < entries.length; i++) {
      if (outcomes[i].state !== 'added') continue;
      const unsealed = { ...entries[i], seq: ++seq, recorded: entries[i].recorded ?? new Date(now).toISOString() };
      hash = sealHash(hash, unsealed);
      const entry: SealedEntry = { ...unsealed, hash };
      outcomes[i] = { state: 'added', entry };
      added.push(entry);
    }
    if (added.length === 0) return outcomes;
    await insert(tx, added, known.places);
    await tx.update(head).set({ seq, hash }).where(eq(head.only, true));
    return outcomes;
  });
}

/** What the ledger already has of the claims that some entries are about. */
interface Known {
  /** What forecasts and resolutions must fit, by the claim's id. */
  frames: Map<string, ClaimFrame>;
  /** Contents of claims by id. */
  contents: Map<string, string>;
  /** Where the claims stand, by id. */
  places: Map<string, number>;
  /** Contents of forecasts and resolutions that an entry may repeat. */
  said: Set<string>;
}

/** An entry without its seal. */
function contentOf({ seq: _, recorded: __, hash: ___, ...content }: Entry & Partial<Seal>): string {
  return canonicalJson(content);
}

/** What makes an entry the same as another. Two resolutions of the same content are two, if recorded at different times. */
const sayingOf = (entry: NewEntry): string =>
  contentOf(entry) + (entry.entry === 'resolution' && entry.recorded !== undefined ? entry.recorded : '');

async function knownOf(tx: Database, entries: readonly NewEntry[], repeats: boolean): Promise<Known> {
  const ids = [...new Set(entries.map(claimIdOf))];
  const rows =
    ids.length === 0
      ? []
      : await tx
          .select()
          .from(claims)
          .where(anyOf(claims.id, ids, sql`text`));
  const known: Known = { frames: new Map(), contents: new Map(), places: new Map(), said: new Set() };
  const idAt = new Map<number, string>();
  for (const row of rows) {
    const claim = claimEntry(row);
    known.frames.set(row.id, claim);
    known.contents.set(row.id, contentOf(claim));
    known.places.set(row.id, row.seq);
    idAt.set(row.seq, row.id);
  }
  if (!repeats || rows.length === 0) return known;

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
  for (const row of same) known.said.add(contentOf(forecastEntry(row, idAt.get(row.claim) as string)));
  const resolved = new Set(entries.filter((entry) => entry.entry === 'resolution').map(claimIdOf));
  const seqs = rows.filter((row) => resolved.has(row.id)).map((row) => row.seq);
  const earlier = await tx
    .select()
    .from(resolutions)
    .where(anyOf(resolutions.claim, seqs, sql`bigint`));
  for (const row of earlier) {
    const entry = resolutionEntry(row, idAt.get(row.claim) as string);
    known.said.add(contentOf(entry)).add(contentOf(entry) + entry.recorded);
  }
  return known;
}

/** One parameter for a list of any length. */
const anyOf = (column: Parameters<typeof inArray>[0], values: readonly unknown[], type: SQL) =>
  sql`${column} = any(array(select value::${type} from json_array_elements_text(${JSON.stringify(values)}::json)))`;

/** Says of each entry whether it is to be written down. Notes the claims among them, for the entries that follow. */
function judge(entries: readonly NewEntry[], known: Known, now: number, repeats: boolean): Outcome[] {
  return entries.map((entry): Outcome => {
    const message = recordedLater(entry, now) ?? misfit(entry, known, now, repeats);
    if (message !== undefined) return { state: 'refused', message: `${claimIdOf(entry)}: ${message}` };
    if (entry.entry === 'claim') {
      const there = known.contents.get(entry.id);
      if (there !== undefined) return { state: 'known', ...differing(entry, there) };
      known.contents.set(entry.id, contentOf(entry));
      known.frames.set(entry.id, entry);
    } else if (repeats) {
      const saying = sayingOf(entry);
      if (known.said.has(saying)) return { state: 'known' };
      known.said.add(saying);
    }
    return { state: 'added', entry: entry as SealedEntry };
  });
}

/** An entry from another ledger was recorded before now. */
const recordedLater = ({ recorded }: NewEntry, now: number): string | undefined =>
  recorded === undefined ? undefined : inTheFuture('recorded', recorded, now);

/** The fields in which a claim differs from the one that is there. */
function differing(entry: NewEntry, there: string): { differs?: string[] } {
  const now = JSON.parse(contentOf(entry));
  const then = JSON.parse(there);
  const fields = [...new Set([...Object.keys(now), ...Object.keys(then)])];
  const differs = fields.filter((field) => canonicalJson(now[field] ?? null) !== canonicalJson(then[field] ?? null));
  return differs.length === 0 ? {} : { differs };
}

function misfit(entry: NewEntry, known: Known, now: number, repeats: boolean): string | undefined {
  if (entry.entry === 'claim') {
    if (!repeats && known.contents.has(entry.id))
      return 'the ledger has another claim of this name; forecasts of it are added by an update';
    return inTheFuture('made', entry.made, now);
  }
  const claim = known.frames.get(entry.claim);
  if (!claim) return 'the ledger has no claim of this name';
  return entry.entry === 'forecast'
    ? (inTheFuture('made', entry.made, now) ?? forecastMisfit(claim, entry))
    : (inTheFuture('resolved on', entry.on, now) ?? resolutionMisfit(claim, entry));
}

/** Three statements, however many entries there are. */
async function insert(tx: Database, entries: readonly SealedEntry[], places: Map<string, number>): Promise<void> {
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
