import { readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { claimFile } from './places.ts';

/** A worker's word that it is at a piece, so that others take another one. It saves work: a piece that two make is the same twice. */
export interface PieceClaim {
  /** Says that the work goes on; called often, it writes from time to time. */
  beat(): Promise<void>;
  release(): Promise<void>;
}

/** How workers claim pieces by name. @returns nothing while another worker is at the piece */
export type Claims = (name: string) => Promise<PieceClaim | undefined>;

/** A worker at a piece says so this often. */
const BEAT_MS = 5000;

/** After so long without a sign of life a claim is void. */
const PATIENCE_MS = 60_000;

/** What a claim's file says. It changes with every sign of life: the clocks of machines need not agree. */
interface Written {
  host: string;
  pid: number;
  beat: number;
}

/** Claims that others hold, as one worker sees them: what each said, and since when it has said no more. */
type Watched = Map<string, { text: string; since: number }>;

/**
 * Claims of workers that share the folder of a run, as files in it.
 *
 * @param patience how long another worker may give no sign of life, milliseconds; 0 to make what others are at
 */
export function claimsInFolder(folder: string, patience = PATIENCE_MS): Claims {
  const watched: Watched = new Map();
  return (name) => claim(claimFile(folder, { name }), watched, patience);
}

async function claim(file: string, watched: Watched, patience: number): Promise<PieceClaim | undefined> {
  const written: Written = { host: hostname(), pid: process.pid, beat: 0 };
  const write = (flag: 'w' | 'wx') => writeFile(file, JSON.stringify(written), { flag });
  try {
    await write('wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!(await isVoid(file, watched, patience))) return undefined;
    await write('w');
  }
  let last = performance.now();
  return {
    async beat() {
      if (performance.now() - last < BEAT_MS) return;
      last = performance.now();
      written.beat++;
      // A claim saves work and no more: where it cannot be written the work goes on.
      await write('w').catch(() => undefined);
    },
    release: () => rm(file, { force: true }),
  };
}

/** Whether somebody is at a piece, as far as its claim says. */
export async function isClaimed(file: string): Promise<boolean> {
  const text = await readText(file);
  return text !== undefined && !isDead(text);
}

async function isVoid(file: string, watched: Watched, patience: number): Promise<boolean> {
  const text = await readText(file);
  if (text === undefined || isDead(text)) return true;
  const known = watched.get(file);
  const seen = known?.text === text ? known : { text, since: performance.now() };
  watched.set(file, seen);
  return performance.now() - seen.since >= patience;
}

const readText = (file: string): Promise<string | undefined> => readFile(file, 'utf8').catch(() => undefined);

/** A process of this machine that has ended gives no more signs of life. */
function isDead(text: string): boolean {
  try {
    const { host, pid } = JSON.parse(text) as Written;
    if (host !== hostname() || !Number.isSafeInteger(pid) || pid <= 0) return false;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
