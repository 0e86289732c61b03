import { randomBytes } from 'node:crypto';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../numeric/errors.ts';
import { nearest, quoteName } from '../numeric/nearest-name.ts';
import { archiveKind, fileKind } from '../situation/file-kind.ts';
import { readSituation } from '../situation/read.ts';
import type { Situation } from '../situation/schema.ts';
import { decodeText } from '../situation/table/index.ts';
import { LARGEST_BYTES } from '../situation/yaml-source.ts';
import { runNext } from './called.ts';
import { faultsText } from './exit.ts';

/**
 * The contents of a file the user named, or of the standard input for `-`.
 *
 * @param most a larger one is refused, bytes; 10 MB by default
 * @throws UsageError if it cannot be read
 */
export async function readInput(file: string, most = LARGEST_BYTES): Promise<Uint8Array> {
  const tooLarge = new UsageError(`${file}: larger than ${most} bytes, expected a smaller file`);
  if (file === '-') {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of process.stdin) {
      size += (chunk as Buffer).length;
      if (size > most) throw tooLarge;
      chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks);
  }
  try {
    const found = await stat(file);
    if (found.size > most) throw tooLarge;
    // A device or a pipe states no size: read up to the bound and one byte more.
    const handle = await open(file);
    try {
      const buffer = Buffer.alloc((found.isFile() ? found.size : most) + 1);
      let length = 0;
      for (let read = -1; read !== 0 && length < buffer.length; length += read) {
        ({ bytesRead: read } = await handle.read(buffer, length, buffer.length - length));
      }
      if (length > most) throw tooLarge;
      return buffer.subarray(0, length);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(await whyUnreadable(file, error as NodeJS.ErrnoException));
  }
}

/** Why a file cannot be read, with the nearest name of one that is there. */
export async function whyUnreadable(file: string, { code, message }: NodeJS.ErrnoException): Promise<string> {
  if (code === 'EISDIR') return `${file}: a folder, expected a file`;
  if (code === 'EACCES') return `${file}: may not be read`;
  if (code !== 'ENOENT') return `${file}: ${message}`;
  const others = await readdir(dirname(file)).catch(() => []);
  const near = nearest(basename(file), others);
  return `${file}: no such file${near ? `, did you mean ${quoteName(join(dirname(file), near))}?` : ''}`;
}

/**
 * The situation in a file.
 *
 * @throws UsageError with all faults of the file
 */
export async function readSituationFile(file: string): Promise<Situation> {
  const { situation, faults } = readSituation(decode(await readInput(file), file), file);
  if (!situation) throw new UsageError(faultsText(faults));
  return situation;
}

/**
 * Bytes as text: UTF-8, or UTF-16 where the file says so.
 *
 * @param options.latin reads what is not UTF-8 as Windows-1252 with a warning, as Excel's CSV often is; a fault otherwise
 * @throws UsageError if they are not text
 */
export function decode(bytes: Uint8Array, file: string, { latin = false } = {}): string {
  const known = fileKind(bytes);
  const decoded = known === undefined ? decodeText(bytes) : undefined;
  if (decoded === undefined) throw new UsageError(`${file}: ${whyNoText(bytes)}`);
  if (decoded.guessed && !latin) throw new UsageError(`${file}: not a text in UTF-8: save it in that encoding`);
  if (decoded.guessed) {
    console.error(`${file}: warning: not UTF-8, read as Windows-1252 (Latin 1): look at the accents in names`);
  }
  return decoded.text;
}

/** What bytes are that are not text, and what to do with them. */
function whyNoText(bytes: Uint8Array): string {
  const kind = fileKind(bytes);
  if (kind === undefined) return 'not a text in UTF-8';
  const found = kind === 'zip' ? (archiveKind(bytes) ?? 'an archive') : kind;
  return `${found}, expected a plain text; a table becomes a situation by ${runNext('import')} FILE > situation.yaml`;
}

/**
 * Writes a file whole or not at all: to a new file beside it, which then takes its name.
 *
 * @param exclusive refuse to replace a file that is there
 * @throws UsageError if it cannot be written
 */
export async function writeAtomically(
  file: string,
  contents: string | Uint8Array,
  { exclusive = false } = {},
): Promise<void> {
  const temporary = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}`);
  try {
    if (exclusive && (await stat(file).catch(() => undefined)))
      throw new UsageError(`${file}: already exists; choose another name, or delete it first`);
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(contents);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file}: cannot be written, ${whyUnwritable(error as NodeJS.ErrnoException)}`);
  }
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
