import { CHUNK } from '../engine/sampling/sampler.ts';

/** Consecutive draws: `from` to `to - 1`. */
export interface DrawStretch {
  from: number;
  to: number;
}

/**
 * Cuts the draws of a run into stretches. One that is known stays as it is, so that what was drawn for another number of draws is
 * used again; all others end at a multiple of the sampler's chunk or where a known one begins.
 *
 * @param samples draws of the run
 * @param size draws of a stretch, a multiple of the chunk
 * @param known stretches of earlier plans; of several that begin at one draw the last one counts
 * @example cutDraws(300, 128, [{ from: 0, to: 100 }]) // 0-100, 100-192, 192-300
 */
export function cutDraws(samples: number, size: number, known: readonly DrawStretch[] = []): DrawStretch[] {
  const ends = new Map(known.filter(({ from, to }) => from < to && to <= samples).map(({ from, to }) => [from, to]));
  const begins = [...ends.keys()].sort((a, b) => a - b);
  const cut: DrawStretch[] = [];
  let next = 0;
  for (let from = 0; from < samples; from = cut[cut.length - 1].to) {
    while (next < begins.length && begins[next] <= from) next++;
    const whole = Math.floor((from + size) / CHUNK) * CHUNK;
    const to = ends.get(from) ?? Math.min(whole, samples, begins[next] ?? samples);
    cut.push({ from, to });
  }
  return cut;
}

/** A piece is meant to take about this long. */
const PIECE_MS = 30_000;

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
