import { isMap } from '../plain-map.ts';
import { isNotApplicable, type WordTable } from './words.ts';

/**
 * The best guess of one judgement, 0-1: the number, the mode, the middle of a range or word, the mean of several analysts; NaN
 * where it is none, as for n/a.
 */
export function bestGuess(judgement: unknown, words: WordTable): number {
  if (typeof judgement === 'number') return judgement;
  if (typeof judgement === 'string') {
    const meaning = isNotApplicable(judgement) ? undefined : words.of(judgement);
    return meaning ? (meaning.low + meaning.high) / 2 : Number.NaN;
  }
  if (!isMap(judgement)) return Number.NaN;
  if (isMap(judgement.by)) {
    const all = Object.values(judgement.by).map((one) => bestGuess(one, words));
    return all.reduce((sum, one) => sum + one, 0) / all.length;
  }
  const { low, mode, high } = judgement;
  return typeof mode === 'number' ? mode : (Number(low) + Number(high)) / 2;
}
