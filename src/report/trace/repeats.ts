import type { TracedRound } from '../../engine/trace.ts';

/** From some round on the same rounds come back: how many rounds there are until then, and how many come back. */
export interface Repeats {
  /** Place of the first round that comes back. */
  from: number;
  /** How many rounds there are before it comes back. */
  every: number;
}

/**
 * Where the rounds of a trace begin to repeat themselves, as they do in a model that ends only when nobody moves while two actors
 * swap places for ever. Nothing if they do not.
 */
export function repeatsOf(rounds: readonly TracedRound[], issue: string): Repeats | undefined {
  const seen = new Map<string, number>();
  for (const [k, { positions }] of rounds.entries()) {
    const where = JSON.stringify(Object.entries(positions[issue]).sort(([a], [b]) => (a < b ? -1 : 1)));
    const before = seen.get(where);
    // Rounds in which nobody moves come back as well, and are no news.
    if (before !== undefined && k - before > 1) return { from: before, every: k - before };
    seen.set(where, k);
  }
  return undefined;
}

/** "Rounds 1 and 2 come back until round 50, where the model stops." */
export function repeatsInWords({ from, every }: Repeats, rounds: readonly TracedRound[]): string {
  const last = rounds[rounds.length - 1].number;
  const [first, end] = [rounds[from].number, rounds[from + every - 1].number];
  return `Rounds ${first} ${every === 2 ? 'and' : 'to'} ${end} come back until round ${last}, where the model stops.`;
}
