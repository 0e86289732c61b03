import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateIn, ordersOf } from './written-date.ts';

test.each([
  ['2026-12-31', undefined, '2026-12-31'],
  ['20261231', undefined, '2026-12-31'],
  ['2026/12/3', undefined, '2026-12-03'],
  ['31/12/2026', 'dmy', '2026-12-31'],
  ['31.12.26', 'dmy', '2026-12-31'],
  ['9/1/11', 'mdy', '2011-09-01'],
  ['9/1/11', 'dmy', '2011-01-09'],
  ['99-12-31', 'ymd', '1999-12-31'],
  ['29.2.2024', 'dmy', '2024-02-29'],
  ['2026-12-31', 'mdy', '2026-12-31'],
  ['31/12/2026', undefined, undefined],
  ['31/12/2026', 'mdy', undefined],
  ['30.2.2021', 'dmy', undefined],
  ['2021-02-30', undefined, undefined],
  ['1/2-2021', 'dmy', undefined],
  ['1/2/021', 'dmy', undefined],
  ['12', 'dmy', undefined],
] as const)('%s by %s is %s', (cell, order, day) => expect(dateIn(cell, order)).toBe(day));

test.each([
  [['3/4/2026'], ['dmy', 'mdy']],
  [['3/4/2026', '31/1/2026'], ['dmy']],
  [['1/31/26'], ['mdy']],
  [['2026-01-31'], ['dmy', 'mdy', 'ymd']],
  [['31/1/2026', '1/31/2026'], []],
])('%j can be read %j', (cells, orders) => expect(ordersOf(cells)).toEqual(orders));

test('every day that the calendar has is read in every order', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1969-01-01'), max: new Date('2068-12-31'), noInvalidDate: true }), (date) => {
      const iso = date.toISOString().slice(0, 10);
      const [year, month, day] = iso.split('-').map(Number);
      expect(dateIn(`${day}.${month}.${year}`, 'dmy')).toBe(iso);
      expect(dateIn(`${month}/${day}/${String(year).slice(2)}`, 'mdy')).toBe(iso);
    }),
  );
});
