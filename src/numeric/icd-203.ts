/**
 * The seven ranges of ICD 203, each with the words that stand for it; per cent.
 *
 * @see Office of the Director of National Intelligence 2015, Intelligence Community Directive 203, section D.6.e(2)(a)
 */
export const ICD_203: readonly { low: number; high: number; words: readonly string[] }[] = [
  { low: 1, high: 5, words: ['almost no chance', 'remote'] },
  { low: 5, high: 20, words: ['very unlikely', 'highly improbable'] },
  { low: 20, high: 45, words: ['unlikely', 'improbable', 'improbably'] },
  { low: 45, high: 55, words: ['roughly even chance', 'roughly even odds'] },
  { low: 55, high: 80, words: ['likely', 'probable', 'probably'] },
  { low: 80, high: 95, words: ['very likely', 'highly probable'] },
  { low: 95, high: 99, words: ['almost certain', 'almost certainly', 'nearly certain'] },
];
