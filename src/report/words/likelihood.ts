import { ICD_203 } from '../../numeric/icd-203.ts';

/** The plain form that answers a question, for each range of ICD 203. */
const PLAIN = [
  'Almost certainly not',
  'Very unlikely',
  'Unlikely',
  'An even bet',
  'Likely',
  'Very likely',
  'Almost certainly',
] as const;

/**
 * A probability in the words that answer a question, by the ranges of ICD 203 (Analytic Standards, 2015). The percentage as it is
 * shown decides, so that one number never stands beside two words: 54.6% is shown as 55%, and is likely.
 *
 * @param p 0 to 1
 * @example likelihood(0.546) // 'Likely'
 */
export function likelihood(p: number): (typeof PLAIN)[number] {
  const shown = Math.round(100 * p);
  const range = ICD_203.findLastIndex(({ low }) => shown >= low);
  return PLAIN[Math.max(0, range)];
}
