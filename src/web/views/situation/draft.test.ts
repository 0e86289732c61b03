import { describe, expect, test } from 'vitest';
import type { Quantity } from '../../../situation/quantity.ts';
import { asKind, type QuantityDraft, quantityDraftOf, quantityOf, typedNumber } from './draft.ts';

const scale = { low: 0, high: 100 };
const range = (low: string, mode: string, high: string): QuantityDraft => ({ kind: 'range', low, mode, high });

test.each<[Quantity]>([[3], [{ low: 1, mode: 2, high: 4, because: 'x' }], [{ mean: 5, sd: 1 }], [[10, 20, 30]]])(
  'a quantity that nobody changes stays as it is: %j',
  (quantity) => expect(quantityOf(quantityDraftOf(quantity), scale)).toEqual({ quantity }),
);

describe('what is typed', () => {
  test.each([
    ['−3', -3],
    ['0,5', 0.5],
    [' 7. ', 7],
    ['', undefined],
    ['1 000', undefined],
    ['0x10', undefined],
    ['many', undefined],
  ])('%j is %j', (text, value) => expect(typedNumber(text)).toBe(value));

  test('a best guess alone is a number, and an end that is missing is the best guess', () => {
    expect(quantityOf(range('', '20', ''), scale)).toEqual({ quantity: 20 });
    expect(quantityOf(range('10', '20', ''), scale)).toEqual({ quantity: { low: 10, mode: 20, high: 20 } });
    expect(quantityOf(range('', '', ''), scale)).toEqual({});
  });

  test.each<[QuantityDraft, string]>([
    [range('30', '20', '40'), 'low 30 is above the best guess 20'],
    [range('', '20', '10'), 'high 10 is below the best guess 20'],
    [range('1', '', '3'), 'expected a best guess'],
    [range('', 'x', ''), 'best guess: “x”, expected a number'],
    [range('', '120', ''), '120, outside 0-100'],
    [{ kind: 'normal', mean: '1', sd: '-2' }, 'give or take -2, expected 0 or more'],
  ])('%j: %s', (draft, fault) => expect(quantityOf(draft, scale)).toEqual({ fault }));
});

test('experts become a range between the least and the most of them', () => {
  expect(asKind(quantityDraftOf([10, 20, 60]), 'range', scale)).toEqual(
    quantityDraftOf({ low: 10, mode: 30, high: 60 }),
  );
});
