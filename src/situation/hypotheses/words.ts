import { ICD_203 } from '../../numeric/icd-203.ts';
import { unknownName } from '../../numeric/nearest-name.ts';
import type { Hypotheses } from './section.ts';

/** What a word means: a range of probabilities, 0-1. */
export interface Meaning {
  low: number;
  high: number;
}

/** The marks of the analysis of competing hypotheses, as Heuer's figures and the program of PARC write them. */
export const MARKS = [
  { mark: 'II', also: '--', low: 0.01, high: 0.1 },
  { mark: 'I', also: '-', low: 0.1, high: 0.4 },
  { mark: 'N', also: '0', low: 0.4, high: 0.6 },
  { mark: 'C', also: '+', low: 0.6, high: 0.9 },
  { mark: 'CC', also: '++', low: 0.9, high: 0.99 },
] as const;

/** The word for what does not bear on an explanation: as likely as under the others together. */
export const NOT_APPLICABLE = 'n/a';

/** The words that a likelihood may be written in, in small letters with single spaces. */
export class WordTable {
  readonly #meanings = new Map<string, Meaning>();

  constructor(words: Hypotheses['words'] = {}) {
    for (const { low, high, words: phrases } of ICD_203)
      for (const phrase of phrases) this.#meanings.set(phrase, { low: low / 100, high: high / 100 });
    for (const { mark, also, low, high } of MARKS)
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
