import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { withData } from '../testing/optional-data.ts';
import { CAMEO_REGIONS, countries, countryCode, countryName, countryOf } from './countries.ts';

describe('a country is known', () => {
  test.each([
    ['Belarus', 'BLR'],
    ['BLR', 'BLR'],
    ['by', 'BLR'],
    ['Russian Federation', 'RUS'],
    ['Russia (Soviet Union)', 'RUS'],
    ["Cote d'Ivoire", 'CIV'],
    ["CÔTE D'IVOIRE", 'CIV'],
    ['Côte d’ Ivoire', 'CIV'],
    ['Palestinian Territory, Occupied', 'PSE'],
    ['ROM', 'ROU'],
    ['DR Congo (Zaire)', 'COD'],
    ['the Bahamas', 'BHS'],
    ['BAHAMAS, THE', 'BHS'],
    ['Korea (the Republic of)', 'KOR'],
    ['St. Vincent & the Grenadines', 'VCT'],
    ['EL', 'GRC'],
    ['UK', 'GBR'],
    ['Boko Haram', 'Boko Haram'],
    ['__proto__', '__proto__'],
  ])('%s is %s', (text, code) => expect(countryCode(text)).toBe(code));

  test('by its name from its code, several at once', () => {
    expect(countryName('BLR')).toBe('Belarus');
    expect(countryName('Boko Haram')).toBe('Boko Haram');
    expect(countryName('GBR;USA')).toBe('United Kingdom and United States');
  });
});

describe('a code means what its list says', () => {
  test.each([
    ['BO', 'fips', 'BLR'],
    ['RS', 'fips', 'RUS'],
    ['UP', 'fips', 'UKR'],
    ['GZ', 'fips', 'PSE'],
    ['AUS', 'cow', 'AUT'],
    ['SWZ', 'cow', 'CHE'],
    ['SLV', 'cow', 'SVN'],
    ['MNG', 'cow', 'MNE'],
    ['MAC', 'cow', 'MKD'],
    ['305', 'cow', 'AUT'],
    ['BAV', 'cow', 'Bavaria'],
    ['AUS', 'iso', 'AUS'],
    ['36', 'iso', 'AUS'],
    ['IMY', 'cameo', 'IMN'],
    ['EL', 'eu', 'GRC'],
    ['GR', 'eu', 'GRC'],
  ] as const)('%s by %s is %s', (code, list, iso3) => expect(countryOf(code, list)).toBe(iso3));

  test('and in a column of names, NA is nobody and no country', () => {
    expect(countryOf('NA', 'names')).toBeUndefined();
    expect(countryOf('NA')).toBe('NAM');
    expect(countryOf('SAF', 'cameo')).toBeUndefined();
    expect(CAMEO_REGIONS.has('SAF')).toBe(true);
    expect(countryOf('SAF', 'cow')).toBe('ZAF');
  });
});

test('each code of a list stands for one country, each name too', () => {
  for (const list of ['iso', 'fips', 'cow', 'cameo'] as const) {
    const codes = countries().flatMap((country) => country.codes[list]);
    expect(new Set(codes).size).toBe(codes.length);
  }
  const names = countries().flatMap((country) => country.names);
  expect(new Set(names).size).toBe(names.length);
  for (const { iso3, names: all, codes } of countries()) {
    for (const text of [...all, iso3, codes.iso[1]]) expect(countryOf(text)).toBe(iso3);
  }
});

describe('the table has every code of its sources', () => {
  const listed = (file: string) =>
    readFileSync(`test-data/codes/${file}`, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split('\t'));

  test('FIPS 10-4', () => {
    for (const [code, name] of listed('fips.tsv')) {
      expect(countryOf(code, 'fips'), code).toBeDefined();
      expect(countryOf(code, 'fips'), code).toBe(countryOf(name, 'names'));
    }
  });

  test('CAMEO as GDELT lists it, regions apart', () => {
    const misspelt = ['COL', 'REU'];
    const parts = ['WSB', 'GZS'];
    for (const [code, name] of listed('cameo.tsv')) {
      const iso3 = countryOf(code, 'cameo');
      if (CAMEO_REGIONS.has(code)) expect(iso3, code).toBeUndefined();
      else
        expect(iso3, code).toBe(
          misspelt.includes(code) ? code : parts.includes(code) ? 'PSE' : countryOf(name, 'names'),
        );
    }
  });

  withData('states/cow_states.csv').test('every state of Correlates of War, by abbreviation and number', (file) => {
    const [, ...rows] = readFileSync(file, 'utf8').trim().split('\n');
    for (const row of rows) {
      const [abbreviation, number, name] = row.split(',');
      const iso3 = countryOf(abbreviation, 'cow');
      expect(iso3, name).toBeDefined();
      expect(countryOf(String(Number(number)), 'cow')).toBe(iso3);
      const known = countryOf(name, 'names');
      if (known !== undefined && !['YUG', 'CZE'].includes(abbreviation)) expect(iso3, name).toBe(known);
    }
  });
});
