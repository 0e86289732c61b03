import { describe, expect, test } from 'vitest';
import { parseLiteral } from './python-literal.ts';

describe('a list as Python prints it', () => {
  test.each([
    ["['a', \"b's\", 'c\\'d', None, True]", ['a', "b's", "c'd", null, true]],
    ['[0.1, 1e-05, -2, 3.]', [0.1, 1e-5, -2, 3]],
    ["{'Range Min': 0.0, 'Zero Point': None}", { 'Range Min': 0, 'Zero Point': null }],
    ['[]', []],
    ['["a", null]', undefined],
    ["['a'", undefined],
    ['__import__("os")', undefined],
    ['[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]', undefined],
    ['', undefined],
  ])('%s', (literal, expected) => expect(parseLiteral(literal)).toEqual(expected));
});
