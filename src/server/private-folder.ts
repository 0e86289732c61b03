import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../files/write-atomically.ts';
import { UsageError } from '../numeric/errors.ts';

/** What the server keeps beside the situations: nothing of it goes into git, and nobody but its owner can read it. */
export const PRIVATE = '.tightrope';

/** Files that only their owner can read. */
export const OWNER_ONLY = 0o600;

/**
 * The server's own folder in the one that it serves, made if it is not there.
 *
 * @throws UsageError if it cannot be
 */
export async function privateFolder(root: string): Promise<string> {
  const folder = join(root, PRIVATE);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (!(await lstat(folder)).isDirectory()) throw new UsageError(`${folder}: a file, expected a folder`);
    await chmod(folder, 0o700);
    await writeAtomically(join(folder, '.gitignore'), '*\n');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'EACCES' || code === 'EROFS' ? 'the folder may not be written to' : message;
    throw new UsageError(`${folder}: cannot be made, ${why}`, { cause: error });
  }
  return folder;
}

/** The key that signs the cookies of this folder, so that a page that is open goes on after a restart. */
export async function cookieKey(folder: string): Promise<string> {
  const file = join(folder, 'key');
  const there = await readFile(file, 'utf8').catch(() => '');
  if (/^[0-9a-f]{64}$/.test(there)) return there;
  const key = randomBytes(32).toString('hex');
  await writeAtomically(file, key, { mode: OWNER_ONLY });
  return key;
}
