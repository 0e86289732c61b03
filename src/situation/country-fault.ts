import { countries, countryOf } from '../countries/countries.ts';
import { nearest, quoteName } from '../numeric/nearest-name.ts';

const MARK = 'country:';

/** What a misspelt country was meant to be, in words; undefined of names that are none or are known. */
export function countryFault(name: string): string | undefined {
  if (!name.startsWith(MARK) || countryOf(name.slice(MARK.length)) !== undefined) return undefined;
  const written = name.slice(MARK.length).trim();
  const meant = nearest(
    written,
    countries().map((country) => country.name),
  );
  return meant === undefined ? undefined : `unknown country ${quoteName(written)}, did you mean \`${MARK}${meant}\`?`;
}
