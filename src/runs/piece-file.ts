import { closeSync, openSync, readSync } from 'node:fs';
import type { ColumnKey, Columns } from '../engine/columns.ts';
import { TightropeError } from '../numeric/errors.ts';
import type { DrawnPiece } from './merged-columns.ts';
import { columnParts, headerOf, headerSchema, type PieceHeader, pieceLayout } from './piece.ts';
import type { PieceStretch } from './places.ts';
import { type Accepted, checkSealed, type SealedFile, writeSealed } from './sealed-file.ts';

/** What a piece has to be: of this run, this version and these draws. */
export interface Expected extends PieceStretch {
  run: string;
  version: string;
}

/** Writes a piece, whole or not at all. @throws UsageError if it cannot be written */
export const writePiece = (file: string, { run, version }: Expected, columns: Columns): Promise<void> =>
  writeSealed(file, headerOf(run, version, columns), columnParts(columns));

/** Looks whether a piece is there and whole. @param checksum see `checkSealed` */
export const checkPiece = (file: string, expected: Expected, checksum = true): Promise<SealedFile<PieceHeader>> =>
  checkSealed(file, (value) => headerFor(value, expected), checksum);

/** The header of a piece that is expected and the bytes after it, or why it is none. */
function headerFor(value: unknown, { run, version, from, to }: Expected): Accepted<PieceHeader> {
  const { data: header } = headerSchema.safeParse(value);
  if (!header) return { why: 'its second line is not that of a piece' };
  if (header.version !== version) return { why: `it was made by Tightrope ${header.version}, this is ${version}` };
  if (header.run !== run) return { why: 'it is of another run' };
  if (header.from !== from || header.to !== to) return { why: 'it has other draws than its name says' };
  return { header, size: pieceLayout(header).size };
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
