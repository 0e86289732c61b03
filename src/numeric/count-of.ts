/**
 * A number with its noun, in the singular or plural.
 *
 * @example countOf(1, 'claim') // '1 claim'
 * @example countOf(1200, 'entry', 'entries') // '1,200 entries'
 */
export const countOf = (n: number, one: string, more = `${one}s`): string =>
  `${inThousands(n)} ${n === 1 ? one : more}`;

/** A number with a comma after each three digits. Whole ones are written without the tables of all languages, which take 12 ms to load. */
export const inThousands = (n: number): string =>
  Number.isSafeInteger(n) && n >= 0 ? `${n}`.replace(/\B(?=(\d{3})+$)/g, ',') : n.toLocaleString('en-US');
