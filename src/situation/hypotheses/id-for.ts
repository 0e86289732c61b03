/**
 * An id of letters, digits and _ that begins with a letter, from a name.
 *
 * @param letter begins the id of a name without letters
 * @param taken ids that are there already
 */
export function idFor(name: string, letter: string, taken: { has(id: string): boolean; size: number }): string {
  const plain = name
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}_-]+/gu, '_')
    .replace(/^[^\p{L}]+|[_-]+$/gu, '')
    .slice(0, 40)
    .replace(/[_-]+$/, '');
  const start = plain === '' || plain === 'none' || plain === '__proto__' ? `${letter}${taken.size + 1}` : plain;
  for (let n = 1; ; n++) {
    const id = n === 1 ? start : `${start}_${n}`;
    if (!taken.has(id)) return id;
  }
}
