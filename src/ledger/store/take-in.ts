import type { Entry } from '../claim/entry.ts';
import type { NewEntry, WrittenDown } from './append.ts';

/** What became of the entries of a file, in numbers: to send back each of a million takes longer than to write it down. */
export interface TakenIn {
  added: Record<Entry['entry'], number>;
  /** Of the added ones, those recorded at a time that is still to come. */
  ahead: number;
  /** Entries that were there already. */
  known: number;
  /** Claims that the ledger has otherwise: the index of the entry, and the fields. */
  differing: [index: number, fields: string[]][];
  /** Entries that were refused: the index of the entry, and why. */
  refused: [index: number, message: string][];
}

export const nothingTaken = (): TakenIn => ({
  added: { claim: 0, forecast: 0, resolution: 0 },
  ...{ ahead: 0, known: 0, differing: [], refused: [] },
});

/** @param clock milliseconds since 1970 */
export function takenIn(entries: readonly NewEntry[], results: readonly WrittenDown[], clock: number): TakenIn {
  const now = new Date(clock).toISOString();
  const taken = nothingTaken();
  results.forEach((result, i) => {
    if (result.state === 'refused') taken.refused.push([i, result.message]);
    else if (result.state === 'known') {
      taken.known++;
      if (result.differs !== undefined) taken.differing.push([i, result.differs]);
    } else {
      taken.added[entries[i].entry]++;
      if (result.seal.recorded > now) taken.ahead++;
    }
  });
  return taken;
}
