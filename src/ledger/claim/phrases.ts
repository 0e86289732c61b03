import { ICD_203 } from '../../numeric/icd-203.ts';
import { quoteName, unknownName } from '../../numeric/nearest-name.ts';

/** What a phrase is taken to mean: a probability and the range its source gives the words, all 0-1. */
export interface PhraseMeaning {
  probability: number;
  low: number;
  high: number;
  source: string;
}

/** Phrases as `normalisePhrase` writes them, with what they mean. */
export type PhraseTable = ReadonlyMap<string, PhraseMeaning>;

const ICD = 'ICD 203 (2015)';
const KENT = 'Kent 1964';
const PHIA = 'PHIA yardstick (2018)';
/** Our own reading of words that do not hedge at all; no standard defines them. */
const OURS = 'our reading of unhedged words';

type Reading = [source: string, low: number, high: number, point: number | undefined, phrases: string];

/** Per cent: the range, and the point where the source states one (else the middle of the range is taken). */
const READINGS: Reading[] = [
  ...ICD_203.map(({ low, high, words }): Reading => [ICD, low, high, undefined, words.join(', ')]),
  [KENT, 2, 12, 7, 'almost certainly not, virtually impossible, almost impossible, highly doubtful, slight chance'],
  [KENT, 20, 40, 30, 'probably not, we believe not, we doubt, doubtful'],
  [KENT, 40, 60, 50, 'chances about even, about even'],
  [KENT, 63, 87, 75, 'we believe, we estimate'],
  [KENT, 87, 99, 93, 'virtually certain, all but certain'],
  [PHIA, 0, 5, undefined, 'remote chance'],
  [PHIA, 10, 20, undefined, 'highly unlikely'],
  [PHIA, 40, 50, undefined, 'realistic possibility'],
  [PHIA, 80, 90, undefined, 'highly likely'],
  [OURS, 95, 99, undefined, 'will, is going to, is about to, certain, certainly, inevitable, without doubt'],
  [OURS, 1, 5, undefined, "will not, won't, will never, never, impossible, out of the question"],
];

/**
 * The words that the ledger reads as probabilities, and how. ICD 203 comes first; what it lacks is taken from the others.
 *
 * @see Office of the Director of National Intelligence 2015, Intelligence Community Directive 203, section D.6.e(2)(a)
 * @see Kent 1964, Words of Estimative Probability, Studies in Intelligence 8(4): 93 +- 6, 75 +- 12, 50 +- 10, 30 +- 10, 7 +- 5
 * @see Professional Head of Intelligence Assessment (UK), probability yardstick
 */
export const PHRASES: PhraseTable = new Map(
  READINGS.flatMap(([source, low, high, point, phrases]) =>
    phrases.split(', ').map((phrase): [string, PhraseMeaning] => {
      const probability = (point ?? (low + high) / 2) / 100;
      return [phrase, { probability, low: low / 100, high: high / 100, source }];
    }),
  ),
);

/** Words that say only that something is not impossible: they cannot be scored. */
const SAY_NOTHING = new Set([
  'possible',
  'possibly',
  'perhaps',
  'may',
  'might',
  'could',
  'can',
  'conceivable',
  'maybe',
]);

/** A phrase as the table has it: small letters, single spaces for hyphens and spaces, no full stop. */
export const normalisePhrase = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\s_\u00ad\u2010-\u2015-]+/g, ' ')
    .replace(/[.!]+$/, '')
    .trim();

/**
 * Looks a phrase up in a table of what words mean as probabilities.
 *
 * @returns the meaning, with probability, low and high from 0 to 1; or in plain words why the phrase has none
 * @example readPhrase('very likely') // { phrase: 'very likely', probability: 0.875, low: 0.8, high: 0.95, source: 'ICD 203 (2015)' }
 */
export function readPhrase(
  text: string,
  table: PhraseTable = PHRASES,
): (PhraseMeaning & { phrase: string }) | { fault: string } {
  const phrase = normalisePhrase(text.slice(0, 200));
  const meaning = table.get(phrase);
  if (meaning !== undefined) return { phrase, ...meaning };
  if (SAY_NOTHING.has(phrase)) {
    return { fault: `${quoteName(phrase)} names no probability (nearly anything is ${phrase}), expected a number` };
  }
  return { fault: unknownName('phrase', phrase, table.keys()) };
}
