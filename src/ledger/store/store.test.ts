import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { begunLedger } from '../../testing/begun-ledger.ts';
import type { SealedEntry } from '../claim/entry.ts';
import type { ClaimFilter, PageOptions } from '../claim/filter.ts';
import { historiesOf } from '../claim/histories.ts';
import { parseEntryLine } from '../claim/jsonl.ts';
import { listHistories, overviewOf } from '../claim/list-histories.ts';
import { resolvedOf } from '../score/resolved-of.ts';
import { append, type NewEntry } from './append.ts';
import { type Ledger, type LedgerPlace, openLedger } from './database.ts';
import { entryPages, headOf, verify } from './entries.ts';
import { histories, historyOf, idsLike, listClaims } from './find.ts';
import { overview } from './overview.ts';
import { postgresPrograms, startPostgres, type TestServer } from './postgres.test-server.ts';
import { resolvedClaims } from './resolved.ts';

const NOW = Date.parse('2026-01-01T00:00:00Z');

const entry = (value: object): NewEntry => {
  const read = parseEntryLine(JSON.stringify(value));
  if ('fault' in read) throw new Error(read.fault);
  return read;
};
const claim = (id: string, more: object = {}) =>
  entry({
    entry: 'claim',
    id,
    text: `Claim ${id}`,
    claimant: 'A. Pundit',
    made: '2021-04-20',
    deadline: '2021-12-31',
    ...more,
  });
const forecast = (id: string, probability: number, made = '2021-04-20') =>
  entry({ entry: 'forecast', claim: id, made, probability });
const resolution = (id: string, more: object = { outcome: false }) =>
  entry({ entry: 'resolution', claim: id, on: '2022-01-01', ...more });

async function all(ledger: Ledger): Promise<SealedEntry[]> {
  const entries: SealedEntry[] = [];
  for await (const page of entryPages(ledger.db, (await headOf(ledger.db)).seq)) entries.push(...page);
  return entries;
}

