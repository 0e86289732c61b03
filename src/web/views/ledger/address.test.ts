import { expect, test } from 'vitest';
import { ledgerAddress, ledgerPlaceIn } from './address.ts';

test('filters and the open claim go into the address and come back', () => {
  const place = { filter: { due: true, tag: 'gas & oil', words: '100% مرحبا' }, claim: 'a/b:c' };
  const address = ledgerAddress('#/ledger/gas.yaml?old=1', place);
  expect(address.startsWith('#/ledger/gas.yaml?')).toBe(true);
  expect(ledgerPlaceIn(address)).toEqual(place);
  expect(ledgerAddress('#/ledger?status=open', { filter: {} })).toBe('#/ledger');
});

test('what is no filter is left out', () => {
  expect(ledgerPlaceIn('#/ledger?status=nonsense&due=yes&__proto__=1&limit=9')).toEqual({ filter: {} });
});
