import { randomBytes } from 'node:crypto';
import { link, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../numeric/errors.ts';

export interface WriteOptions {
  /** Refuse to replace a file that is there. */
  exclusive?: boolean;
  /** Who may read and write it, as `chmod` counts; by default as the file that it replaces, or as the system makes new files. */
  mode?: number;
  /** Called when the new file is on the disk and before it takes the name; if it throws, nothing is replaced. */
  check?: () => Promise<void>;
}

/**
 * Writes a file whole or not at all: to a new file beside it, which then takes its name. What it wrote is on the disk when it
 * returns.
 *
 * @param contents or parts of them, one after the other
 * @throws UsageError if it cannot be written
 */
export async function writeAtomically(
  file: string,
  contents: string | Uint8Array | readonly Uint8Array[],
  { exclusive = false, mode, check }: WriteOptions = {},
): Promise<void> {
  const temporary = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}`);
  try {
    const there = await stat(file).catch(() => undefined);
    if (exclusive && there) throw alreadyThere(file);
    const handle = await open(temporary, 'wx', mode ?? (there?.isFile() ? there.mode & 0o777 : undefined));
    try {
      for (const part of Array.isArray(contents) ? contents : [contents]) await handle.writeFile(part);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await check?.();
    if (exclusive) await putNew(temporary, file);
    else await rename(temporary, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(temporary, { force: true });
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file}: cannot be written, ${whyUnwritable(error as NodeJS.ErrnoException)}`, {
      cause: error,
    });
  }
}

const alreadyThere = (file: string): UsageError =>
  new UsageError(`${file}: already exists; choose another name, or delete it first`);

/** Gives a file its name only where no other has it, which a plain rename would replace. */
async function putNew(temporary: string, file: string): Promise<void> {
  try {
    await link(temporary, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw alreadyThere(file);
    // Some file systems have no hard links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    await rename(temporary, file);
  }
  await rm(temporary, { force: true });
}

/** A new name is on the disk once its folder is; some systems cannot be asked for that, and see to it themselves. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** Why a file cannot be written, in plain words. */
export function whyUnwritable({ code, message }: NodeJS.ErrnoException): string {
  const words: Record<string, string> = {
    ENOENT: 'there is no such folder',
    EISDIR: 'it is a folder',
    EACCES: 'the folder may not be written to',
    EROFS: 'the folder may not be written to',
    ENOSPC: 'no space is left',
  };
  return words[code ?? ''] ?? message;
}
