import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { begunLedger } from '../../testing/begun-ledger.ts';
import { atScale } from '../../testing/scale.ts';
import { type LedgerPlace, openLedger } from './database.ts';
import { entryPages, headOf, verify } from './entries.ts';
import { postgresPrograms, startPostgres, type TestServer } from './postgres.test-server.ts';

const ROUNDS = atScale(1, 20);
const WRITES = atScale(300, 1000);

/** Writes one forecast after the other with the built program, and says of each that it is written down. */
const WRITER = `
import { append, openLedger } from ${JSON.stringify(new URL('../../../dist/ledger/store/index.js', import.meta.url).href)};
const [place, round] = JSON.parse(process.argv[1]);
const ledger = await openLedger(place, { create: true });
const id = 'claim-' + round;
const claim = { entry: 'claim', id, kind: 'yes-no', text: id, claimant: 'A', claimantKind: 'person', tags: [], made: '2021-01-01' };
await append(ledger.db, [claim]);
for (let i = 0; i < ${WRITES}; i++) {
  await append(ledger.db, [{ entry: 'forecast', claim: id, made: '2021-01-01', probability: i / ${WRITES} }]);
  process.stdout.write(i + '\\n');
}
await ledger.close();
`;

/** Runs the writer until it has said \`until\` writes, then does what kills it. @returns the last write that it acknowledged */
function writing(
  place: LedgerPlace,
  round: number,
  until: number,
  kill: (writer: number) => void | Promise<void>,
): Promise<number> {
  const writer = spawn(process.execPath, ['--input-type=module', '-e', WRITER, JSON.stringify([place, round])], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    let wrong = '';
    let killed: Promise<void> | undefined;
    writer.stderr.on('data', (chunk) => {
      wrong += chunk;
    });
    writer.stdout.on('data', (chunk) => {
      said += chunk;
      if (killed !== undefined || said.split('\n').length <= until) return;
      killed = Promise.resolve(kill(writer.pid as number));
      killed.catch(reject);
    });
    writer.on('close', async () => {
      await killed?.catch(() => undefined);
      const lines = said.split('\n');
      // A line that was cut off says nothing.
      lines.pop();
      if (lines.length === 0) console.error(wrong);
      resolve(Number(lines.at(-1) ?? Number.NaN));
    });
  });
}

/** How many forecasts of each round the ledger holds, without gaps. */
async function held(place: LedgerPlace): Promise<Map<string, number[]>> {
  const ledger = await openLedger(place);
  expect((await verify(ledger.db)).broken).toEqual([]);
  const found = new Map<string, number[]>();
  for await (const page of entryPages(ledger.db, (await headOf(ledger.db)).seq)) {
    for (const entry of page) {
      if (entry.entry !== 'forecast') continue;
      found.set(entry.claim, [...(found.get(entry.claim) ?? []), (entry.probability as number) * WRITES]);
    }
  }
  await ledger.close();
  return found;
}

const folders: string[] = [];
const newFolder = () => {
  folders.push(mkdtempSync(join(tmpdir(), 'tightrope-crash-')));
  return folders.at(-1) as string;
};
let server: TestServer | undefined;
beforeAll(async () => {
  if (postgresPrograms) server = await startPostgres();
});
afterAll(async () => {
  await server?.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Kills in some rounds, each at another of its writes, and looks each time whether all acknowledged ones are there. */
async function survives(place: LedgerPlace, kill: (writer: number) => void | Promise<void>): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const until = 10 + Math.floor((round / ROUNDS) * (WRITES - 100));
    const acknowledged = await writing(place, round, until, kill);
    expect(acknowledged).toBeGreaterThanOrEqual(until - 1);
    expect(acknowledged).toBeLessThan(WRITES - 1);
    const written = (await held(place)).get(`claim-${round}`) as number[];
    expect(written.map(Math.round)).toEqual(written.map((_, i) => i));
    expect(written.length).toBeGreaterThan(acknowledged);
  }
}

