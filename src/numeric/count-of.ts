/**
 * A number with its noun, in the singular or plural.
 *
 * @example countOf(1, 'claim') // '1 claim'
 * @example countOf(1200, 'entry', 'entries') // '1,200 entries'
 */
export const countOf = (n: number, one: string, more = `${one}s`): string =>
  `${n.toLocaleString('en-US')} ${n === 1 ? one : more}`;
