import { countryOf } from './countries.ts';
import type { CountryList } from './country-lists.ts';

/** Lists that a column of codes may be from, other than that of ISO, the one to take first. */
const OTHERS = ['iso', 'cow', 'fips'] as const;

/**
 * The list that a column of countries has its codes from, where the codes themselves leave no doubt: all of them are in it, and
 * some mean nothing by ISO. `AUS` alone is Australia; beside `GMY` and `FRN` it is Austria, by Correlates of War.
 *
 * @param texts what stands in the column, empty cells apart
 * @returns the list with the codes that tell it; undefined where names and codes of ISO account for all, or two lists for some
 * @example likelyList(['AUS', 'GMY', 'FRN']) // { list: 'cow', because: ['GMY', 'FRN'] }
 */
export function likelyList(texts: Iterable<string>): { list: CountryList; because: string[] } | undefined {
  const codes = [...new Set(texts)].filter((text) => /^(?:[A-Za-z]{2,3}|\d{1,3})$/.test(text));
  const because = codes.filter((code) => countryOf(code) === undefined);
  if (because.length === 0) return undefined;
  const fitting = OTHERS.filter((list) => codes.every((code) => countryOf(code, list) !== undefined));
  return fitting.length === 1 ? { list: fitting[0], because } : undefined;
}
