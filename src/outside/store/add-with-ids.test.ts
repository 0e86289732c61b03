import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { atScale } from '../../testing/scale.ts';
import { openEvents, selectRows } from './database.ts';
import { listEvents, rejects } from './find.ts';
import { importEvents } from './import.ts';

const folder = mkdtempSync(join(tmpdir(), 'tightrope-events-ids-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;

interface Row {
  id: string;
  date: string;
  source: string;
}
const MAP = { id: 'id', date: 'date', source: 'source', code: 'code' };
const REASONS = { id: 'no id', date: 'no date', source: 'neither source nor target' };

/**
 * Of all rows that can be read, the first one of each id; the others, which all say something else, and the bad ones by
 * their lines.
 */
function expected(rows: readonly Row[], line: number, before: ReadonlyMap<string, string> = new Map()) {
  const first = new Map<string, string>();
  const bad: [number, string][] = [];
  let known = 0;
  rows.forEach((row, i) => {
    const missing = (['id', 'date', 'source'] as const).find((field) => row[field].trim() === '');
    const id = row.id.trim();
    if (missing !== undefined) bad.push([line + i, REASONS[missing]]);
    else if (before.get(id) === row.source) known++;
    else if (!first.has(id) && !before.has(id)) first.set(id, row.source);
  });
  const [read, added, rejected] = [rows.length, first.size, bad.length];
  const counts = { read, added, replaced: 0, known, differing: read - added - known - rejected, rejected };
  return { stored: [...first].sort(), bad, counts };
}

const date = fc.constantFrom('2014-03-01', '2014-03-01', '2014-03-01', '');
const named = (ids: string[]) =>
  fc
    .array(date, { minLength: ids.length, maxLength: ids.length })
    .map((dates) => ids.map((id, i): Row => ({ id, date: dates[i], source: i % 7 === 5 ? '' : `Actor ${i}` })));
/** Ids that only go up, so that none is looked up. */
const goingUp = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 30 }).map((steps) => {
  const ids = steps.map((_, i) => steps.slice(0, i + 1).reduce((sum, step) => sum + step));
  return ids.map(String);
});
/** Ids that stand twice, are not numbers, are not there, or are the same number but not the same. */
const ofAnyKind = fc.array(fc.constantFrom('1', '2', '3', '03', ' 3 ', '2.4', '-5', 'a', 'b', '', '20', '30'), {
  minLength: 1,
  maxLength: 30,
});
const rows = fc
  .oneof(
    goingUp,
    ofAnyKind,
    fc.tuple(goingUp, ofAnyKind).map((lists) => lists.flat()),
  )
  .chain(named);

test.each(['tsv', 'csv', 'parquet'])(
  'of events of %s the first one with an id comes in, however it is told which are new',
  async (kind) => {
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 12 }), fc.boolean(), async (rows, part, idFirst) => {
        const store = await openEvents(join(folder, `${++made}.duckdb`), { create: true, threads: 1 });
        const file = join(folder, `${made}.${kind}`);
        const columns = idFirst ? ['id', 'date', 'source', 'code'] : ['date', 'id', 'source', 'code'];
        const cells = rows.map((row) => columns.map((column) => ({ ...row, code: '190' })[column] as string));
        const between = kind === 'csv' ? ',' : '\t';
        const table = kind === 'parquet' ? join(folder, `${made}.table`) : file;
        writeFileSync(table, [columns, ...cells].map((line) => line.join(between)).join('\n'));
        if (kind === 'parquet')
          await store.connection.run(
            `copy (from read_csv('${table}', delim = '\t', all_varchar = true)) to '${file}' (format parquet)`,
          );
        const all = async () => (await listEvents(store, {})).map(({ rowId, source }) => [rowId, source]).sort();
        const { stored, bad, counts } = expected(rows, kind === 'parquet' ? 1 : 2);

        expect(await importEvents(store, file, { map: MAP, part })).toMatchObject(counts);
        expect(await all()).toEqual(stored);
        expect((await rejects(store)).map(({ line, reason }) => [line, reason])).toEqual(bad);
        // Read in other parts under another name it is another file, and nothing of it is new.
        const again = join(folder, `${made}.again.${kind}`);
        copyFileSync(file, again);
        expect(await importEvents(store, again, { map: MAP, part: part + 1 })).toMatchObject(
          expected(rows, 1, new Map(stored)).counts,
        );
        expect(await all()).toEqual(stored);
        store.close();
      }),
      { numRuns: atScale(3, 50) },
    );
  },
  60_000,
);

test('ids that go up and ids that have to be looked up give the same events, in all their columns', async () => {
  const lines = Array.from({ length: 20 }, (_, i) =>
    [
      `${100 + i}`,
      `2014-03-${10 + i}`,
      'Police (Belarus)',
      'Russia',
      '190',
      'Minsk',
      '53.9',
      `https://example.org/${i}`,
    ].join('\t'),
  );
  const heading = 'id\tdate\tsource\ttarget\tcode\tlocation\tlatitude\turl';
  const map = { ...MAP, target: 'target', location: 'location', latitude: 'latitude', url: 'url' };
  const [up, down] = await Promise.all(
    [lines, lines.toReversed()].map(async (rows) => {
      const store = await openEvents(join(folder, `${++made}.duckdb`), { create: true, threads: 1 });
      const file = join(folder, `${made}.tsv`);
      writeFileSync(file, [heading, ...rows].join('\n'));
      await importEvents(store, file, { map, part: 7 });
      const events = await selectRows(
        store,
        'select *, date::varchar as date, key::varchar as key from event order by row_id',
      );
      store.close();
      return events;
    }),
  );
  expect(up).toHaveLength(20);
  expect(up[0]).toMatchObject({ source_country: 'BLR', source_sector: 'Police', target_country: 'RUS', quad: 4 });
  expect(down).toEqual(up);
});
