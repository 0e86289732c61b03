import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { Unzip, UnzipInflate } from 'fflate';
import { EventsError } from './events-error.ts';

/** What an archive may unpack to, bytes. */
const LARGEST = 50_000_000_000;
const CHUNK = 1 << 20;

/** The first bytes of a file, as Latin-1 text. */
export async function beginning(file: string, length = 4): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/**
 * The bytes of a file, piece by piece; those inside where it is zipped by gzip or is an archive of one file.
 *
 * @throws EventsError if it cannot be unpacked, holds several files or unpacks to too much
 */
export async function* bytesOf(file: string): AsyncGenerator<Buffer> {
  const magic = await beginning(file);
  const raw = createReadStream(file, { highWaterMark: CHUNK });
  let size = 0;
  try {
    const pieces = magic.startsWith('PK') ? unzipped(raw) : magic.startsWith('\x1f\x8b') ? gunzipped(raw) : raw;
    for await (const piece of pieces as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > LARGEST) throw new EventsError(`unpacks to more than ${LARGEST} bytes`);
      yield piece;
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof EventsError || (code !== undefined && !code.startsWith('Z_'))) throw error;
    throw new EventsError('cannot be unpacked: it is damaged or cut off', { cause: error });
  } finally {
    raw.destroy();
  }
}

function gunzipped(raw: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const unzip = createGunzip({ chunkSize: CHUNK });
  (async () => {
    for await (const piece of raw) {
      if (unzip.destroyed) return;
      if (!unzip.write(piece)) await new Promise((resolve) => unzip.once('drain', resolve).once('close', resolve));
    }
    unzip.end();
  })().catch((error) => unzip.destroy(error));
  return unzip;
}

async function* unzipped(raw: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let files = 0;
  let ended = 0;
  let fault: Error | undefined;
  let workbook = false;
  let out: Uint8Array[] = [];
  const unzip = new Unzip((entry) => {
    // Folders, and what some systems add.
    if (/\/$|^__MACOSX\//.test(entry.name)) return;
    files++;
    workbook ||= /^(xl\/workbook\.xml|content\.xml)$/.test(entry.name);
    entry.ondata = (error, data, final) => {
      if (error) fault = error;
      else if (files === 1) out.push(data);
      if (final) ended++;
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  for await (const piece of raw) {
    unzip.push(piece);
    if (fault) throw fault;
    for (const data of out) yield Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    out = [];
  }
  if (workbook) throw new EventsError('is a workbook of a spreadsheet: save its sheet as CSV');
  if (files !== 1) throw new EventsError(`holds ${files} files, expected one`);
  if (ended !== files) throw new Error('cut off');
}
