import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that its process did not take away is of another machine or of a version before this one: swept after a day. */
const OLD = 86_400_000;
const PREFIX = 'tightrope-events-';
const host = hostname()
  .replace(/[^A-Za-z0-9.]/g, '')
  .slice(0, 40);

/**
 * A folder of this process for the parts of a file, among the machine's temporary ones. Those of imports that were killed are
 * taken away first.
 */
export async function workFolder(parent = tmpdir()): Promise<string> {
  await sweep(parent).catch(() => undefined);
  return mkdtemp(join(parent, `${PREFIX}${host}-${process.pid}-`));
}

async function sweep(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const made = /^tightrope-events-(?:([A-Za-z0-9.]*)-(\d+)-)?[A-Za-z0-9]{6}$/.exec(name);
    if (made === null) continue;
    const folder = join(parent, name);
    const here = made[1] === host && made[2] !== undefined;
    const dead = here ? !isRunning(Number(made[2])) : Date.now() - (await changed(folder)) > OLD;
    // Somebody else's may not be taken away, and need not be.
    if (dead) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** When a folder or a file in it was last written, milliseconds since 1970. */
async function changed(folder: string): Promise<number> {
  const inside = (await readdir(folder)).map((name) => join(folder, name));
  const times = await Promise.all([folder, ...inside].map(async (file) => (await stat(file)).mtimeMs));
  return Math.max(...times);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
