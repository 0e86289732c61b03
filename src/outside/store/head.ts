import { decodeText } from '../../situation/table/index.ts';
import { EventsError } from './events-error.ts';
import { LINE_FEED, LONGEST_LINE_BYTES } from './scan.ts';

/** Bytes of a text's beginning that are looked at to tell how it is written. */
const LOOKED_AT = 1 << 18;
const RETURN = 13;

/** A text with its beginning. */
export interface Headed {
  /** The beginning as text, of whole lines as far as it goes. */
  head: string;
  /** All of the text in UTF-8 (lines in Windows-1252 stay as they are), with line feeds, without a byte order mark. */
  pieces: AsyncGenerator<Buffer>;
}

/**
 * Looks at the beginning of a text, and gives it in UTF-8, whatever it is written in.
 *
 * @throws EventsError if its first line has no end, or it is not text
 */
export async function headed(source: AsyncGenerator<Buffer>): Promise<Headed> {
  const start = await begun(source);
  const wide = wideEncoding(start);
  const mark = start.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0;
  const all = async function* () {
    yield start.subarray(mark);
    yield* source;
  };
  const returns = !start.includes(LINE_FEED) && start.includes(RETURN) && wide === undefined;
  const text = wide !== undefined ? decoded(all(), wide) : returns ? withLineFeeds(all()) : all();
  const first = await text.next();
  const bytes: Buffer = first.done ? Buffer.alloc(0) : first.value;
  const end = bytes.length >= LOOKED_AT / 2 ? bytes.lastIndexOf(LINE_FEED) + 1 : bytes.length;
  const head = decodeText(bytes.subarray(0, end > 0 ? end : bytes.length));
  if (head === undefined && bytes.length > 0 && looksBinary(bytes)) {
    await source.return(undefined);
    throw new EventsError('is not text: expected a table in CSV or between tabs, zipped or not, or Parquet');
  }
  return {
    head: head?.text ?? bytes.toString('latin1'),
    pieces: (async function* () {
      if (bytes.length > 0) yield bytes;
      yield* text;
    })(),
  };
}

/** Control characters that no text has, but for zeros, of which old exports have some. */
const looksBinary = (bytes: Buffer): boolean =>
  bytes.subarray(0, 4096).some((byte) => (byte < 9 && byte > 0) || (byte > 13 && byte < 26));

async function begun(source: AsyncGenerator<Buffer>): Promise<Buffer> {
  let head: Buffer = Buffer.alloc(0);
  while (head.length < LOOKED_AT || !(head.includes(LINE_FEED) || head.includes(RETURN))) {
    const next = await source.next();
    if (next.done) break;
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
    if (head.length > 2 * LONGEST_LINE_BYTES && !head.includes(LINE_FEED) && !head.includes(RETURN)) {
      await source.return(undefined);
      throw new EventsError(`its first line is longer than ${LONGEST_LINE_BYTES} bytes`);
    }
  }
  return head;
}

function wideEncoding(start: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const even = start.subarray(0, Math.min(start.length, 4096) & ~1);
  const encoding = decodeText(even)?.encoding;
  return encoding === 'utf-16le' || encoding === 'utf-16be' ? encoding : undefined;
}

async function* decoded(pieces: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of pieces) yield Buffer.from(decoder.decode(piece, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/** The text of old Macs and of some spreadsheets, whose lines end in a carriage return alone. */
async function* withLineFeeds(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield Buffer.from(piece.map((byte) => (byte === RETURN ? LINE_FEED : byte)));
}
