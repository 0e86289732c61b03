import { gzipSync } from 'fflate';
import { expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { formatFault } from '../../fault.ts';
import { writeHypotheses } from '../../write.ts';
import { readHypotheses } from '../read.ts';
import { importHypotheses } from './index.ts';

const utf16 = (text: string) => {
  const bytes = new Uint8Array(2 + 2 * text.length);
  bytes.set([0xff, 0xfe]);
  for (let i = 0; i < text.length; i++) {
    bytes[2 + 2 * i] = text.charCodeAt(i) & 255;
    bytes[3 + 2 * i] = text.charCodeAt(i) >> 8;
  }
  return bytes;
};
const evidence = (name: string, values: string, rest = '') =>
  `<EVIDENCE><NAME>${name}</NAME>${rest}<VALUES>${values}</VALUES></EVIDENCE>`;
const project = (items: string, before = '') =>
  `<?xml version="1.0" encoding="UTF-16"?>${before}<PROJECT><PROJECT-TITLE>Iraq, 1993</PROJECT-TITLE><MATRIX>` +
  `<HYPOTHESIS><NAME>No retaliation</NAME></HYPOTHESIS><HYPOTHESIS><NAME>Terrorist act</NAME></HYPOTHESIS>${items}</MATRIX></PROJECT>`;
const achz = (text: string) => gzipSync(utf16(text), { mtime: 0 });
const says = (bytes: Uint8Array, file = 'p.achz') => importHypotheses(bytes, file).faults.map(formatFault);
const csv = (text: string) => importHypotheses(new TextEncoder().encode(text), 'm.csv');

test("a project of PARC's ACH: hypotheses, items with date, notes and link, marks with spaces", () => {
  const facts =
    '<NOTES>Seen &amp; heard</NOTES><LINK>http://x</LINK><TYPE>Report</TYPE><DATE>741484800000</DATE><CODE>B</CODE><FLAG>false</FLAG><CREDIBILITY>LOW</CREDIBILITY>';
  const { content, faults } = importHypotheses(
    achz(project(`${evidence('Saddam’s statement', ' CC  II ', facts)}${evidence('Silence', 'NA N')}`)),
    'p.achz',
  );
  expect(faults.map(formatFault)).toEqual([
    'p.achz: warning: low credibility of `Saddam’s statement` is kept in the notes alone: give such an item a `rating`, such as D3',
  ]);
  expect(content).toEqual({
    title: 'Iraq, 1993',
    hypotheses: {
      explanations: { No_retaliation: { name: 'No retaliation' }, Terrorist_act: { name: 'Terrorist act' } },
      evidence: {
        Saddam_s_statement: {
          name: 'Saddam’s statement',
          date: '1993-07-01',
          link: 'http://x',
          note: 'Seen & heard\nType: Report\nCode: B\nCredibility: LOW',
          likelihood: { No_retaliation: 'CC', Terrorist_act: 'II' },
        },
        Silence: { likelihood: { No_retaliation: 'n/a', Terrorist_act: 'N' } },
      },
    },
  });
  const text = writeHypotheses(content as NonNullable<typeof content>);
  expect(readHypotheses(text).content).toEqual(content);
});

test('two items with one name are both kept, and said', () => {
  const { content, faults } = importHypotheses(achz(project(evidence('X', 'C I') + evidence('X', 'I C'))), 'p.achz');
  expect(faults.map(({ message }) => message)).toEqual(['two items have the name `X`: both are kept']);
  expect(Object.keys(content?.hypotheses.evidence ?? {})).toEqual(['X', 'X_2']);
});

test('a project that is cut off at any byte is a fault, never half a matrix', () => {
  const whole = achz(project(evidence('X', 'C I')));
  expect(says(whole)).toEqual([]);
  for (let length = 2; length < whole.length; length++) {
    const read = importHypotheses(whole.slice(0, length), 'p.achz');
    expect(read.content).toBeUndefined();
    expect(read.faults[0].message).toMatch(/cut off|no text/);
  }
});

test('a project that unpacks to gigabytes is refused before it is unpacked', () => {
  const bomb = gzipSync(new Uint8Array(40_000_000));
  expect(bomb.length).toBeLessThan(100_000);
  expect(says(bomb)).toEqual(['p.achz: unpacks to more than 30000000 bytes, expected a smaller project']);
});

test('entities that grow are refused with the document type that defines them', () => {
  const lol = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>';
  const [first] = says(achz(project(evidence('&b;', 'C I'), lol)));
  expect(first).toMatch(/^p\.achz:1:\d+: a document type is not read, expected plain XML$/);
});

test('an item with too few values, and a mark that nobody knows, are faults with their place', () => {
  expect(says(achz(project(evidence('X', 'C'))))[0]).toMatch(/`X` has 1 value, expected 2, one for each hypothesis/);
  expect(says(achz(project(evidence('X', 'C QQ'))))[0]).toMatch(/^p\.achz:1:\d+: unknown word `QQ`/);
});

test('a wide matrix has items in rows or in columns', () => {
  const rows = csv('Evidence;Date;War;Peace\nTroops move;2021-03-01;0,7;20%\nTalks;;I;0.2..0.4..0.6\n');
  expect(rows.faults).toEqual([]);
  expect(rows.content?.hypotheses).toEqual({
    explanations: { War: {}, Peace: {} },
    evidence: {
      Troops_move: { name: 'Troops move', date: '2021-03-01', likelihood: { War: 0.7, Peace: 0.2 } },
      Talks: { likelihood: { War: 'I', Peace: { low: 0.2, mode: 0.4, high: 0.6 } } },
    },
  });
  const columns = csv('Hypothesis,Troops move,Talks\nWar,0.7,I\nPeace,0.2,\n');
  expect(columns.content?.hypotheses.evidence).toEqual({
    Troops_move: { name: 'Troops move', likelihood: { War: 0.7, Peace: 0.2 } },
    Talks: { likelihood: { War: 'I', Peace: 'n/a' } },
  });
});

test('a long table keeps analysts apart; a cell that is there twice is a fault', () => {
  const long = csv('item,explanation,analyst,likelihood\nx,a,ann,0.3\nx,a,bob,likely\nx,b,,0.5\n');
  expect(long.content?.hypotheses.evidence).toEqual({
    x: { likelihood: { a: { by: { ann: 0.3, bob: 'likely' } }, b: 0.5 } },
  });
  const twice = csv('item,explanation,likelihood\nx,a,0.3\nx,a,0.4\nx,b,1.4\n');
  expect(twice.content).toBeUndefined();
  expect(twice.faults.map(formatFault)).toEqual([
    'm.csv:3:5: the cell of `x` and `a` is there twice',
    'm.csv:4:5: found `1.4`, expected a probability from 0 to 1',
  ]);
});

test('a matrix in a workbook', async () => {
  const sheet = [
    ['Evidence', 'War', 'Peace'],
    ['Talks', 0.2, 'likely'],
  ].map((row) => row.map((value) => ({ value })));
  const bytes = await writeXlsxFile([{ data: sheet, sheet: 'matrix' }]).toBuffer();
  expect(importHypotheses(new Uint8Array(bytes), 'm.xlsx').content?.hypotheses.evidence).toEqual({
    Talks: { likelihood: { War: 0.2, Peace: 'likely' } },
  });
});

test('what is no matrix says what is expected', () => {
  expect(says(new TextEncoder().encode('a,b\n1,2\n'), 'm.csv')).toEqual([
    'm.csv:1:1: no matrix found, expected a heading that begins with evidence or hypothesis',
  ]);
  expect(says(gzipSync(new Uint8Array([1, 2, 3])))).toEqual([
    'p.achz: packed by gzip, but its contents are not a text: not a project of ACH',
  ]);
});

test('priors stand in a row or a column of their own; where they leave none of these nothing, it is switched off', () => {
  const read = (text: string) => importHypotheses(new TextEncoder().encode(text), 'm.csv').content?.hypotheses;
  for (const text of [
    'evidence,A,B\nprior,0.2,70%\ne,0.3,0.4\n',
    'hypothesis,prior,e\nA,0.2,0.3\nB,70%,0.4\n',
    'item,explanation,likelihood,prior\ne,A,0.3,0.2\ne,B,0.4,70%\n',
  ]) {
    const found = read(text);
    expect(found?.explanations).toEqual({ A: { prior: 0.2 }, B: { prior: 0.7 } });
    expect(found?.evidence).toEqual({ e: { likelihood: { A: 0.3, B: 0.4 } } });
    expect(found?.none).toBeUndefined();
  }
  expect(read('hypothesis,prior,e\nA,0.2,0.3\nB,0.8,0.4\n')?.none).toBe(false);
  expect(read('hypothesis,prior,e\nA,0.2,0.3\nnone,0.1,0.5\n')?.none).toEqual({ prior: 0.1 });
});
