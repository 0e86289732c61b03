import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { ColumnKey, Columns } from '../engine/columns.ts';
import { whyUnreadable } from '../files/read-input.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import { TightropeError, UsageError } from '../numeric/errors.ts';
import type { DrawnPiece } from './merged-columns.ts';
import {
  FIRST_LINE_BYTES,
  headerOf,
  headerSchema,
  MOST_HEADER_BYTES,
  PIECE_FORMAT,
  type PieceHeader,
  pieceLayout,
  pieceParts,
} from './piece.ts';
import type { DrawStretch } from './stretches.ts';

/** What a piece has to be: of this run, this version and these draws. */
export interface Expected extends DrawStretch {
  run: string;
  version: string;
}

/** Writes a piece, whole or not at all. @throws UsageError if it cannot be written */
export async function writePiece(file: string, { run, version }: Expected, columns: Columns): Promise<void> {
  const parts = pieceParts(headerOf(run, version, columns), columns);
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  const first = new TextEncoder().encode(`${PIECE_FORMAT} ${sum.digest('hex')}\n`);
  await writeAtomically(file, [first, ...parts]);
}

/** A piece's file: whole, with where its numbers begin; or not there; or of no use, and why. */
export type PieceFile =
  | { state: 'made'; header: PieceHeader; begins: number }
  | { state: 'missing' }
  | { state: 'damaged'; why: string };

/**
 * Looks whether a piece is there and whole.
 *
 * @param checksum whether to read all of it, which finds numbers that were altered; without it a file is whole if it is as long as
 * it says
 * @throws UsageError if it may not be read
 */
export async function checkPiece(file: string, expected: Expected, checksum = true): Promise<PieceFile> {
  let handle: FileHandle;
  try {
    handle = await open(file);
  } catch (error) {
    const reason = error as NodeJS.ErrnoException;
    if (reason.code === 'ENOENT') return { state: 'missing' };
    throw new UsageError(await whyUnreadable(file, reason));
  }
  try {
    const head = Buffer.alloc(FIRST_LINE_BYTES + MOST_HEADER_BYTES);
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    const found = readHead(head.subarray(0, bytesRead), expected);
    if ('why' in found) return { state: 'damaged', why: found.why };
    const { header, begins, sum } = found;
    const { size } = await handle.stat();
    const whole = begins + pieceLayout(header).size;
    if (size !== whole) {
      return { state: 'damaged', why: `it has ${size} bytes, expected ${whole}` };
    }
    if (checksum && (await sumOf(handle)) !== sum)
      return { state: 'damaged', why: 'its checksum is not that of its contents: it was altered' };
    return { state: 'made', header, begins };
  } finally {
    await handle.close();
  }
}

/** The two lines of a piece, or why they are none of the piece that is expected. */
function readHead(
  head: Buffer,
  { run, version, from, to }: Expected,
): { header: PieceHeader; begins: number; sum: string } | { why: string } {
  const first = head.subarray(0, FIRST_LINE_BYTES).toString('latin1');
  const sum = new RegExp(`^${PIECE_FORMAT} ([0-9a-f]{64})\\n$`).exec(first)?.[1];
  const end = head.indexOf('\n', FIRST_LINE_BYTES);
  if (sum === undefined || end < 0) return { why: 'it does not begin as a piece does' };
  let value: unknown;
  try {
    value = JSON.parse(head.subarray(FIRST_LINE_BYTES, end).toString('utf8'));
  } catch {
    return { why: 'its second line is no JSON' };
  }
  const { data: header } = headerSchema.safeParse(value);
  if (!header) return { why: 'its second line is none of a piece' };
  if (header.version !== version) return { why: `it was made by Tightrope ${header.version}, this is ${version}` };
  if (header.run !== run) return { why: 'it is of another run' };
  if (header.from !== from || header.to !== to) return { why: 'it has other draws than its name says' };
  return { header, begins: end + 1, sum };
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

/** Files that are kept open; a piece whose file is not is opened again. */
const MOST_OPEN = 128;

/** Opens pieces to read from, few at a time. */
export function pieceReader() {
  const openFiles = new Map<string, number>();
  const opened = (file: string): number => {
    const known = openFiles.get(file);
    if (known !== undefined) return known;
    for (const [oldest, descriptor] of openFiles) {
      if (openFiles.size < MOST_OPEN) break;
      closeSync(descriptor);
      openFiles.delete(oldest);
    }
    const descriptor = openSync(file, 'r');
    openFiles.set(file, descriptor);
    return descriptor;
  };
  const readInto = (file: string, position: number, bytes: Uint8Array): void => {
    for (let done = 0; done < bytes.length; ) {
      const read = readSync(opened(file), bytes, done, bytes.length - done, position + done);
      if (read === 0) throw new TightropeError(`${file}: it became shorter while it was read`);
      done += read;
    }
  };
  return {
    /** A piece that was found whole. */
    piece(file: string, header: PieceHeader, begins: number): DrawnPiece {
      const layout = pieceLayout(header);
      const held = new Float64Array(layout.held.length);
      readInto(file, begins + layout.held.offset, bytesOf(held));
      return {
        ...{ from: header.from, to: header.to, held },
        read(key: ColumnKey, index, from, to, into) {
          const { offset, bytes } = layout.at(key, index);
          const position = begins + offset + (from - header.from) * bytes;
          if (bytes === 8) return readInto(file, position, bytesOf(into));
          const narrow = new Uint8Array(to - from);
          readInto(file, position, narrow);
          into.set(narrow);
        },
      };
    },
    close() {
      for (const descriptor of openFiles.values()) closeSync(descriptor);
      openFiles.clear();
    },
  };
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array) => new Uint8Array(buffer, byteOffset, byteLength);
