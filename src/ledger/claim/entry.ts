import { canonicalField, quotedText, sha256Hex, sortedKeys } from '../../numeric/hash.ts';
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

/** Where the fields of a seal stand in the alphabet. */
const SEALED_BY = ['previous', 'recorded', 'seq'] as const;

/** The canonical JSON of what an entry says, without its seal, cut at the three places where the fields of its seal go. */
export type Content = readonly [string, string, string, string];

/** Writes what an entry says as canonical JSON, once: its content and its hash are both put together from that. */
export function contentOf(entry: Entry & Partial<Seal>): Content {
  if (isPlain(entry)) {
    const { claim, made, probability } = entry;
    const said = `"claim":${quotedText(claim)},"entry":"forecast","made":${quotedText(made)}`;
    return [said, `"probability":${probability}`, '', ''];
  }
  const pieces: [string, string, string, string] = ['', '', '', ''];
  const fields = entry as unknown as Record<string, unknown>;
  let at = 0;
  for (const key of sortedKeys(fields)) {
    const value = fields[key];
    if (value === undefined || key === 'seq' || key === 'recorded' || key === 'hash') continue;
    while (at < SEALED_BY.length && key > SEALED_BY[at]) at++;
    pieces[at] += `${pieces[at] === '' ? '' : ','}${canonicalField(key, value)}`;
  }
  return pieces;
}

/** Whether an entry is a forecast of a probability alone, as nearly all are: its content is written in a third of the time. */
function isPlain(entry: Entry & Partial<Seal>): entry is Plain {
  if (entry.entry !== 'forecast') return false;
  const { claim, made, probability, seq, recorded, hash } = entry;
  if (typeof claim !== 'string' || typeof made !== 'string' || !Number.isFinite(probability)) return false;
  let more = -4;
  for (const _ in entry) more++;
  return more === Number(seq !== undefined) + Number(recorded !== undefined) + Number(hash !== undefined);
}
type Plain = Extract<Entry, { entry: 'forecast' }>;

const joined = (a: string, b: string) => (a === '' || b === '' ? a + b : `${a},${b}`);

/** The content as one text of canonical JSON. */
export const contentText = ([a, b, c, d]: Content): string => `{${joined(joined(a, b), joined(c, d))}}`;

/**
 * The hash of an entry: SHA-256 of the canonical JSON of the entry with its place, its time of recording and the hash of
 * the entry before it, so that no entry can be changed, left out or put in without changing all hashes that follow.
 *
 * @see Haber & Stornetta 1991, linked time-stamps
 */
export const sealHash = (previous: string, entry: Entry & Omit<Seal, 'hash'>): string =>
  sealOf(contentOf(entry), { previous, seq: entry.seq, recorded: entry.recorded });

/** The hash of an entry whose content is written already. */
export function sealOf([a, b, c, d]: Content, seal: { previous: string; recorded: string; seq: number }): string {
  const before = joined(a, canonicalField('previous', seal.previous));
  const between = joined(b, canonicalField('recorded', seal.recorded));
  const after = joined(joined(c, canonicalField('seq', seal.seq)), d);
  return sha256Hex(`{${before},${between},${after}}`);
}

/** The claim that an entry is about. */
export const claimIdOf = (entry: Entry): string => (entry.entry === 'claim' ? entry.id : entry.claim);
