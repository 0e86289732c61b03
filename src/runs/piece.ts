import * as z from 'zod';
import { COLUMN_ARRAYS, COLUMN_KEYS, type ColumnKey, type Columns, type Widths } from '../engine/columns.ts';

const width = z.number().int().min(0);

/** What a piece of draws says that it is. After it come the columns as the engine has them, number after number, low byte first. */
export const headerSchema = z.strictObject({
  run: z.string(),
  kind: z.literal('draws'),
  from: z.number().int().min(0),
  to: z.number().int().min(1),
  version: z.string(),
  widths: z.strictObject(
    Object.fromEntries([...COLUMN_KEYS, 'held'].map((key) => [key, width])) as Record<keyof Widths, typeof width>,
  ),
});
export type PieceHeader = z.infer<typeof headerSchema>;

/** Bytes of a number in the columns of a kind. */
const bytesOf = (key: ColumnKey): number => COLUMN_ARRAYS[key].BYTES_PER_ELEMENT;

/** The header of a piece with some columns. */
export const headerOf = (run: string, version: string, columns: Columns): PieceHeader => ({
  ...{ run, kind: 'draws', from: columns.from, to: columns.from + columns.count, version },
  widths: {
    ...(Object.fromEntries(COLUMN_KEYS.map((key) => [key, columns[key].length / columns.count])) as Record<
      ColumnKey,
      number
    >),
    held: columns.held.length,
  },
});

/** The numbers of a piece: views of the columns. */
export const columnParts = (columns: Columns): Uint8Array[] =>
  [...COLUMN_KEYS, 'held' as const].map((key) => {
    const { buffer, byteOffset, byteLength } = columns[key];
    return new Uint8Array(buffer, byteOffset, byteLength);
  });

/** Where the numbers of a piece are, in bytes after its header. */
export interface PieceLayout {
  /** Where a column of one kind begins, and the bytes of a number in it. */
  at(key: ColumnKey, index: number): { offset: number; bytes: number };
  held: { offset: number; length: number };
  /** Bytes of all of them. */
  size: number;
}

export function pieceLayout({ from, to, widths }: PieceHeader): PieceLayout {
  const count = to - from;
  const begins = new Map<ColumnKey, number>();
  let offset = 0;
  for (const key of COLUMN_KEYS) {
    begins.set(key, offset);
    offset += widths[key] * count * bytesOf(key);
  }
  return {
    at: (key, index) => ({ offset: (begins.get(key) as number) + index * count * bytesOf(key), bytes: bytesOf(key) }),
    held: { offset, length: widths.held },
    size: offset + 8 * widths.held,
  };
}
