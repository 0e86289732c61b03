import { Unzip, UnzipInflate } from 'fflate';
import { MOST_UNPACKED } from './all-data.ts';

/** No zip that the page writes is larger. */
export const LARGEST_ZIP = 60_000_000;
const MOST_FILES = 20_000;
/** Packed bytes that are unpacked at a time: what comes out of them stays small, however hostile they are. */
const ZIP_STEP = 16_384;

export type Unzipped = { files: Map<string, Uint8Array>; refused?: undefined } | { files?: undefined; refused: string };

/**
 * The files of a zip by their paths. It may come from anybody: it is unpacked in small steps up to a bound.
 *
 * @param most bytes that all files together may unpack to
 * @param pause lets the page breathe between steps
 * @param keep which paths are of use; the others are passed over, and count all the same
 */
export async function unzipped(
  bytes: Uint8Array,
  keep: (path: string) => boolean,
  pause: () => Promise<void> = async () => {},
  most = MOST_UNPACKED,
): Promise<Unzipped> {
  if (bytes.length > LARGEST_ZIP) return { refused: `it has more than ${LARGEST_ZIP / 1e6} million bytes` };
  const files = new Map<string, Uint8Array[]>();
  let [size, found, unfinished, wrong] = [0, 0, 0, false];
  const unzip = new Unzip((file) => {
    found++;
    if (file.name.endsWith('/') || found > MOST_FILES) return;
    unfinished++;
    const parts: Uint8Array[] = [];
    file.ondata = (error, part, final) => {
      if (error) wrong = true;
      size += part?.length ?? 0;
      if (keep(file.name) && part) parts.push(part);
      if (!final) return;
      unfinished--;
      if (keep(file.name)) files.set(file.name, parts);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += ZIP_STEP) {
      unzip.push(bytes.subarray(at, at + ZIP_STEP), at + ZIP_STEP >= bytes.length);
      if (found > MOST_FILES) return { refused: `it has more than ${MOST_FILES} files` };
      if (size > most) return { refused: `it unpacks to more than ${most / 1e6} million bytes` };
      if (at % (64 * ZIP_STEP) === 0) await pause();
    }
  } catch {
    wrong = true;
  }
  if (found === 0) return { refused: 'it is no zip' };
  if (wrong || unfinished > 0 || !hasEnd(bytes))
    return { refused: 'it is not whole: it was cut or changed on its way' };
  return { files: new Map([...files].map(([path, parts]) => [path, joined(parts)])) };
}

/** Whether the record that ends every zip is there. */
function hasEnd(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 22; at >= 0 && at > bytes.length - 66_000; at--)
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 5 && bytes[at + 3] === 6) return true;
  return false;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
