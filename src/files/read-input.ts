import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../numeric/errors.ts';
import { nearest, quoteName } from '../numeric/nearest-name.ts';
import { LARGEST_BYTES } from '../situation/yaml-source.ts';

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
