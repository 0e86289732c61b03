import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeOfCell, splitCsv } from './split-csv.ts';

const cells = (text: string, delimiter = ',') => [...splitCsv(text, delimiter)].map((row) => row.cells);

describe('splitting a table of text', () => {
  test.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      '\ufeffa,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,"b, ""c""\nd"\n\n , \n"",x',
      [
        ['a', 'b, "c"\nd'],
        ['', 'x'],
      ],
    ],
    ['a, "b" ,c"d"', [['a', 'b', 'c"d"']]],
    ['', []],
    ['\n\n', []],
  ])('%j', (text, expected) => expect(cells(text)).toEqual(expected));

  test('a broken quote costs one row', () => {
    const rows = [...splitCsv('a,b\n1,"2\n3,4\n"5"6,7\n8,9', ',')];
    expect(rows.map(({ line, cells, fault }) => [line, fault?.message ?? cells.join()])).toEqual([
      [1, 'a,b'],
      [2, 'text follows the closing quote of a cell'],
      [3, '3,4'],
      [4, 'text follows the closing quote of a cell'],
      [5, '8,9'],
    ]);
    expect([...splitCsv('a\n"1\n2', ',')].map((row) => row.fault?.message ?? row.cells[0])).toEqual([
      'a',
      'a quote is opened and never closed',
      '2',
    ]);
  });

  test('knows the line and the column of every cell', () => {
    const text = 'a,b\r\n"x\ny",z\r\n1,2';
    const [, second, third] = splitCsv(text, ',');
    expect([second, third].map((row) => placeOfCell(text, ',', row, 1))).toEqual([
      { line: 3, column: 4 },
      { line: 4, column: 3 },
    ]);
  });

  test('cells may be quoted by another sign', () => {
    expect([...splitCsv("'a''b'\t'c\td'", '\t', "'")].map((row) => row.cells)).toEqual([["a'b", 'c\td']]);
  });

  const cell = fc.string({ unit: fc.constantFrom('a', ' ', '"', ',', ';', '\n', '\r\n', 'ß', '😀'), maxLength: 6 });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 8 });
  const write = (rows: string[][], end: string) =>
    rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join(end);

  test('reads what csv-parse reads', () => {
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const text = write(rows, end);
        const theirs: string[][] = parse(text, { relax_column_count: true, record_delimiter: end });
        expect(cells(text)).toEqual(theirs.filter((row) => row.some((one) => one.trim() !== '')));
      }),
    );
  });

  test('takes any text at all, and goes on to its end', () => {
    fc.assert(
      fc.property(fc.array(cell), (parts) => {
        const text = parts.join('');
        for (const row of splitCsv(text, ',')) expect(row.line).toBeLessThanOrEqual(text.split(/\r\n|\n|\r/).length);
        expect(cells(`${text.replaceAll('"', '')}\nend`).at(-1)).toEqual(['end']);
      }),
    );
  });
});
