import { once } from '../numeric/once.ts';
import type { CountryList } from './country-lists.ts';
import { COUNTRY_TABLE, OTHER_PLACES } from './country-table.ts';

/** A country, or a former state or another place. */
export interface Country {
  /** ISO 3166-1 alpha-3; the name of a place that has no such code. */
  iso3: string;
  name: string;
  names: readonly string[];
  /** Its codes by their list: `iso` holds alpha-3, alpha-2, the number and former codes. */
  codes: Readonly<Record<'iso' | 'fips' | 'cameo' | 'cow' | 'eu', readonly string[]>>;
}

const readTable = (table: string): Country[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [codes, named] = line.split(' = ');
      const [iso3, iso2, ...others] = codes.split(' ');
      const names = named.split(' | ');
      const listed = (list: string) =>
        others.filter((code) => code.startsWith(`${list}:`)).flatMap((code) => code.slice(list.length + 1).split(','));
      const alpha = iso3 === '-' ? [] : [iso3, ...listed('was')];
      const iso = [...alpha, ...(iso3 === '-' ? [] : [iso2]), ...listed('iso')];
      const [fips, cow, eu] = [listed('fips'), listed('cow'), listed('eu')];
      return {
        iso3: iso3 === '-' ? names[0] : iso3,
        name: names[0],
        names,
        codes: { iso, fips, cameo: [...alpha, ...listed('cameo')], cow, eu: iso3 === '-' ? [] : [...eu, iso2] },
      };
    });

/** All countries of ISO 3166-1, in the order of their codes. They are read when they are first asked for: most commands name none. */
export const countries: () => readonly Country[] = once(() => readTable(COUNTRY_TABLE));
const places = once(() => [...countries(), ...readTable(OTHER_PLACES)]);

/** Regions that CAMEO has codes for, beside its countries. */
export const CAMEO_REGIONS: ReadonlySet<string> = new Set(
  'AFR ASA BAG BLK CAS CAU CEU CFR CRB EAF EEU EIN EUR LAM MDT MEA NAF NMR PGS SAF SAM SAS SCN SEA WAF WST'.split(' '),
);

/** A text without case, accents and space around it, by which names are the same. */
export const plainName = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** A name of a country without what lists write in different ways: signs, `the`, `&` for and, `St.` for Saint. */
const plainCountry = (text: string): string =>
  plainName(text)
    .replaceAll('&', ' and ')
    .replace(/\bst\b\.?/g, 'saint')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\bthe\b/g, ' ')
    .replace(/ +/g, ' ')
    .trim();

/** Plain code or name -> ISO code, with the first of two that share one. */
const mapOf = (entries: (readonly [string, string])[]): ReadonlyMap<string, string> => new Map(entries.reverse());

/** Codes of each list as they are looked up. */
const codesIn = (list: keyof Country['codes']) =>
  once(() => mapOf(places().flatMap(({ iso3, codes }) => codes[list].map((code) => [plainName(code), iso3] as const))));
const codes = {
  ...{ iso: codesIn('iso'), fips: codesIn('fips'), cameo: codesIn('cameo') },
  ...{ cow: codesIn('cow'), eu: codesIn('eu') },
};
const names = once(() =>
  mapOf(places().flatMap(({ iso3, names }) => names.map((name) => [plainCountry(name), iso3] as const))),
);

/** A number as ISO writes it, with three digits: spreadsheets take the zeros in front away. */
const withZeros = (text: string) => (/^\d{1,2}$/.test(text) ? text.padStart(3, '0') : text);

/**
 * The country that a name or code means.
 *
 * @param list whose codes they are; names count in each of them, but for codes such as `NA` that are none of its
 * @returns ISO 3166-1 alpha-3, the name of a state that has none (`Bavaria`), or undefined
 * @example countryOf('AUS', 'cow') // 'AUT': Austria, by Correlates of War
 */
export function countryOf(text: string, list: CountryList = 'any'): string | undefined {
  const plain = plainName(text);
  if (list === 'names') return names().get(plainCountry(text));
  if (list !== 'any') return codes[list]().get(list === 'iso' ? withZeros(plain) : plain) ?? longName(text);
  if (/^\d/.test(plain)) return undefined;
  return names().get(plainCountry(text)) ?? codes.iso().get(plain) ?? codes.eu().get(plain) ?? codes.cameo().get(plain);
}

/** A name where codes are expected: not one so short that it may be a code of another list. */
const longName = (text: string) => (text.trim().length > 3 ? names().get(plainCountry(text)) : undefined);

const byIso3 = once(() => new Map(places().map((country) => [country.iso3, country])));

/** The ISO code of a country by any of its names or codes; another text stays as it is. */
export const countryCode = (text: string): string => countryOf(text) ?? text;

const MARK = 'country:';

/**
 * The ISO code that `country:Belarus` means, or what follows the mark where it is not a country; undefined of a name
 * without the mark.
 */
export const markedCountry = (name: string): string | undefined =>
  name.startsWith(MARK) ? countryCode(name.slice(MARK.length).trim()) : undefined;

/** What stands between the codes of several countries in one text, as of an actor that is two governments. */
const BETWEEN = ';';
/** Several codes as one text. */
export const joinedCountries = (codes: readonly string[]): string => codes.join(BETWEEN);

/** The name of a country by its ISO code, or of several; another text stays as it is. */
export const countryName = (code: string): string =>
  byIso3().get(code)?.name ??
  code
    .split(BETWEEN)
    .map((one) => byIso3().get(one)?.name ?? one)
    .join(' and ');
