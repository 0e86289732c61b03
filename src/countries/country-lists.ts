/** Lists of codes that data sets use. `names` takes names alone; `any` takes names and codes of ISO, CAMEO and the EU. */
export const COUNTRY_LISTS = ['any', 'names', 'iso', 'fips', 'cameo', 'cow', 'eu'] as const;
export type CountryList = (typeof COUNTRY_LISTS)[number];

/** The lists by their full names, for messages. */
export const LIST_NAMES: Readonly<Record<CountryList, string>> = {
  any: 'names and codes of ISO',
  names: 'names',
  iso: 'ISO 3166-1',
  fips: 'FIPS 10-4',
  cameo: 'CAMEO',
  cow: 'Correlates of War',
  eu: 'the European Union',
};
