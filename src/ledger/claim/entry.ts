import { hashOf } from '../../numeric/hash.ts';
import type { Claim, ClaimForecast, Resolution } from './claim.ts';

/** An entry of the ledger: a claim, a forecast of it at some time, or its resolution. */
export type Entry =
  | ({ entry: 'claim' } & Claim)
  | ({ entry: 'forecast' } & ClaimForecast)
  | ({ entry: 'resolution' } & Resolution);

/** Where an entry stands in the ledger, and what proves it. */
export interface Seal {
  /** Its place, from 1, without gaps. */
  seq: number;
  /** When it was written down, a time in UTC with milliseconds. */
  recorded: string;
  /** SHA-256, in hexadecimal, of the hash before it and the whole entry. */
  hash: string;
}

export type SealedEntry = Entry & Seal;

/** What stands before the first entry. */
export const GENESIS = '';

/**
 * The hash of an entry: SHA-256 of the canonical JSON of the entry with its place, its time of recording and the hash of
 * the entry before it, so that no entry can be changed, left out or put in without changing all hashes that follow.
 *
 * @see Haber & Stornetta 1991, linked time-stamps
 */
export function sealHash(previous: string, entry: Entry & Omit<Seal, 'hash'>): string {
  return hashOf({ ...entry, hash: undefined, previous });
}

/** The claim that an entry is about. */
export const claimIdOf = (entry: Entry): string => (entry.entry === 'claim' ? entry.id : entry.claim);
