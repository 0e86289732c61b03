import type { Format } from './format.ts';

const actor = (n: 1 | 2) =>
  ['Code', 'Name', 'CountryCode', 'KnownGroupCode', 'EthnicCode', 'Religion1Code', 'Religion2Code']
    .concat(['Type1Code', 'Type2Code', 'Type3Code'])
    .map((part) => `Actor${n}${part}`);

const place = (of: string, second: boolean) =>
  ['Type', 'FullName', 'CountryCode', 'ADM1Code', ...(second ? ['ADM2Code'] : []), 'Lat', 'Long', 'FeatureID'].map(
    (part) => `${of}Geo_${part}`,
  );

/** The columns of an event export: 57 in the first files, 58 with the address of a report, 61 with smaller regions. */
const columns = (second: boolean, url: boolean): string[] => [
  ...['GLOBALEVENTID', 'SQLDATE', 'MonthYear', 'Year', 'FractionDate'],
  ...actor(1),
  ...actor(2),
  ...['IsRootEvent', 'EventCode', 'EventBaseCode', 'EventRootCode', 'QuadClass', 'GoldsteinScale'],
  ...['NumMentions', 'NumSources', 'NumArticles', 'AvgTone'],
  ...place('Actor1', second),
  ...place('Actor2', second),
  ...place('Action', second),
  'DATEADDED',
  ...(url ? ['SOURCEURL'] : []),
];

const gdelt = (name: string, second: boolean, url: boolean): Format => ({
  name,
  columns: columns(second, url),
  countries: { actors: 'cameo', places: 'fips' },
  map: {
    id: 'GLOBALEVENTID',
    date: ['SQLDATE', 'Day'],
    source: ['Actor1Name', 'Actor1Code', 'Actor1CountryCode'],
    source_country: 'Actor1CountryCode',
    source_sector: 'Actor1Type1Code',
    target: ['Actor2Name', 'Actor2Code', 'Actor2CountryCode'],
    target_country: 'Actor2CountryCode',
    target_sector: 'Actor2Type1Code',
    code: ['EventCode', 'EventBaseCode', 'EventRootCode'],
    root: 'EventRootCode',
    quad: 'QuadClass',
    intensity: 'GoldsteinScale',
    location: 'ActionGeo_FullName',
    country: 'ActionGeo_CountryCode',
    latitude: 'ActionGeo_Lat',
    longitude: 'ActionGeo_Long',
    url: 'SOURCEURL',
  },
});

/**
 * GDELT's event exports, which have no heading; tables made of them (BigQuery, pandas) have one, and often fewer columns.
 *
 * @see GDELT Event Database Data Format Codebook V1.03 (2013) and V2.0 (2015)
 */
export const GDELT: readonly Format[] = [
  gdelt('gdelt-2', true, true),
  gdelt('gdelt-1', false, true),
  gdelt('gdelt-1-57', false, false),
];
