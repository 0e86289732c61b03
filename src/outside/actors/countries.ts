import { COUNTRY_TABLE } from './country-table.ts';

/** A country, by ISO 3166-1 alpha-3. */
export interface Country {
  iso3: string;
  iso2: string;
  /** FIPS 10-4, as GDELT has it for places. */
  fips: readonly string[];
  name: string;
  /** Names and further codes under which data sets have it. */
  others: readonly string[];
}

/** All countries of the table, in the order of their codes. */
export const COUNTRIES: readonly Country[] = COUNTRY_TABLE.trim()
  .split('\n')
  .map((line) => {
    const parts = /^(\w{3}) (\w{2}) (\S+) (?:\+(\S+) )?(.+)$/.exec(line) as RegExpExecArray;
    const [, iso3, iso2, fips, codes, names] = parts;
    const [name, ...more] = names.split(' | ');
    return {
      iso3,
      iso2,
      fips: fips === '-' ? [] : fips.split(','),
      name,
      others: [...(codes?.split(',') ?? []), ...more],
    };
  });

/** A text without case, accents and space around it, by which names are the same. */
export const plainName = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** What a country may be called, plainly, with its ISO code: codes of two and three letters, and names. */
export const COUNTRY_NAMES: ReadonlyMap<string, string> = new Map(
  COUNTRIES.flatMap(({ iso3, iso2, name, others }) =>
    [...others, name, iso2, iso3].map((text): [string, string] => [plainName(text), iso3]),
  ),
);

/** Codes of FIPS 10-4, plainly, with the ISO code. */
export const FIPS_CODES: ReadonlyMap<string, string> = new Map(
  COUNTRIES.flatMap(({ iso3, fips }) => fips.map((code): [string, string] => [plainName(code), iso3])),
);

const byIso3 = new Map(COUNTRIES.map((country) => [country.iso3, country]));

/** The ISO code of a country by any of its names or codes; the text as it is where it is none. */
export const countryCode = (text: string): string => COUNTRY_NAMES.get(plainName(text)) ?? text;

const MARK = 'country:';

/** The ISO code that `country:Belarus` means, or what follows the mark where it is no country; undefined of a name without the mark. */
export const markedCountry = (name: string): string | undefined =>
  name.startsWith(MARK) ? countryCode(name.slice(MARK.length).trim()) : undefined;

/** The name of a country by its ISO code; the text as it is where it is none. */
export const countryName = (code: string): string => byIso3.get(code)?.name ?? code;
