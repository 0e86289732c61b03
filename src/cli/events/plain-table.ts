import { gunzipSync } from 'node:zlib';
import { UsageError } from '../../numeric/errors.ts';
import { type Events, readTable } from '../../outside/next-events/index.ts';
import { decode, readInput } from '../files.ts';

/** The largest table that is read whole, bytes. */
const LARGEST = 400_000_000;

/** The events of a plain table, zipped by gzip or not. @throws UsageError with the place of the first fault */
export async function plainTableEvents(file: string): Promise<Events> {
  const bytes = await readInput(file, LARGEST);
  const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return readTable(decode(zipped ? unzip(bytes, file) : bytes, file), file);
}

function unzip(bytes: Uint8Array, file: string): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST });
  } catch (error) {
    throw new UsageError(`${file}: cannot be unzipped: ${(error as Error).message}`);
  }
}
