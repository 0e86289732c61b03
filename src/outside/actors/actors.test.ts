import { describe, expect, test } from 'vitest';
import { CAMEO } from '../codes/cameo.ts';
import { PLOVER } from '../codes/plover.ts';
import { actorOf, aliasesSchema, namesOf, withAliases } from './aliases.ts';
import { cameoActor } from './cameo-actor.ts';
import { COUNTRIES, countryCode, countryName, FIPS_CODES } from './countries.ts';

describe('countries', () => {
  test.each([
    ['Belarus', 'BLR'],
    ['BLR', 'BLR'],
    ['by', 'BLR'],
    ['Russian Federation', 'RUS'],
    ['Russia (Soviet Union)', 'RUS'],
    ["Cote d'Ivoire", 'CIV'],
    ["CÔTE D'IVOIRE", 'CIV'],
    ['Palestinian Territory, Occupied', 'PSE'],
    ['ROM', 'ROU'],
    ['DR Congo (Zaire)', 'COD'],
    ['Boko Haram', 'Boko Haram'],
  ])('%s is %s', (text, code) => expect(countryCode(text)).toBe(code));

  test('places of GDELT are by FIPS 10-4, where BO is no Bolivia', () => {
    expect(FIPS_CODES.get('bo')).toBe('BLR');
    expect(FIPS_CODES.get('rs')).toBe('RUS');
    expect(FIPS_CODES.get('up')).toBe('UKR');
    expect(FIPS_CODES.get('gz')).toBe('PSE');
  });

  test('each code stands once, each name for one country', () => {
    const codes = COUNTRIES.map(({ iso3 }) => iso3);
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(COUNTRIES.map(({ iso2 }) => iso2)).size).toBe(codes.length);
    const fips = COUNTRIES.flatMap((country) => country.fips);
    expect(new Set(fips).size).toBe(fips.length);
    const names = COUNTRIES.flatMap(({ name, others }) => [name, ...others]);
    expect(new Set(names).size).toBe(names.length);
    for (const { iso3, iso2, name } of COUNTRIES)
      expect([iso3, iso2, name].map(countryCode)).toEqual([iso3, iso3, iso3]);
    expect(countryName('BLR')).toBe('Belarus');
    expect(countryName('Boko Haram')).toBe('Boko Haram');
  });
});

test('BLRGOV is the government of Belarus; a name in capitals is no code', () => {
  expect(cameoActor('BLRGOV')).toEqual({ country: 'BLR', roles: ['GOV'] });
  expect(cameoActor('ROMGOVMIL')).toEqual({ country: 'ROU', roles: ['GOV', 'MIL'] });
  expect(cameoActor('BLR')).toEqual({ country: 'BLR', roles: [] });
  for (const text of ['MINSK', 'POLAND', 'XYZGOV', 'blrgov', 'BLRGO', '']) expect(cameoActor(text)).toBeUndefined();
});

describe('aliases', () => {
  const aliases = {
    minsk: ['Government (Belarus)', 'BLRGOV', 'Alexander Lukashenko'],
    kremlin: 'Vladimir Putin',
    both: ['minsk', 'kremlin'],
  };

  test('stand for the names of the events', () => {
    expect(namesOf('both', aliases)).toEqual([...aliases.minsk, 'Vladimir Putin']);
    expect(namesOf('Warsaw', aliases)).toEqual(['Warsaw']);
    expect(withAliases({ source: 'minsk', target: ['kremlin', 'country:POL'], codes: ['04'] }, aliases)).toEqual({
      source: aliases.minsk,
      target: ['Vladimir Putin', 'country:POL'],
      codes: ['04'],
    });
  });

  test('tell the actor of a name, whatever its case and accents', () => {
    const actor = actorOf(aliases);
    expect(actor('ALEXANDER LUKASHENKO')).toBe('minsk');
    expect(actor('Vladímir Putin')).toBe('kremlin');
    expect(actor('Angela Merkel')).toBeUndefined();
  });

  test('may name themselves, but not in a circle', () => {
    expect(namesOf('Russia', { Russia: ['Russia', 'country:RUS'] })).toEqual(['Russia', 'country:RUS']);
    expect(() => namesOf('a', { a: 'b', b: 'a' })).toThrow('lead back');
  });

  test('are lists of names and nothing else', () => {
    expect(aliasesSchema.safeParse(aliases).success).toBe(true);
    expect(aliasesSchema.safeParse({ minsk: [] }).success).toBe(false);
    expect(aliasesSchema.safeParse({ minsk: [3] }).success).toBe(false);
  });
});

test('PLOVER: each type has the class of the code of CAMEO that it comes from, with the sign of its score', () => {
  for (const { quad, score } of PLOVER) expect(score > 0).toBe(quad <= 2);
  expect(new Set(PLOVER.map(({ type }) => type)).size).toBe(PLOVER.length);
  expect(PLOVER.find(({ type }) => type === 'ASSAULT')).toMatchObject({ quad: 4, score: -9.3 });
  expect(CAMEO.length).toBeGreaterThan(PLOVER.length);
});
