import { describe, expect, test } from 'vitest';
import { delimiterOf, openTable } from './text-table.ts';

test.each([
  ['a,b;c\n1;2;3', ','],
  ['a;b;"c,d,e,f"', ';'],
  ['a\tb', '\t'],
  ['a|b', '|'],
  ['a', ','],
  ['', ','],
  ['sep=;\na,b,c', ';'],
  ['\ufeffsep=\t\r\na,b,c', '\t'],
  ['"sep=;"\na,b,c', ';'],
  ['SEP=|', '|'],
  ['separate,b;c;d', ';'],
])('finds the delimiter of %j', (text, delimiter) => expect(delimiterOf(text)).toBe(delimiter));

describe('a table that names its delimiter', () => {
  test('has its heading in the second line, where places are counted from', () => {
    const table = openTable('\ufeffsep=;\r\nActor;Power\r\nA;1,5\r\n');
    const rows = [...table.rows];
    expect(rows.map((row) => row.cells)).toEqual([
      ['Actor', 'Power'],
      ['A', '1,5'],
    ]);
    expect(table.placeOf(rows[1], 1)).toEqual({ line: 3, column: 3 });
  });

  test('a heading that only begins like one is a heading', () => {
    expect([...openTable('sepal,b\n1,2').rows]).toHaveLength(2);
  });
});
