import { ICD_203 } from '../../numeric/icd-203.ts';
import { unknownName } from '../../numeric/nearest-name.ts';
import type { CutOffs, Hypotheses } from './section.ts';

/** What a word means: a range of probabilities, 0-1. */
export interface Meaning {
  low: number;
  high: number;
}

/**
 * The marks of the analysis of competing hypotheses, as Heuer's figures and the program of PARC write them, and what else
 * they are written as.
 */
const MARKS = [
  ['II', '--'],
  ['I', '-'],
  ['N', '0'],
  ['C', '+'],
  ['CC', '++'],
] as const;

/** The likelihoods at which I, N, C and CC begin where a file does not say. */
export const CUT_OFFS: Required<CutOffs> = { I: 0.1, N: 0.4, C: 0.6, CC: 0.9 };

/** How far from 0 and 1 the strongest marks end, as a part of their own width: a mark never says never. */
const OPEN = 0.1;

/** The marks from II to CC, with the range of likelihoods that each stands for. */
export function marksBy(cutOffs: CutOffs = {}): { mark: string; also: string; low: number; high: number }[] {
  const { I, N, C, CC } = { ...CUT_OFFS, ...cutOffs };
  // Two digits more than anyone states: 1 - 0.1 * (1 - 0.9) is to be 0.99.
  const last = Number((1 - OPEN * (1 - CC)).toPrecision(12));
  const ends = [Number((OPEN * I).toPrecision(12)), I, N, C, CC, last];
  return MARKS.map(([mark, also], m) => ({ mark, also, low: ends[m], high: ends[m + 1] }));
}

/** What is wrong with cut-offs, of which those that are not stated are as usual: they must rise. */
export function cutOffsFault(cutOffs: CutOffs): string | undefined {
  const all = { ...CUT_OFFS, ...cutOffs };
  const { I, N, C, CC } = all;
  if (I < N && N < C && C < CC) return undefined;
  const found = Object.entries(all).map(([mark, value]) => `${mark} ${value}`);
  return `the cut-offs ${found.join(', ')} are out of order, expected I < N < C < CC (those not stated are as usual)`;
}

/** The word for what does not bear on an explanation: as likely as under the others together. */
export const NOT_APPLICABLE = 'n/a';

/** The words that a likelihood may be written in, in small letters with single spaces. */
export class WordTable {
  readonly #meanings = new Map<string, Meaning>();

  constructor({ words = {}, ach }: Pick<Hypotheses, 'words' | 'ach'> = {}) {
    for (const { low, high, words: phrases } of ICD_203)
      for (const phrase of phrases) this.#meanings.set(phrase, { low: low / 100, high: high / 100 });
    for (const { mark, also, low, high } of marksBy(ach?.cutOffs))
      for (const word of [mark, also]) this.#meanings.set(keyOf(word), { low, high });
    for (const [word, meaning] of Object.entries(words)) {
      this.#meanings.set(keyOf(word), typeof meaning === 'number' ? { low: meaning, high: meaning } : meaning);
    }
  }

  /** The meaning of a word; undefined where the table does not have it. */
  of(word: string): Meaning | undefined {
    return this.#meanings.get(keyOf(word));
  }

  /** What is wrong with a word, if anything is. */
  fault(word: string): string | undefined {
    if (isNotApplicable(word) || this.of(word)) return undefined;
    const words = [...this.#meanings.keys()].filter((known) => known.length > 2);
    return unknownName('word', word, words);
  }
}

export const isNotApplicable = (word: string): boolean => /^n\.?\/?a\.?$/i.test(word.trim());

/** Signs alone, such as `--`, are kept as they are: to a phrase they are hyphens. */
const keyOf = (word: string): string =>
  /^[-+]{1,2}$/.test(word.trim())
    ? word.trim()
    : word
        .toLowerCase()
        .replace(/[\s_-]+/g, ' ')
        .trim();
