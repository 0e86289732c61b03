import { expect, test } from 'vitest';
import { decimalOf, numberIn } from './written-number.ts';

test.each([
  ['0.5', '.', 0.5],
  ['0,5', ',', 0.5],
  [' -12,25 ', ',', -12.25],
  ['1.234,5', ',', 1234.5],
  ['1.234.567', ',', 1234567],
  ['1.234', ',', 1234],
  ['1,234', '.', 1234],
  ['1,234', ',', 1.234],
  ['1,234,567.25', '.', 1234567.25],
  ['1\u00a0234,5', ',', 1234.5],
  ['1 234', '.', 1234],
  ['\u2212', '.', undefined],
  ['\u22123', '.', -3],
  ['1e3', '.', 1000],
  ['1,5e3', ',', 1500],
  ['1e999', '.', undefined],
  ['0,5', '.', undefined],
  ['1,23,4', '.', undefined],
  ['1.234,567.8', ',', undefined],
  ['1.5', ',', undefined],
  ['', '.', undefined],
  ['.', '.', undefined],
  ['ten', '.', undefined],
] as const)('%j with %j is %s', (cell, decimal, value) => {
  expect(numberIn(cell, decimal)).toBe(value);
});

test.each([
  [['1', '0,5'], ','],
  [['1.5', '1,500'], '.'],
  [['1,500', '2,000', '7'], undefined],
  [['1,5', '1.5'], 'both'],
  [['1.234,5'], ','],
  [['1,234.5'], '.'],
  [['0,125'], ','],
  [['40,5..60..90'], ','],
  [['20; 30; 35,5'], ','],
  [[], undefined],
])('%j have %j before their fraction', (cells, decimal) => expect(decimalOf(cells)).toBe(decimal));
