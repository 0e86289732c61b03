import { gunzipSync } from 'node:zlib';
import { type Events, readTable, TableError } from '../../outside/next-events/index.ts';
import { Stop } from '../exit.ts';
import { decode, readInput } from '../files.ts';

/** The largest table that is read whole, bytes. */
const LARGEST = 400_000_000;

/** The events of a plain table, zipped by gzip or not. @throws Stop with the place of the first fault */
export async function eventsOf(file: string): Promise<Events> {
  const bytes = await readInput(file, LARGEST);
  const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    return readTable(decode(zipped ? gunzipSync(bytes, { maxOutputLength: LARGEST }) : bytes, file), file);
  } catch (error) {
    if (error instanceof TableError) throw new Stop(error.message);
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_') || error instanceof RangeError) {
      throw new Stop(`${file}: cannot be unzipped: ${(error as Error).message}`);
    }
    throw error;
  }
}
