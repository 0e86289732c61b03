import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { Unzip, UnzipInflate } from 'fflate';
import { EventsError } from './events-error.ts';

/** What an archive may unpack to, bytes. */
const LARGEST = 20_000_000_000;
/** What of a file is read to find out what it is. */
const HEAD = 1_000_000;

/** The first line of a text, zipped by gzip or not. */
export async function firstLine(file: string): Promise<string> {
  const stream = createReadStream(file, file.endsWith('.gz') ? {} : { end: HEAD });
  const text = file.endsWith('.gz') ? stream.pipe(createGunzip()) : stream;
  let head = '';
  try {
    for await (const chunk of text) {
      head += String(chunk);
      const end = head.indexOf('\n');
      if (end >= 0) return head.slice(0, end).replace(/\r$/, '');
      if (head.length > HEAD) throw new EventsError(`${file}: its first line is longer than ${HEAD} characters`);
    }
  } finally {
    stream.destroy();
  }
  return head;
}

/** Whether a file is what begins with these bytes. */
export async function beginsWith(file: string, bytes: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(bytes.length), 0, bytes.length, 0);
    return buffer.toString('latin1') === bytes;
  } finally {
    await handle.close();
  }
}

/**
 * The one file in an archive, unpacked into a temporary folder.
 *
 * @returns the file, and a function that removes it
 * @throws EventsError if it holds none or several, or unpacks to too much
 */
export async function unpacked(file: string): Promise<{ path: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'tightrope-events-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, basename(file).replace(/\.zip$/i, ''));
  const out = createWriteStream(path);
  let files = 0;
  let size = 0;
  let fault: Error | undefined;
  const unzip = new Unzip((entry) => {
    files++;
    entry.ondata = (error, data) => {
      if (error) fault = error;
      size += data.length;
      if (size > LARGEST) fault = new EventsError(`${file}: unpacks to more than ${LARGEST} bytes`);
      else if (files === 1) out.write(data);
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  try {
    for await (const chunk of createReadStream(file)) {
      unzip.push(chunk as Buffer);
      if (fault) throw fault;
      if (out.writableNeedDrain) await new Promise<void>((resolve) => out.once('drain', () => resolve()));
    }
    unzip.push(new Uint8Array(0), true);
    await new Promise<void>((resolve, reject) =>
      out.end((error?: Error | null) => (error ? reject(error) : resolve())),
    );
    if (files !== 1) throw new EventsError(`${file}: holds ${files} files, expected one`);
    return { path, remove };
  } catch (error) {
    out.destroy();
    await remove();
    throw error instanceof EventsError ? error : new EventsError(`${file}: cannot be unpacked`, { cause: error });
  }
}
