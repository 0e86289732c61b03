import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atScale } from '../../testing/scale.ts';
import { readActorName } from './actor-name.ts';

test.each([
  ['Government of Myanmar (2021-)', 'MMR', 'Government'],
  ['Military Forces of the United States (2021-2025)', 'USA', 'Military'],
  ['Military Forces of the Democratic Republic of Congo (2019-)', 'COD', 'Military'],
  ['Mutiny of Military Forces of Somalia (2022-)', 'SOM', 'Military'],
  ['Former Military Forces of Burkina Faso (2014-2022)', 'BFA', 'Military'],
  ['Police Forces of Turkey (2016-) Gendarmerie', 'TUR', 'Police'],
  ['Military Forces of Ethiopia (2018-) Special Forces', 'ETH', 'Military'],
  ['Civilians (Somalia)', 'SOM', 'Civilians'],
  ['Protesters (Republic of Congo)', 'COG', 'Protesters'],
  ['Private Security Forces (Ivory Coast)', 'CIV', 'Private Security Forces'],
  ['Government of Russia (Soviet Union)', 'RUS', 'Government'],
  ['Government of Yemen (North Yemen)', 'YEM', 'Government'],
  ['Government of DR Congo (Zaire)', 'COD', 'Government'],
  ['Government of Trinidad and Tobago', 'TTO', 'Government'],
  ['Government of Libya (2014-2021, HoR)', 'LBY', 'Government'],
  ['Police (Australia)', 'AUS', 'Police'],
  ['Police (Congo, Democratic Republic of)', 'COD', 'Police'],
  ['Ukraine Armed Forces', 'UKR', 'Military'],
  ['BLRGOV', 'BLR', 'GOV'],
  ['Georgia', 'GEO', undefined],
])('%s is of %s', (name, country, sector) => {
  expect(readActorName(name)).toEqual({ countries: [country], ...(sector && { sector }) });
});

test('several governments in one field are each told', () => {
  const coalition = 'Government of Australia, Government of United Kingdom, Government of United States of America';
  expect(readActorName(coalition)).toEqual({ countries: ['AUS', 'GBR', 'USA'], sector: 'Government' });
  expect(readActorName('Governments of Iran and Iraq')).toEqual({ countries: ['IRN', 'IRQ'], sector: 'Government' });
  expect(readActorName('Iran, Iraq')).toEqual({ countries: ['IRN', 'IRQ'] });
});

test.each(['NA', 'Al-Qaeda in Iraq', 'MINSK', 'Taliban', '', '()', 'constructor', '__proto__'])(
  '%j is of no country',
  (name) => expect(readActorName(name).countries).toEqual([]),
);

test('any text is read, however long, in little time', () => {
  const words = fc.constantFrom(
    'Government of ',
    'Mutiny of ',
    '(2021-)',
    '(',
    ')',
    ', ',
    ' and ',
    'Iran',
    'the ',
    'Former ',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 200 }), (parts) => {
      for (const code of readActorName(parts.join('')).countries) expect(code).not.toBe('');
    }),
    { numRuns: atScale(200, 5000) },
  );
});
