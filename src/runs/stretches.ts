import { CHUNK } from '../engine/sampling/sampler.ts';
import { UsageError } from '../numeric/errors.ts';
import type { PieceStretch } from './places.ts';

/**
 * Cuts the work of a run into stretches. One that is known stays as it is, so that what was made for another plan is used again;
 * all others end at a multiple of a chunk or where a known one begins.
 *
 * @param count draws of the run, or cases, or forecasts
 * @param size of a stretch, a multiple of the chunk
 * @param known stretches of earlier plans; of several that begin at one place the last one counts
 * @param chunk of the sampler; 1 where there is none
 * @example cut(300, 128, [{ from: 0, to: 100 }], 64) // 0-100, 100-192, 192-300
 */
export function cut(count: number, size: number, known: readonly PieceStretch[], chunk: number): PieceStretch[] {
  const ends = new Map(known.filter(({ from, to }) => from < to && to <= count).map(({ from, to }) => [from, to]));
  const begins = [...ends.keys()].sort((a, b) => a - b);
  const stretches: PieceStretch[] = [];
  let next = 0;
  for (let from = 0; from < count; from = stretches[stretches.length - 1].to) {
    while (next < begins.length && begins[next] <= from) next++;
    const whole = Math.floor((from + size) / chunk) * chunk;
    const to = ends.get(from) ?? Math.min(whole, count, begins[next] ?? count);
    stretches.push({ from, to });
  }
  return stretches;
}

/** A piece is meant to take about this long. */
export const PIECE_MS = 30_000;

/** Larger results of a piece are not kept in memory at once. */
const PIECE_BYTES = 2 ** 27;

/**
 * Draws of a piece that takes about half a minute, a multiple of the chunk.
 *
 * @param ms that a draw takes
 * @param bytes of its results
 */
export function pieceSize(ms: number, bytes: number): number {
  const draws = Math.min(PIECE_MS / ms, PIECE_BYTES / bytes);
  return CHUNK * Math.max(1, Math.floor(draws / CHUNK));
}

/** More pieces than this are refused: each is a file. */
const MOST_PIECES = 100_000;

/** @throws UsageError if a run has more pieces than it may */
export function checkCount(pieces: number): void {
  if (pieces > MOST_PIECES)
    throw new UsageError(`${pieces} pieces, expected at most ${MOST_PIECES}: make each larger with --piece-size`);
}
