import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { LedgerError } from './ledger-error.ts';

interface Owner {
  pid: number;
  /** Tells a process from a later one with the same number, where the system says when it began. */
  began?: string | undefined;
  host: string;
  since: string;
  token: string;
}

/** A takeover takes microseconds; one that is older was killed in the middle. */
const TAKEOVER_MS = 10_000;

/**
 * Makes this process the only one that uses a folder. The lock of a process that is gone is taken over.
 *
 * @returns a function that gives the folder free again
 * @throws LedgerError if another process uses it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'lock');
  const mine: Owner = {
    pid: process.pid,
    began: await beginningOf(process.pid),
    host: hostname(),
    since: new Date().toISOString(),
    token: randomUUID(),
  };
  if (!(await create(file, mine))) {
    await takeOver(folder, file);
    if (!(await create(file, mine))) throw inUse(folder, await readOwner(file));
  }
  return async () => {
    if ((await readOwner(file))?.token === mine.token) await rm(file, { force: true });
  };
}

/** Puts the lock there whole: written under a name of its own first, so that no process reads half of it. */
async function create(file: string, owner: Owner): Promise<boolean> {
  const draft = `${file}.${owner.token}`;
  try {
    await writeFile(draft, JSON.stringify(owner));
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Removes the lock of a process that is gone; only one process at a time may do so. */
async function takeOver(folder: string, file: string): Promise<void> {
  const turn = `${file}.takeover`;
  try {
    await mkdir(turn);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const age = Date.now() - ((await stat(turn).catch(() => undefined))?.mtimeMs ?? Date.now());
    if (age > TAKEOVER_MS) await rmdir(turn).catch(() => undefined);
    throw inUse(folder, await readOwner(file));
  }
  try {
    const owner = await readOwner(file);
    // There is no lock to remove; another process may write a new one at any moment.
    if (owner === undefined) return;
    if (await alive(owner)) throw inUse(folder, owner);
    // Only the process that has the turn removes a lock, and no process overwrites one: this is still the lock that was read.
    await rm(file, { force: true });
  } finally {
    await rmdir(turn);
  }
}

const NOBODY: Owner = { pid: 0, host: hostname(), since: '', token: '' };

/** The owner of the lock; undefined without a lock. A lock that names no owner counts as that of a process that has ended. */
async function readOwner(file: string): Promise<Owner | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const owner: Partial<Owner> | null = JSON.parse(text);
    const named = typeof owner?.pid === 'number' && typeof owner.host === 'string';
    return named ? { ...NOBODY, ...owner } : NOBODY;
  } catch {
    return NOBODY;
  }
}

/** Whether a process may still be at work; one of another machine cannot be asked. */
async function alive({ pid, began, host }: Owner): Promise<boolean> {
  if (host !== hostname()) return true;
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const now = await beginningOf(pid);
  return began === undefined || now === undefined || now === began;
}

/** When a process began, in the system's own count, where Linux says so. */
async function beginningOf(pid: number): Promise<string | undefined> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function inUse(folder: string, owner: Owner | undefined): LedgerError {
  const elsewhere = owner !== undefined && owner.host !== hostname();
  const who = owner
    ? `process ${owner.pid}${elsewhere ? ` on ${owner.host}` : ''} since ${owner.since}`
    : 'another process';
  const hint = elsewhere
    ? `if it is gone, remove ${join(folder, 'lock')}`
    : 'wait until it is done; several processes at once can use a ledger on PostgreSQL (TIGHTROPE_DATABASE_URL)';
  return new LedgerError(`${folder}: this ledger is in use by ${who}; ${hint}`);
}

/** Removes the lock of this process, where what held it was ended before it could. */
export async function removeOwnLock(folder: string): Promise<void> {
  const file = join(folder, 'lock');
  const owner = await readOwner(file);
  if (owner?.pid === process.pid && owner.host === hostname()) await rm(file, { force: true });
}
