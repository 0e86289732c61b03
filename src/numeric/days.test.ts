import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateOf, dayFault, dayOf, isDay } from './days.ts';

test('a day is read as days since 1970', () => {
  expect(dayOf('1970-01-01')).toBe(0);
  expect(dayOf('2020-02-29')).toBe(18321);
  expect(dayOf('1816-01-01')).toBe(-56248);
});

test.each([
  ...['2021-02-29', '2021-02-30', '2021-04-31', '2021-13-01', '2021-00-10', '2021-01-00', '2021-01-32', '1900-02-29'],
  ...['0000-01-01', '0000-02-29', '0021-05-11', '0999-12-31'],
  ...[
    '',
    '2021',
    '2021-1-1',
    '20210101',
    '2021-01-01T00:00:00Z',
    ' 2021-01-01',
    '+002021-01-01',
    '２０２１-01-01',
    'x',
  ],
])('%j is not a day', (text) => {
  expect(dayOf(text)).toBeNaN();
  expect(isDay(text)).toBe(false);
  expect(dayFault(text)).toContain('expected a date such as 2021-12-31');
});

test('a fault tells a day that does not exist from a text that is not a date', () => {
  expect(dayFault('2021-02-30')).toBe('there is no day 2021-02-30, expected a date such as 2021-12-31');
  expect(dayFault('soon')).toBe('found `soon`, expected a date such as 2021-12-31');
  expect(dayFault('2021-02-28')).toBeUndefined();
});

test('every day is read back from how it is written', () => {
  fc.assert(fc.property(fc.integer({ min: -354_285, max: 2_932_896 }), (day) => dayOf(dateOf(day)) === day));
});
