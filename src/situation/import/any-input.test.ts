import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { atScale } from '../../testing/scale.ts';
import { readSituation } from '../read.ts';
import { writeSituation } from '../write.ts';
import { importFile } from './index.ts';

/** Signs and words that readers of tables, XML and YAML stumble over. */
const HOSTILE = [
  ...[
    '"',
    "'",
    ',',
    ';',
    '\t',
    '|',
    '\n',
    '\r',
    '\0',
    '\ufeff',
    '\u00a0',
    '<',
    '>',
    '&',
    '&amp;',
    '<!DOCTYPE x>',
    ']]>',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    ': ',
    '#',
    '%',
    '-',
    '..',
    '±',
    '1e13',
    '-1',
    '1e309',
    'NaN',
    '0',
    '0,5',
    '1,500',
    '70%',
    '60-80',
  ],
  ...[
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'and',
    'Actor',
    'Issue',
    '#D',
    '#M',
    '#/',
    'sep=;\n',
    'n'.repeat(600),
    '',
  ],
];

interface Edit {
  at: number;
  cut: number;
  put: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 40 }), fc.constant(1e6)),
  put: fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 4 })),
});

const edited = (text: string, edits: Edit[]): string =>
  edits.reduce((now, { at, cut, put }) => {
    const start = Math.floor(at * now.length);
    return now.slice(0, start) + put + now.slice(start + cut);
  }, text);

/** Whatever a file holds: it is read or refused, and what is read passes `check`. */
async function isReadOrRefused(bytes: Uint8Array): Promise<void> {
  const { situation, faults } = await importFile(bytes, 'f');
  expect(situation !== undefined).toBe(faults.every(({ severity }) => severity === 'warning'));
  if (situation) expect(readSituation(writeSituation(situation)).faults).toEqual([]);
}

const peer = (name: string) => readFileSync(`test-data/peers/${name}`, 'utf8').replaceAll('\r', '');
const lines = (text: string, count: number) => text.split('\n').slice(0, count).join('\n');
const FLAT = 'Actor,Capability,Position,Salience\nA,50 ± 5,10,0.5\n"B, C",30,60-80,70%\nD,1;2;3,40..60..90,0.7\n';

describe('a file with any fault at all is read or refused', () => {
  test.each([
    ['Decide', `#/ remark\n#O\tTalks\n${lines(peer('sample_data.txt'), 14)}\n'#D'\t'PvdA'\t'tol-hoogte'\t2\t0.5\t1`],
    ['a table of actors', FLAT],
    [
      'the same by semicolons, with several issues',
      FLAT.replaceAll(';', '-').replaceAll(',', ';').replace('Salience', 'Salience;Issue'),
    ],
    ["KTAB's CSV", peer('dummyData_3Dim.csv')],
    ["KTAB's XML", peer('smpExample.xml')],
  ])('%s', async (_, sample) => {
    const encoder = new TextEncoder();
    expect((await importFile(encoder.encode(sample), 'f')).situation).toBeDefined();
    const property = fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) =>
      isReadOrRefused(encoder.encode(edited(sample, edits))),
    );
    await fc.assert(property, { numRuns: atScale(150, 5000) });
  });

  test('a workbook', async () => {
    expect((await importFile(zipped(WORKBOOK), 'f')).situation).toBeDefined();
    const property = fc.asyncProperty(
      fc.constantFrom(...Object.keys(WORKBOOK)),
      fc.array(edit, { minLength: 1, maxLength: 4 }),
      (part, edits) => isReadOrRefused(zipped({ ...WORKBOOK, [part]: edited(WORKBOOK[part], edits) })),
    );
    await fc.assert(property, { numRuns: atScale(150, 5000) });
  });

  test('any bytes', async () => {
    const start = fc.constantFrom(
      '',
      'PK\u0003\u0004',
      '#A\t',
      '<Scenario>',
      'a,b,1,1\n',
      'Actor,Capability\n',
      '\xff\xfe',
    );
    const property = fc.asyncProperty(start, fc.uint8Array({ maxLength: 200 }), (first, bytes) =>
      isReadOrRefused(Buffer.concat([Buffer.from(first, 'latin1'), bytes])),
    );
    await fc.assert(property, { numRuns: atScale(150, 5000) });
  });

  test('a situation file', () => {
    const sample = lines(readFileSync('examples/paris-2015/situation.yaml', 'utf8'), 60);
    const property = fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const { situation, faults } = readSituation(edited(sample, edits));
      expect(situation === undefined).toBe(faults.length > 0);
      if (situation) expect(readSituation(writeSituation(situation)).faults).toEqual([]);
    });
    fc.assert(property, { numRuns: atScale(150, 5000) });
  });
});

const zipped = (parts: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, new TextEncoder().encode(text)])), {
    level: 0,
  });

const sheet = (...rows: (string | number)[][]): string => {
  const cell = (value: string | number, column: number, row: number) => {
    const address = `${String.fromCharCode(65 + column)}${row + 1}`;
    if (typeof value === 'number') return `<c r="${address}" s="1"><v>${value}</v></c>`;
    return `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
  };
  const body = rows.map((row, r) => `<row r="${r + 1}">${row.map((value, c) => cell(value, c, r)).join('')}</row>`);
  return `<worksheet><dimension ref="A1:D3"/><sheetData>${body.join('')}</sheetData></worksheet>`;
};

const WORKBOOK: Record<string, string> = {
  '_rels/.rels':
    '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml':
    '<workbook><sheets><sheet name="actors" r:id="r1"/><sheet name="issues" r:id="r2"/><sheet name="stances" r:id="r3"/></sheets></workbook>'.replace(
      '<workbook>',
      '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
    ),
  'xl/_rels/workbook.xml.rels': `<Relationships>${[1, 2, 3].map((n) => `<Relationship Id="r${n}" Type="x/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}</Relationships>`,
  'xl/styles.xml':
    '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/></cellXfs></styleSheet>',
  'xl/worksheets/sheet1.xml': sheet(['actor', 'capability'], ['A', 50], ['B', '30 ± 5']),
  'xl/worksheets/sheet2.xml': sheet(['issue', 'low', 'high', 'labels'], ['fee', 0, 100, '0: none; 100: all']),
  'xl/worksheets/sheet3.xml': sheet(
    ['actor', 'issue', 'position', 'salience'],
    ['A', 'fee', 10, 1],
    ['B', 'fee', '60-80', 0.5],
  ),
};
