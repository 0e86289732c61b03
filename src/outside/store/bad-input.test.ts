import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { atScale } from '../../testing/scale.ts';
import { baseRate } from '../base-rate/index.ts';
import { type EventStore, openEvents } from './database.ts';
import { listEvents, observedOf, occurrences, rejects } from './find.ts';
import { importEvents } from './import.ts';
import { quadEvents } from './quad-events.ts';
import { who } from './who.ts';

let folder: string;
let store: EventStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tightrope-bad-'));
  store = await openEvents(join(folder, 'events.duckdb'), { create: true });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const write = (name: string, content: string | Uint8Array) => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};
const plain = (rows: readonly string[]) => `date\tsource\tevent\ttarget\n${rows.join('\n')}\n`;
const many = (n: number) =>
  plain(Array.from({ length: n }, (_, i) => `2014-01-${10 + (i % 20)}\tActor ${i}\tConsult\tActor ${i * 7919}`));
const gdelt = (id: number, columns: number) => {
  const cells = Array<string>(columns).fill('');
  Object.assign(cells, {
    0: String(id),
    1: '20200101',
    5: 'A',
    6: 'Somebody',
    26: '010',
    27: '010',
    28: '01',
    29: '1',
  });
  return cells.join('\t');
};

test('an archive that is cut off says so, wherever it is cut', async () => {
  const whole = zipSync({ 'events.tsv': strToU8(many(50_000)) });
  const zipped = gzipSync(many(50_000));
  for (const share of [0.2, 0.6, 0.9]) {
    const [zip, gz] = [whole, zipped].map((bytes) => bytes.subarray(0, Math.floor(share * bytes.length)));
    for (const file of [write('cut.zip', zip), write('cut.tsv.gz', gz)])
      await expect(importEvents(store, file)).rejects.toThrow('cannot be unpacked: it is damaged or cut off');
  }
  expect(await importEvents(store, write('whole.zip', whole))).toMatchObject({ added: 50_000 });
});

test('a row of 60 cells among those of 61 is put aside, and a file of 60 is not a known table', async () => {
  const file = write('g.export.CSV', `${[gdelt(1, 61), gdelt(2, 60), gdelt(3, 61)].join('\n')}\n`);
  expect(await importEvents(store, file)).toMatchObject({ added: 2, rejected: 1 });
  expect(await rejects(store)).toMatchObject([{ line: 2, reason: '60 cells, expected 61' }]);
  await expect(importEvents(store, write('h.export.CSV', `${gdelt(1, 60)}\n`))).rejects.toThrow('no known table');
});

test('a date in 9999 is put aside, bytes that are no UTF-8 and names with quotes are not', async () => {
  const name = `Tomás "Tiger" O'Neil`;
  const rows = plain(['9999-12-31\tA\tConsult\tB', `2014-01-01\t${name}\tConsult\tB`]);
  const bytes = Buffer.concat([Buffer.from(rows), Buffer.from('2014-01-02\t\xfe\xff\tConsult\tB\n', 'latin1')]);
  expect(await importEvents(store, write('odd.tsv', bytes))).toMatchObject({ added: 2, rejected: 1 });
  expect(await rejects(store)).toMatchObject([{ line: 2, reason: expect.stringContaining('9999-12-31') }]);
  expect(await listEvents(store, { source: name.toUpperCase() })).toHaveLength(1);
  expect(await who(store, `tiger" o'`)).toMatchObject([{ name }]);
});

test('a window in which nothing happened and a trigger that never came are base rates with the prior alone', async () => {
  await importEvents(store, write('few.tsv', plain(['2014-01-01\tA\tConsult\tB', '2014-12-31\tA\tConsult\tB'])));
  const observed = await observedOf(store, {});
  expect(observed).toEqual({ from: 16071, to: 16435 });
  expect(await observedOf(store, { from: '2015-01-01' })).toBeUndefined();
  expect((await quadEvents(store, { source: 'Nobody' })).days).toHaveLength(0);
  const never = await occurrences(store, { source: 'Nobody' });
  const about = { name: 'never', window: 30, ...(observed as { from: number; to: number }) };
  expect(baseRate({ ...about, outcomes: never })).toMatchObject({ k: 0, n: 12 });
  const prior = baseRate({ ...about, outcomes: never, triggers: never });
  expect(prior).toMatchObject({ k: 0, n: 0, frequency: { mean: 0.5 } });
});

/** Rows of an import of several parts, and the size in kB at which a full disk stops it after the first. */
const [ROWS, FULL_AT] = [atScale(400_000, 600_000), atScale(12_000, 16_000)];
/** A limit on how large a file may grow stands for a full disk; only a shell can set it. */
const limited = process.platform === 'win32' ? test.skip : test;

limited(
  'a disk that is full stops an import with a reason, what is in stays, and it goes on',
  { tags: 'whole' },
  async () => {
    store.close();
    const file = write('many.tsv', many(ROWS));
    const cli = ['dist/cli/main.js', 'events', 'import', file, '--events', store.file];
    const run = (blocks: string) =>
      spawnSync('bash', ['-c', `ulimit -f ${blocks}; exec "$@"`, 'bash', process.execPath, ...cli], {
        encoding: 'utf8',
      });
    const full = run(String(FULL_AT));
    expect(full.stderr).toMatch(/many\.tsv: no space is left for .*events\.duckdb; what is in stays/);
    expect(full.status).toBe(2);
    expect(run('unlimited').stdout).toMatch(
      /^many\.tsv: [1-9][\d,]+ events added; [1-9][\d,]+ were there already\.\n$/,
    );
    store = await openEvents(store.file);
    expect((await quadEvents(store, {})).days).toHaveLength(ROWS);
  },
);
