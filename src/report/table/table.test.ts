import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { csv } from './csv.ts';
import { tableHtml } from './html.ts';
import { fields, figure, interval, plain, type Table, type Value, withError } from './table.ts';
import { tableLines } from './text.ts';

const table = (rows: { name: string; share: number }[]): Table<(typeof rows)[number]> => ({
  columns: [
    { key: 'name', title: 'NAME', value: ({ name }) => name, width: 60, flex: true },
    {
      key: 'share',
      title: 'SHARE',
      value: ({ share }) => share,
      show: ({ share }) => `${Math.round(100 * share)}%`,
      align: 'right',
      width: 8,
    },
    plain('half', ({ share }) => share / 2),
  ],
  rows,
});

test('CSV has keys for a heading, CR LF, and numbers with all their digits', () => {
  expect(csv(table([{ name: 'Minsk', share: 1 / 3 }]))).toBe(
    'name,share,half\r\nMinsk,0.3333333333333333,0.16666666666666666\r\n',
  );
});

test('CSV quotes what would break a line, and a text that a spreadsheet would run begins with an apostrophe', () => {
  const cell = (value: Value) => csv({ columns: [plain('x', (row: Value) => row)], rows: [value] }).slice(3, -2);
  expect(cell('a, "b"\nc')).toBe('"a, ""b""\nc"');
  expect(['=1+1', '+49 30', '-5 points', '@sum', '\tx', '＝1'].map(cell)).toEqual([
    ...["'=1+1", "'+49 30", "'-5 points", "'@sum", "'\tx", "'＝1"],
  ]);
  expect(cell('=HYPERLINK("x","y")')).toBe(`"'=HYPERLINK(""x"",""y"")"`);
  expect([-5, 1e-20, -0, true, null, undefined, Number.NaN].map(cell)).toEqual([
    '-5',
    '1e-20',
    '0',
    'true',
    '',
    '',
    '',
  ]);
  expect(cell('\u001b[31mred')).toBe(' [31mred');
});

test('any texts come back from CSV as they were, but for the apostrophe', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é', '-', '=') });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
      const columns = [plain('a', (row: [string, string]) => row[0]), plain('b', (row: [string, string]) => row[1])];
      const [, ...read] = parse(csv({ columns, rows }));
      const guarded = (value: string) => (/^[=\-\r]/.test(value) ? `'${value}` : value);
      expect(read).toEqual(rows.map((row) => row.map(guarded)));
    }),
  );
});

/** A reader of RFC 4180 that is written otherwise than the writer. */
function parse(text: string): string[][] {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(cell)) {
    rows[rows.length - 1].push(quoted?.replaceAll('""', '"') ?? bare);
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}

test('on a terminal a table takes the columns that there are; in too few each row is a block', () => {
  const rows = [{ name: 'A name of some length that does not fit twenty columns', share: 0.254 }];
  for (const width of [80, 100, 160]) {
    const [head, row] = tableLines(table(rows), { width });
    expect(head.trimEnd()).toHaveLength(width - 12);
    expect(row.endsWith('25%')).toBe(true);
  }
  expect(tableLines(table(rows), { width: 30 })).toEqual([
    'NAME',
    'A name of some length that',
    'does not fit twenty columns',
    '  share 25%',
  ]);
  const names = tableLines(table(rows), { width: 39 }).map((line) => line.trimEnd());
  expect(names).toEqual(['NAME', 'A name of some length that does not', 'fit twenty columns', '  share 25%']);
});

test('no line is wider than the terminal, whatever is in the names', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 40, max: 160 }), (name, width) => {
      for (const line of tableLines(table([{ name: name.slice(0, 30), share: 0.5 }]), { width }))
        expect(stringWidth(line)).toBeLessThanOrEqual(width);
    }),
  );
});

test('on a page the same table has headings in lower case, and every value is escaped', () => {
  const { text } = tableHtml('Shares', table([{ name: '<b>', share: 1 }]));
  expect(text).toContain('<th scope="col">Name</th><th scope="col" class="n">Share</th>');
  expect(text).toContain('&lt;b&gt;</td><td class="n">100%</td>');
});

test('columns that say their key once: properties, a number with its error or its interval, a number that people read too', () => {
  interface Row {
    partOf: string;
    gain: { value: number; standardError: number };
    rate?: { mean: number; low: number; high: number };
  }
  const rows: Row[] = [
    { partOf: 'a', gain: { value: 0.5, standardError: 0.25 }, rate: { mean: 0.2, low: 0.1, high: 0.3 } },
    { partOf: 'b', gain: { value: 1, standardError: 0 } },
  ];
  const columns = [
    ...fields<Row>('partOf'),
    ...withError<Row>('gain', ({ gain }) => gain),
    ...interval<Row>('rate', ({ rate }) => rate),
    figure<Row>(
      'shown',
      'SHOWN',
      ({ rate }) => rate?.mean,
      (p) => `${100 * p}%`,
    ),
  ];
  expect(csv({ columns, rows }).split('\r\n')).toEqual([
    'part_of,gain,gain_error,rate,rate_low,rate_high,shown',
    'a,0.5,0.25,0.2,0.1,0.3,0.2',
    'b,1,0,,,,',
    '',
  ]);
  expect(tableLines({ columns, rows })).toEqual(['  SHOWN', '    20%', '      -']);
});

test('a first column takes what the others leave; a longer name stands above its numbers, or goes on below', () => {
  const columns = [
    { title: 'WHO', show: ({ name }: { name: string }) => name, least: 12 },
    figure<{ name: string; share: number }>('share', 'share', ({ share }) => share, String, { width: 8 }),
  ];
  const rows = [{ name: 'A name of some length', share: 0.25 }];
  expect(tableLines({ columns, rows }, { width: 24, wrapped: 'above' })).toEqual([
    'WHO                share',
    'A name of some',
    'length              0.25',
  ]);
  expect(tableLines({ columns, rows }, { width: 24, wrapped: 'below' }).slice(1)).toEqual([
    'A name of some      0.25',
    'length',
  ]);
  const long = [{ ...columns[0], title: 'A title of some length' }, columns[1]];
  expect(tableLines({ columns: long, rows: [] }, { width: 24 })).toEqual([
    'A title of some length',
    '                   share',
  ]);
});
