import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockFolder } from './lock.ts';

/** Another process that is at work, whatever it does. */
let other: ChildProcess & { pid: number };
const folders: string[] = [];
beforeAll(() => {
  other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], { stdio: 'ignore' }) as typeof other;
});
afterAll(() => {
  other.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder with what a lock file in it says. */
function folderWith(lock?: object | string): string {
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-lock-'));
  folders.push(folder);
  if (lock !== undefined) writeFileSync(join(folder, 'lock'), typeof lock === 'string' ? lock : JSON.stringify(lock));
  return folder;
}

const owner = (pid: number, more: object = {}) => ({
  ...{ pid, host: hostname(), since: '2020-01-01T00:00:00.000Z', token: 'theirs', ...more },
});
const GONE = owner(2 ** 30);

const lockIn = (folder: string) => JSON.parse(readFileSync(join(folder, 'lock'), 'utf8'));

/** When a process began, in ticks since the machine started: field 22 of /proc/PID/stat (its name has no space here). */
const began = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')[21];
const knowsBeginnings = existsSync(`/proc/${process.pid}/stat`);

test('a folder is locked once, and free again afterwards', async () => {
  const folder = folderWith();
  const unlock = await lockFolder(folder);
  expect(lockIn(folder)).toMatchObject({ pid: process.pid, host: hostname() });
  if (knowsBeginnings) expect(lockIn(folder).began).toBe(began(process.pid));
  await expect(lockFolder(folder)).rejects.toThrow(`${folder}: this ledger is in use by process ${process.pid} since`);
  await unlock();
  expect(readdirSync(folder)).toEqual([]);
  await (await lockFolder(folder))();
});

test('the lock of a process at work is kept, and taken over once it is gone', async () => {
  const folder = folderWith(owner(other.pid, knowsBeginnings ? { began: began(other.pid) } : {}));
  await expect(lockFolder(folder)).rejects.toThrow(
    `in use by process ${other.pid} since 2020-01-01T00:00:00.000Z; wait`,
  );
  expect(lockIn(folder).token).toBe('theirs');
  const short = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' });
  await new Promise((resolve) => short.on('exit', resolve));
  writeFileSync(join(folder, 'lock'), JSON.stringify(owner(short.pid as number)));
  await (await lockFolder(folder))();
  expect(readdirSync(folder)).toEqual([]);
});

test.skipIf(!knowsBeginnings)('a lock whose process number now belongs to a later process is taken over', async () => {
  const folder = folderWith(owner(other.pid, { began: '1' }));
  const unlock = await lockFolder(folder);
  expect(lockIn(folder).pid).toBe(process.pid);
  await unlock();
});

test('a lock that does not say when its process began is kept while there is a process with its number', async () => {
  await expect(lockFolder(folderWith(owner(other.pid)))).rejects.toThrow(`process ${other.pid}`);
});

test('the lock of another machine is kept, since its process cannot be asked, and the message says how to end it', async () => {
  for (const pid of [GONE.pid, other.pid]) {
    const folder = folderWith(owner(pid, { host: 'elsewhere' }));
    const lock = join(folder, 'lock');
    await expect(lockFolder(folder)).rejects.toThrow(
      `process ${pid} on elsewhere since 2020-01-01T00:00:00.000Z; if it is gone, remove ${lock}`,
    );
    expect(lockIn(folder).token).toBe('theirs');
    expect(readdirSync(folder)).toEqual(['lock']);
  }
});

test('unlocking leaves the lock of somebody else where it is', async () => {
  const folder = folderWith();
  const unlock = await lockFolder(folder);
  writeFileSync(join(folder, 'lock'), JSON.stringify(owner(other.pid)));
  await unlock();
  expect(lockIn(folder).token).toBe('theirs');
});

test('while another process takes a lock over, nobody else does', async () => {
  const folder = folderWith(GONE);
  mkdirSync(join(folder, 'lock.takeover'));
  await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${GONE.pid}`);
  expect(readdirSync(folder).sort()).toEqual(['lock', 'lock.takeover']);
});

test('a takeover that was killed in the middle is cleared away, and the next try gets the folder', async () => {
  const folder = folderWith(GONE);
  const turn = join(folder, 'lock.takeover');
  mkdirSync(turn);
  const minuteAgo = Date.now() / 1000 - 60;
  utimesSync(turn, minuteAgo, minuteAgo);
  await expect(lockFolder(folder)).rejects.toThrow('in use');
  await (await lockFolder(folder))();
  expect(readdirSync(folder)).toEqual([]);
});

test.each(['', 'null', '[]', '""', '5', 'true', '{}', '{"pid":"x"}', '{"pid":1}', '{"pid":0,"host":"x"', '{"pid":12'])(
  'a lock that says `%s` names no owner and is taken over',
  async (text) => {
    const folder = folderWith(text);
    await (await lockFolder(folder))();
  },
);

test('of several that find the lock of a process that is gone, one alone gets the folder', async () => {
  const folder = folderWith();
  for (let round = 0; round < 200; round++) {
    writeFileSync(join(folder, 'lock'), round % 10 === 0 ? '' : JSON.stringify(GONE));
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => lockFolder(folder)));
    const got = tries.filter((one) => one.status === 'fulfilled');
    expect(got.length).toBeLessThanOrEqual(1);
    for (const one of got) await one.value();
  }
});