let server: TestServer | undefined;
const folders: string[] = [];
beforeAll(async () => {
  if (postgresPrograms) server = await startPostgres();
});
afterAll(async () => {
  await server?.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const newFolder = (): LedgerPlace => {
  folders.push(mkdtempSync(join(tmpdir(), 'tightrope-ledger-')));
  return { folder: folders.at(-1) as string };
};

/** A folder in which a ledger was begun. */
async function begunFolder(): Promise<{ folder: string }> {
  const place = newFolder() as { folder: string };
  await begunLedger(place.folder);
  return place;
}

describe.each([
  { name: 'in a folder', skip: false, place: begunFolder },
  {
    name: 'on PostgreSQL',
    skip: !postgresPrograms,
    place: async (): Promise<LedgerPlace> => ({ url: await (server as TestServer).database() }),
  },
])('a ledger $name', ({ skip, place }) => {
  let where: LedgerPlace;
  let ledger: Ledger;
  beforeAll(async () => {
    if (skip) return;
    where = await place();
    ledger = await openLedger(where, { create: true });
  });
  afterAll(() => ledger?.close());

  test.skipIf(skip)('gives back what was written down, exactly', async () => {
    const written: NewEntry[] = [
      claim('merger', {
        tags: ['merger', 'it’s "quoted" \\ {odd}'],
        trigger: 'Summit',
        triggerOn: '2021-04-22',
        link: 'https://example.org/a',
        quote: 'a\nb\tc',
        criteria: '😀',
      }),
      forecast('merger', 0.1 + 0.2),
      forecast('merger', 1e-7, '2021-05-01T10:00:00.001+03:00'),
      claim('who', {
        kind: 'one-of',
        options: ['a', "b'; drop table claim; --"],
        question: 'who',
        deadline: undefined,
      }),
      entry({ entry: 'forecast', claim: 'who', made: '2021-05-01', probabilities: [0.25, 0.75], reason: 'because' }),
      claim('price', { kind: 'number', unit: 'USD', source: 'a file' }),
      entry({
        entry: 'forecast',
        claim: 'price',
        made: '2021-05-01',
        quantiles: [
          [0.1, -3.5],
          [0.9, 1e9],
        ],
      }),
      claim('when', { kind: 'date' }),
      entry({ entry: 'forecast', claim: 'when', made: '2021-05-01', quantiles: [[0.5, '2022-01-01']] }),
      resolution('merger', { outcome: false, evidence: 'nothing was signed', by: 'the editor' }),
      resolution('who', { outcome: 'a' }),
      resolution('price', { outcome: 12.5 }),
      resolution('when', { outcome: 'never' }),
      resolution('merger', { verdict: 'disputed', evidence: 'they say' }),
      resolution('merger', { verdict: 'annulled' }),
      resolution('merger', { outcome: true }),
    ];
    await append(ledger.db, written, { now: NOW });
    const read = await all(ledger);
    expect(read.map(({ seq: _, recorded: __, hash: ___, ...content }) => content)).toEqual(written);
    expect(read.map(({ seq }) => seq)).toEqual(written.map((_, i) => i + 1));
    expect(await verify(ledger.db)).toMatchObject({ broken: [], head: { seq: 16, hash: read[15].hash } });
  });

  test.skipIf(skip)('scores the same from the database as from its entries', async () => {
    const fromDatabase = await resolvedClaims(ledger.db);
    const fromEntries = (await histories(ledger.db)).map(resolvedOf);
    expect(fromDatabase).toEqual(fromEntries);
    expect(fromDatabase.map(({ outcome }) => outcome)).toEqual([1, 0, 12.5, Infinity]);
  });

  test.skipIf(skip)('lists by what is asked for', async () => {
    const ids = async (filter: object) =>
      (await listClaims(ledger.db, filter, { now: NOW })).claims.map(({ id }) => id);
    await append(
      ledger.db,
      [claim('open', { tags: ['merger'] }), forecast('open', 0.4), claim('later', { deadline: '2027-01-01' })],
      { now: NOW },
    );
    expect(await ids({})).toEqual(['later', 'open', 'when', 'price', 'who', 'merger']);
    expect(await ids({ tag: 'merger' })).toEqual(['open', 'merger']);
    expect(await ids({ status: 'open' })).toEqual(['later', 'open']);
    expect(await ids({ due: true })).toEqual(['open']);
    expect(await ids({ status: 'resolved', claimant: 'A. Pundit', tag: 'merger' })).toEqual(['merger']);
    expect(await ids({ words: 'claim WHO' })).toEqual(['who']);
    expect(await ids({ words: "' or 1=1 --" })).toEqual([]);
    expect(await ids({ tag: '{"a"}' })).toEqual([]);
    const [merger] = (await listClaims(ledger.db, { tag: 'merger', status: 'resolved' })).claims;
    expect(merger).toMatchObject({
      probability: 1e-7,
      forecasts: 2,
      outcome: true,
      deadline: '2021-12-31',
      made: '2021-04-20',
    });
    expect(await idsLike(ledger.db, 'w')).toEqual(['when', 'who']);
    expect(await idsLike(ledger.db, 'who')).toEqual(['who']);
    expect((await historyOf(ledger.db, 'merger'))?.resolutions).toHaveLength(4);
    expect(await historyOf(ledger.db, "x' or '1'='1")).toBeUndefined();
  });

  test.skipIf(skip)('refuses what does not fit, and then writes nothing', async () => {
    const before = await headOf(ledger.db);
    const refused = async (...entries: NewEntry[]) =>
      append(ledger.db, entries, { now: NOW }).then(
        () => '',
        (error) => error.message,
      );
    expect(await refused(claim('fine'), forecast('none', 0.5))).toBe('none: the ledger has no claim of this name');
    expect(await refused(claim('merger'))).toMatch('another claim of this name');
    expect(await refused(forecast('open', 0.5, '2021-04-19'))).toMatch('before the claim was made');
    expect(await refused(forecast('open', 0.5, '2026-01-03'))).toMatch('is later than now');
    expect(await refused(forecast('who', 0.5, '2021-05-01'))).toMatch('a probability for each of its 2 options');
    expect(await refused(resolution('who', { outcome: 'c' }))).toMatch('expected one of the options');
    expect(await refused(resolution('open', { outcome: 1 }))).toMatch('true or false');
    expect(await headOf(ledger.db)).toEqual(before);
  });

  test.skipIf(skip)('takes an import twice and adds nothing the second time', async () => {
    const imported = [claim('twice'), forecast('twice', 0.5), forecast('twice', 0.6), resolution('twice')];
    const states = async () =>
      (await append(ledger.db, imported, { now: NOW, lenient: true })).map(({ state }) => state);
    expect(await states()).toEqual(['added', 'added', 'added', 'added']);
    expect(await states()).toEqual(['known', 'known', 'known', 'known']);
    const otherwise = [claim('twice', { deadline: '2022-12-31' })];
    expect(await append(ledger.db, otherwise, { now: NOW, lenient: true })).toEqual([
      { state: 'known', differs: ['deadline'] },
    ]);
    const mixed = await append(ledger.db, [forecast('none', 0.5), forecast('twice', 0.7)], { now: NOW, lenient: true });
    expect(mixed.map(({ state }) => state)).toEqual(['refused', 'added']);
  });

  test.skipIf(skip)('moves to another ledger without loss', async () => {
    const target = await openLedger(await begunFolder(), { create: true });
    const entries = await all(ledger);
    await append(target.db, entries, { now: NOW, lenient: true });
    expect(await all(target)).toEqual(entries);
    await target.close();
  });

  test.skipIf(skip)('survives being closed and opened again', async () => {
    const before = await all(ledger);
    await ledger.close();
    ledger = await openLedger(where);
    expect(await all(ledger)).toEqual(before);
  });

  test.skipIf(skip)('lets several write at once, one after the other', async () => {
    const { seq } = await headOf(ledger.db);
    const writers = Array.from({ length: 8 }, (_, i) =>
      append(ledger.db, [claim(`at-once-${i}`), forecast(`at-once-${i}`, 0.5)]),
    );
    await Promise.all(writers);
    const { broken, head, clockWentBack } = await verify(ledger.db);
    expect({ broken, seq: head.seq, clockWentBack }).toEqual({ broken: [], seq: seq + 16, clockWentBack: 0 });
  });

  test.skipIf(skip)('notes when the clock was set back, and keeps the order', async () => {
    await append(ledger.db, [forecast('open', 0.41)], { now: NOW - 86_400_000 });
    await append(ledger.db, [forecast('open', 0.42)], { now: NOW });
    expect(await verify(ledger.db)).toMatchObject({ broken: [], clockWentBack: 1 });
  });

  test.skipIf(skip)('only grows, and finds what was edited behind its back', async () => {
    const edit = sql`update tightrope.forecast set probability = 0.9 where probability = 0.41`;
    await expect(ledger.db.execute(edit)).rejects.toMatchObject({
      cause: { message: expect.stringMatching('only grows') },
    });
    const noted = await headOf(ledger.db);
    await ledger.db.execute(sql`alter table tightrope.forecast disable trigger append_only`);
    const found = async () => (await verify(ledger.db, { noted })).broken.map(({ seq }) => seq);
    expect(await found()).toEqual([]);
    await ledger.db.execute(edit);
    expect(await found()).toEqual([noted.seq - 1]);
    await ledger.db.execute(sql`update tightrope.forecast set probability = 0.41 where probability = 0.9`);
    expect(await found()).toEqual([]);
    await ledger.db.execute(sql`delete from tightrope.forecast where probability = 0.42`);
    expect(await found()).toEqual([noted.seq]);
    const [last] = (await all(ledger)).slice(-1);
    await ledger.db.execute(sql`update tightrope.head set seq = ${last.seq}, hash = ${last.hash}`);
    expect(await found()).toEqual([noted.seq]);
    expect((await verify(ledger.db)).broken).toEqual([]);
  });
});

test('a ledger that is not there is not begun by looking', async () => {
  await expect(openLedger(newFolder())).rejects.toThrow('no ledger here');
});

test('a folder with other files is left alone', async () => {
  await expect(openLedger({ folder: 'src/ledger' }, { create: true })).rejects.toThrow('holds other files');
});

test('a second process gets a clear message', async () => {
  const place = await begunFolder();
  const ledger = await openLedger(place, { create: true });
  await expect(openLedger(place)).rejects.toThrow(/in use by process \d+ since/);
  await ledger.close();
  await (await openLedger(place)).close();
});

test('a damaged folder says what to do', async () => {
  const { folder } = await begunFolder();
  await (await openLedger({ folder }, { create: true })).close();
  writeFileSync(join(folder, 'data', 'global', 'pg_control'), '');
  await expect(openLedger({ folder })).rejects.toThrow(/the ledger is damaged .*import your last export/);
  rmSync(join(folder, 'data', 'PG_VERSION'));
  await expect(openLedger({ folder }, { create: true })).rejects.toThrow('data/PG_VERSION is not there');
});

test.skipIf(!postgresPrograms)('a database with settings of its own gives the same dates', async () => {
  const url = await (server as TestServer).database();
  const name = new URL(url).pathname.slice(1);
  const begun = await openLedger({ url }, { create: true });
  await begun.db.execute(sql.raw(`alter database ${name} set datestyle = 'SQL, DMY'`));
  await begun.db.execute(sql.raw(`alter database ${name} set timezone = 'Europe/Moscow'`));
  await begun.close();
  const ledger = await openLedger({ url });
  await append(ledger.db, [claim('old', { made: '1850-01-01', deadline: '1850-12-06' })]);
  expect((await listClaims(ledger.db)).claims).toMatchObject([{ made: '1850-01-01', deadline: '1850-12-06' }]);
  expect((await verify(ledger.db)).broken).toEqual([]);
  await ledger.close();
});

test.skipIf(!postgresPrograms)('verifying while others write raises no alarm', async () => {
  const ledger = await openLedger({ url: await (server as TestServer).database() }, { create: true });
  const writing = Promise.all(Array.from({ length: 60 }, (_, i) => append(ledger.db, [claim(`w${i}`)])));
  for (let i = 0; i < 15; i++) expect((await verify(ledger.db)).broken).toEqual([]);
  await writing;
  await ledger.close();
});

test.each([
  ['postgres://nobody@127.0.0.1:1/none', 'postgres://127.0.0.1:1/none: nobody answers there: is PostgreSQL running?'],
  ['not an address', 'TIGHTROPE_DATABASE_URL is not an address'],
])('%s: says why there is no connection', async (url, message) => {
  await expect(openLedger({ url }, { create: true })).rejects.toThrow(message);
});

test('a ledger in a file is listed and counted as one in a database', async () => {
  const entries = [
    claim('a', { made: '2020-01-01', deadline: '2021-12-31', tags: ['gas', 'oil'] }),
    claim('b', { made: '2020-01-01', deadline: '2020-06-30', tags: ['gas'], claimant: 'Bo' }),
    claim('c', { made: '2020-01-01', deadline: '2090-01-01' }),
    claim('d', { made: '2020-01-01', deadline: '2020-02-01', text: 'Rain in Minsk' }),
    claim('e', { made: '2020-01-01' }),
    forecast('a', 0.4, '2020-03-01'),
    forecast('a', 0.9, '2020-02-01'),
    entry({ entry: 'resolution', claim: 'd', outcome: true, on: '2020-02-02' }),
    entry({ entry: 'resolution', claim: 'e', verdict: 'annulled', on: '2020-02-02' }),
  ];
  const ledger = await openLedger(await begunFolder(), { create: true });
  await append(ledger.db, entries, { now: NOW });
  const read = historiesOf(entries);
  const page = { now: Date.parse('2022-01-01') };
  const asked: [ClaimFilter, PageOptions][] = [
    [{}, { ...page, dueFirst: true }],
    [{}, { ...page, limit: 2, offset: 1 }],
    [{ due: true }, page],
    [{ tag: 'gas', words: 'A' }, page],
    [{ status: 'resolved' }, page],
    [{ claimant: 'Bo', status: 'open' }, page],
  ];
  for (const [filter, options] of asked)
    expect(listHistories(read, filter, options)).toEqual(await listClaims(ledger.db, filter, options));
  const order = (await listClaims(ledger.db, {}, { ...page, dueFirst: true })).claims.map(({ id }) => id);
  expect(order).toEqual(['b', 'a', 'e', 'd', 'c']);
  expect(overviewOf(read, NOW)).toEqual(await overview(ledger.db, NOW));
  await ledger.close();
});

test('a list that was asked for before shows what was written since, and deadlines that have passed since', async () => {
  const ledger = await openLedger(await begunFolder(), { create: true });
  const claims = Array.from({ length: 30 }, (_, k) =>
    claim(`c${k}`, { deadline: `2021-06-${String(30 - k).padStart(2, '0')}` }),
  );
  await append(ledger.db, claims, { now: NOW });
  const listed = async (filter: ClaimFilter, options: PageOptions) =>
    (await listClaims(ledger.db, filter, { limit: 3, dueFirst: true, ...options })).claims.map(({ id }) => id);
  const [before, after] = ['2021-06-01', '2021-06-03'].map((day) => Date.parse(day));
  expect(await listed({}, { now: before })).toEqual(['c29', 'c28', 'c27']);
  expect(await listed({ due: true }, { now: before })).toEqual([]);
  expect(await listed({ due: true }, { now: after })).toEqual(['c29', 'c28']);
  expect(await listed({ due: true }, { now: before })).toEqual([]);
  expect(await listed({}, { now: before, offset: 28 })).toEqual(['c1', 'c0']);
  expect((await overview(ledger.db, before)).due).toBe(0);
  expect((await overview(ledger.db, after)).due).toBe(2);
  await append(ledger.db, [resolution('c28', { outcome: true, on: '2021-06-02' }), claim('new')], { now: NOW });
  expect(await listed({ due: true }, { now: after })).toEqual(['c29']);
  expect(await listed({}, { now: after })).toEqual(['c29', 'new', 'c28']);
  expect(await overview(ledger.db, after)).toMatchObject({ claims: 31, due: 1, statuses: { resolved: 1 } });
  await ledger.close();
});
