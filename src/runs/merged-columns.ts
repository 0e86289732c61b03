import type { ColumnKey, ColumnReader } from '../engine/columns.ts';
import type { PieceStretch } from './places.ts';

/** Draws of one piece, read when they are asked for. */
export interface DrawnPiece extends PieceStretch {
  readonly held: Float64Array;
  /** Puts draws `from` to `to - 1` of a column at the beginning of an array. */
  read(key: ColumnKey, index: number, from: number, to: number, into: Float64Array): void;
}

/**
 * The draws of all pieces as if they had been drawn at once.
 *
 * @param pieces each begins where the one before it ends, the first one at draw 0
 */
export function mergedColumns(pieces: readonly DrawnPiece[]): ColumnReader {
  const held = new Float64Array(pieces[0].held.length);
  for (const piece of pieces) for (let h = 0; h < held.length; h++) held[h] += piece.held[h];
  return {
    count: pieces[pieces.length - 1].to,
    held,
    read(key, index, from, to) {
      const values = new Float64Array(to - from);
      for (const piece of pieces) {
        const [first, end] = [Math.max(from, piece.from), Math.min(to, piece.to)];
        if (first < end) piece.read(key, index, first, end, values.subarray(first - from, end - from));
      }
      return values;
    },
  };
}