const killWriter = (writer: number) => void process.kill(writer, 'SIGKILL');

describe('after kill -9, every acknowledged write is there and the chain holds', () => {
  test('in a folder', { timeout: 600_000 }, async () => {
    const folder = newFolder();
    await begunLedger(folder);
    await survives({ folder }, killWriter);
  });

  test.skipIf(!postgresPrograms)('on PostgreSQL, the writer killed', { timeout: 600_000 }, async () =>
    survives({ url: await (server as TestServer).database() }, killWriter),
  );

  test.skipIf(!postgresPrograms)('on PostgreSQL, the server killed', { timeout: 600_000 }, async () =>
    survives({ url: await (server as TestServer).database() }, () => (server as TestServer).crash()),
  );

  test('in a folder that was still being set up', { tags: 'whole', timeout: 600_000 }, async () => {
    for (let wait = atScale(1200, 400); wait <= atScale(1200, 2400); wait += 400) {
      const folder = newFolder();
      const writer = spawn(process.execPath, ['--input-type=module', '-e', WRITER, JSON.stringify([{ folder }, 0])]);
      await new Promise((resolve) => setTimeout(resolve, wait));
      writer.kill('SIGKILL');
      await new Promise((resolve) => writer.once('close', resolve));
      const ledger = await openLedger({ folder }, { create: true });
      expect((await verify(ledger.db)).broken).toEqual([]);
      await ledger.close();
    }
  });
});

/** A disk of a size of its own, where the system lets us have one. */
function smallDisk(megabytes: number): string | undefined {
  const folder = newFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    console.warn('no disk may be mounted here: the tests of a full disk are skipped');
    return undefined;
  }
}
const unmount = (folder: string) => execFileSync('umount', ['-l', folder]);

describe('on a disk that is full', () => {
  test('says so, loses nothing, and goes on when there is space again', async ({ skip }) => {
    const disk = smallDisk(64) ?? skip();
    try {
      const place = { folder: join(disk, 'ledger') };
      await begunLedger(place.folder);
      const acknowledged = await writing(place, 0, 100, killWriter);
      const filler = join(disk, 'filler');
      expect(() => writeFileSync(filler, Buffer.alloc(64e6))).toThrow('ENOSPC');
      await expect(openLedger(place)).rejects.toThrow('no space is left on its disk');
      rmSync(filler);
      expect((await held(place)).get('claim-0')?.length).toBeGreaterThan(acknowledged);
      expect(readdirSync(place.folder)).toEqual(['data']);
    } finally {
      unmount(disk);
    }
  });

  test('a first start that does not fit says so and leaves nothing behind', { tags: 'whole' }, async ({ skip }) => {
    const disk = smallDisk(16) ?? skip();
    try {
      const folder = join(disk, 'ledger');
      await expect(openLedger({ folder }, { create: true })).rejects.toThrow('no space is left on its disk');
      expect(existsSync(join(folder, 'data'))).toBe(false);
      expect(existsSync(join(folder, 'data.new'))).toBe(false);
    } finally {
      unmount(disk);
    }
  });
});

/** Opens a ledger as a user without any rights, since root may write anywhere. */
function asNobody(folder: string): string {
  const script = `
    const { openLedger } = await import(${JSON.stringify(new URL('../../../dist/ledger/store/index.js', import.meta.url).href)});
    process.setgid?.(65534); process.setuid?.(65534);
    await openLedger({ folder: process.argv[1] }, { create: true }).then(() => console.log('opened'), (error) => console.log(error.message));`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script, folder], { encoding: 'utf8' });
}

test('a folder that may only be read: says so, and changes nothing', async () => {
  const folder = newFolder();
  await begunLedger(folder);
  chmodSync(folder, 0o555);
  const message =
    process.getuid?.() === 0
      ? asNobody(folder)
      : await openLedger({ folder }).then(
          () => '',
          (error) => error.message,
        );
  expect(message).toContain('may not be read and written');
  chmodSync(folder, 0o755);
  await (await openLedger({ folder })).close();
});
