import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { whyUnreadable } from '../files/read-input.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import { UsageError } from '../numeric/errors.ts';

/**
 * A file with a checksum of its own: a line with the name of the format and the checksum of all that follows, a line of JSON that
 * says what it is, then bytes.
 */
const FORMAT = 'tightrope-piece-1';

/** The first line: the format, a space, SHA-256 in hexadecimal, a line feed. */
const FIRST_LINE_BYTES = FORMAT.length + 1 + 64 + 1;

/** A longer second line is none that such a file has. */
const MOST_HEADER_BYTES = 4096;

/** Writes such a file, whole or not at all. @throws UsageError if it cannot be written */
export async function writeSealed(file: string, header: object, bytes: readonly Uint8Array[]): Promise<void> {
  const parts = [new TextEncoder().encode(`${JSON.stringify(header)}\n`), ...bytes];
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  await writeAtomically(file, [new TextEncoder().encode(`${FORMAT} ${sum.digest('hex')}\n`), ...parts]);
}

/** Such a file: whole, with where its bytes begin; or not there; or of no use, and why. */
export type SealedFile<Header> =
  | { state: 'made'; header: Header; begins: number }
  | { state: 'missing' }
  | { state: 'damaged'; why: string };

/** The header that is expected, and how many bytes follow it; or why it is another one. */
export type Accepted<Header> = { header: Header; size: number } | { why: string };

/**
 * Looks whether a file is there and whole.
 *
 * @param checksum whether to read all of it, which finds bytes that were altered; without it a file is whole if it is as long as
 * it says
 * @throws UsageError if it may not be read
 */
export async function checkSealed<Header>(
  file: string,
  accept: (header: unknown) => Accepted<Header>,
  checksum: boolean,
): Promise<SealedFile<Header>> {
  let handle: FileHandle;
  try {
    handle = await open(file);
  } catch (error) {
    const reason = error as NodeJS.ErrnoException;
    if (reason.code === 'ENOENT') return { state: 'missing' };
    throw new UsageError(await whyUnreadable(file, reason));
  }
  try {
    const buffer = Buffer.alloc(FIRST_LINE_BYTES + MOST_HEADER_BYTES);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    const head = readHead(buffer.subarray(0, bytesRead));
    const found = head && accept(head.value);
    if (!head || !found) return { state: 'damaged', why: 'it does not begin as a piece does' };
    if ('why' in found) return { state: 'damaged', why: found.why };
    const { size } = await handle.stat();
    const whole = head.begins + found.size;
    if (size !== whole) return { state: 'damaged', why: `it has ${size} bytes, expected ${whole}` };
    if (checksum && (await sumOf(handle)) !== head.sum)
      return { state: 'damaged', why: 'its checksum is not that of its contents: it was altered' };
    return { state: 'made', header: found.header, begins: head.begins };
  } finally {
    await handle.close();
  }
}

/** The two lines of such a file; nothing where they are none. */
function readHead(head: Buffer): { value: unknown; begins: number; sum: string } | undefined {
  const first = head.subarray(0, FIRST_LINE_BYTES).toString('latin1');
  const sum = new RegExp(`^${FORMAT} ([0-9a-f]{64})\\n$`).exec(first)?.[1];
  const end = head.indexOf('\n', FIRST_LINE_BYTES);
  if (sum === undefined || end < 0) return undefined;
  try {
    return { value: JSON.parse(head.subarray(FIRST_LINE_BYTES, end).toString('utf8')), begins: end + 1, sum };
  } catch {
    return undefined;
  }
}

/** SHA-256 of all but the first line. */
async function sumOf(handle: FileHandle): Promise<string> {
  const sum = createHash('sha256');
  const buffer = Buffer.allocUnsafe(2 ** 20);
  for (let position = FIRST_LINE_BYTES; ; ) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
    if (bytesRead === 0) return sum.digest('hex');
    sum.update(buffer.subarray(0, bytesRead));
    position += bytesRead;
  }
}
