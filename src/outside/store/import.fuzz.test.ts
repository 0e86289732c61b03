import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { UsageError } from '../../numeric/errors.ts';
import { atScale } from '../../testing/scale.ts';
import { openEvents } from './database.ts';
import type { EventImportOptions } from './format.ts';
import { EVENT_FIELDS, type EventMapping } from './format.ts';
import { headed } from './head.ts';
import { importEvents } from './import.ts';
import { openingOf } from './opening.ts';

const folder = mkdtempSync(join(tmpdir(), 'tightrope-events-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TABLES = readdirSync('test-data/events').map((name) => ({
  name,
  bytes: readFileSync(join('test-data/events', name)),
}));
/** What hurts readers: delimiters, quotes, ends of lines, signs of numbers and dates, marks and bytes that are not text. */
const SPICE = [
  ...',;\t|"\n\r\0',
  '""',
  '\ufeff',
  'sep=;\n',
  'NA',
  '\\N',
  '1e999',
  '-9',
  '99999999999999999999',
  '2021-02-30',
  'infinity',
  "'; --",
  '\xff',
  'é',
  '__proto__',
];

/** A table of somebody's with bytes changed, taken out, put in twice or spiced. */
const damaged = fc
  .tuple(
    fc.nat(TABLES.length - 1),
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(60), fc.constantFrom(...SPICE), fc.nat(3)), {
      maxLength: 6,
    }),
  )
  .map(([which, changes]) => {
    let { bytes } = TABLES[which];
    for (const [share, length, spice, what] of changes) {
      const at = Math.floor(share * bytes.length);
      const [before, cut, after] = [
        bytes.subarray(0, at),
        bytes.subarray(at, at + length),
        bytes.subarray(at + length),
      ];
      const middle =
        what === 0 ? [] : what === 1 ? [cut, cut] : [Buffer.from(spice, what === 2 ? 'utf8' : 'latin1'), cut];
      bytes = Buffer.concat([before, ...middle, after]);
    }
    return { name: TABLES[which].name, bytes };
  });

const columns = fc.constantFrom(
  'id',
  'event_date',
  'SQLDATE',
  'actor1',
  'day',
  'a',
  'b',
  'code',
  '',
  'constructor',
  1,
  2,
  5,
  99,
);
const mapping: fc.Arbitrary<EventMapping> = fc.dictionary(
  fc.constantFrom(...EVENT_FIELDS),
  fc.oneof(
    columns,
    fc.array(columns, { minLength: 1, maxLength: 3 }),
    fc.constant(null),
    fc.constant({ year: 1, month: 2, day: 3 }),
  ),
  { maxKeys: 6 },
);
/** Half of them say nothing, so that files come in. */
const options: fc.Arbitrary<EventImportOptions> = fc.oneof(
  fc.constant({}),
  fc.record(
    {
      map: mapping,
      format: fc.constantFrom('acled', 'icews', 'gdelt-2', 'ucdp-ged', 'polecat', 'plain'),
      dates: fc.constantFrom('dmy', 'mdy', 'ymd', '%d/%m/%Y', '%q', '', "%Y'"),
      empty: fc.constantFrom([], ["'"], ['nan', 'é', '']),
      decimal: fc.constantFrom<'.' | ','>('.', ','),
      heading: fc.boolean(),
      part: fc.integer({ min: 1, max: 5 }),
    },
    { requiredKeys: [] },
  ),
);

test('any text is opened, or refused in words', async () => {
  await fc.assert(
    fc.asyncProperty(damaged, options, async ({ bytes }, said) => {
      async function* pieces() {
        for (let i = 0; i < bytes.length; i += 700) yield Buffer.from(bytes.subarray(i, i + 700));
      }
      try {
        const { head } = await headed(pieces());
        const { columns, skip, sample } = openingOf(head, said);
        expect(columns.length).toBeGreaterThan(0);
        expect(skip).toBeGreaterThanOrEqual(0);
        expect(sample.length).toBeLessThanOrEqual(1000);
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
      }
    }),
    { numRuns: atScale(300, 5000) },
  );
});

test('any file comes in with every row accounted for, or is refused in words', async () => {
  const store = await openEvents(join(folder, 'events.duckdb'), { create: true, threads: 1 });
  let n = 0;
  await fc.assert(
    fc.asyncProperty(damaged, options, async ({ name, bytes }, said) => {
      const file = join(folder, `${n++}-${name}`);
      writeFileSync(file, bytes);
      try {
        const report = await importEvents(store, file, { ...said, dataset: `fuzz ${n % 5}` });
        const { read, added, replaced, known, differing, rejected } = report;
        expect(added + replaced + known + differing + rejected).toBe(read);
        expect(Math.min(added, replaced, known, differing, rejected)).toBeGreaterThanOrEqual(0);
        const counted = report.reasons.reduce((sum, { rows }) => sum + rows, 0);
        if (report.reasons.length < 20) expect(counted).toBe(rejected);
      } catch (error) {
        const { cause } = error as Error;
        const ours = /INTERNAL|Binder|Parser|Catalog Error/.test(String(cause ?? ''));
        if (!(error instanceof UsageError) || ours) throw error;
      } finally {
        rmSync(file);
      }
    }),
    { numRuns: atScale(60, 5000) },
  );
  store.close();
}, 1_800_000);
