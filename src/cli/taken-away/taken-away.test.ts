import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, test } from 'vitest';
import { readWorkbook } from '../../situation/import/xlsx/read-workbook.ts';
import { runCommand } from '../../testing/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'tightrope-report-'));
const path = (name: string) => join(folder, name);
/** A situation with names that a spreadsheet, XML or a terminal could take for something else. */
const HOSTILE = `title: "Fees <b>&amp; 'more'"
actors:
  a: { name: "=1+1", capability: { low: 1, mode: 2, high: 4 } }
  b: { name: "-2 & <i>b</i>", capability: { low: 1, mode: 3, high: 4 } }
  c: { name: "@home \\u202e", capability: 2 }
  d: { name: "لجنة", capability: 2 }
issues:
  fee:
    name: "+ Fee"
    scale: { 0: "<none>", 40: some, 100: all }
    statusQuo: 10
    stances:
      a: { position: { low: 10, mode: 20, high: 60 }, salience: 0.5, because: "It said so." }
      b: { position: 80, salience: { low: 0.2, mode: 0.6, high: 0.9 } }
      c: { position: 40, salience: 0.4 }
      d: { position: 55, salience: 0.4, veto: true }
outcomes:
  high: { when: fee >= 45, claim: "=HYPERLINK(\\"x\\")", by: 2027-01-01 }
`;
const isWellFormed = (xml: string) => new SaxesParser({ xmlns: true }).write(xml).close();

beforeAll(async () => {
  writeFileSync(path('fees.yaml'), HOSTILE);
  const report = ['report', path('fees.yaml'), '--quick', '--samples', '128', '-o'];
  for (const name of ['r.docx', 'r.xlsx']) {
    const charts = name === 'r.docx' ? ['--charts', path('charts')] : [];
    const { status, stderr } = await runCommand([...report, path(name), ...charts]);
    expect([status, stderr]).toEqual([0, expect.stringContaining(`Wrote ${path(name)}`)]);
  }
});

describe('a report for a word processor', () => {
  const files = () => unzipSync(readFileSync(path('r.docx')));
  const text = (name: string) => strFromU8(files()[name]);

  test('is well-formed, with headings, contents, tables, pictures and page numbers', () => {
    for (const [name, bytes] of Object.entries(files())) if (/\.(xml|rels)$/.test(name)) isWellFormed(strFromU8(bytes));
    const document = text('word/document.xml');
    expect(document.match(/w:pStyle w:val="Heading1"/g)?.length).toBeGreaterThanOrEqual(5);
    const anchors = [...document.matchAll(/<w:hyperlink[^>]*w:anchor="(\w+)"/g)].map(([, name]) => name);
    expect(anchors.length).toBeGreaterThanOrEqual(5);
    for (const name of anchors) expect(document).toContain(`w:name="${name}"`);
    expect(document).toContain('PAGEREF section_ask');
    expect(document.match(/<w:tbl>/g)?.length).toBeGreaterThan(3);
    const pictures = Object.entries(files()).filter(([name]) => /^word\/media\/.+/.test(name));
    expect(pictures.length).toBeGreaterThan(3);
    for (const [, bytes] of pictures) expect([...bytes.slice(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    const [footer] = Object.keys(files()).filter((name) => /footer\d*\.xml$/.test(name));
    expect(text(footer)).toMatch(/PAGE[\s\S]*NUMPAGES/);
  });

  test('has names as they are, pictures described, and words from right to left as such', () => {
    const document = text('word/document.xml');
    expect(document).toContain('=1+1');
    expect(document).toContain('-2 &amp; &lt;i&gt;b&lt;/i&gt;');
    expect(document).not.toMatch(/[\u202a-\u202e]/);
    expect(document).toMatch(/descr="[^"]*the middle is/);
    expect(document).toContain('<w:rtl/>');
  });
});

describe('a workbook of every table', () => {
  test('has a sheet each, numbers as numbers, and no formula', () => {
    const files = unzipSync(readFileSync(path('r.xlsx')));
    for (const [name, bytes] of Object.entries(files)) {
      if (!name.endsWith('.xml')) continue;
      isWellFormed(strFromU8(bytes));
      expect(strFromU8(bytes)).not.toMatch(/<f[ >]/);
    }
    const sheets = readWorkbook(readFileSync(path('r.xlsx')));
    const names = sheets.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['outcomes', 'issues', 'models', 'actors', 'inputs']));
    const cells = JSON.stringify(sheets);
    for (const name of ['=1+1', '-2 & <i>b</i>', '+ Fee', '@home']) expect(cells).toContain(name);
    const [workbook] = Object.entries(files).filter(([name]) => /sheets\/sheet1\.xml$/.test(name));
    expect(strFromU8(workbook[1])).toMatch(/<c [^>]*><v>0\.\d+<\/v>/);
  });
});

describe('charts by themselves', () => {
  test('are SVG that needs nothing of a page, and PNG', () => {
    const names = readdirSync(path('charts')).sort();
    expect(names).toEqual(expect.arrayContaining(['ask.png', 'ask.svg', 'settle.png', 'settle.svg', 'stand.svg']));
    for (const name of names) {
      const bytes = readFileSync(join(path('charts'), name));
      if (name.endsWith('.png')) expect([...bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
      else {
        const svg = bytes.toString();
        isWellFormed(svg);
        expect(svg).not.toMatch(/var\(|light-dark|="[\d.]+%"|NaN|undefined/);
        expect(svg).toMatch(/ role="img" aria-label="[^"]+"/);
      }
    }
    const settle = readFileSync(join(path('charts'), 'settle.svg'), 'utf8');
    expect(settle).toContain('+ Fee');
    expect(settle).toContain('&lt;none&gt;');
  });
});

test.each([
  ['report.pdf', 'a report is written as .html, .docx or .xlsx'],
  ['report.csv', '`forecast --csv` and `why --csv` print tables'],
  ['chart.png', '--charts writes each chart'],
])('-o %s is refused before anything is drawn, with what there is', async (name, words) => {
  const { status, stderr } = await runCommand(['report', path('fees.yaml'), '-o', path(name)]);
  expect([status, stderr]).toEqual([2, expect.stringContaining(words)]);
});

const office = spawnSync('soffice', ['--version']).status === 0;
if (!office) console.log('skipped: LibreOffice is not installed, so reports are not opened in it');

test.skipIf(!office)('LibreOffice opens both, and sees what is in them', { tags: 'whole' }, () => {
  const convert = (name: string, form: string) =>
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${path('office')}`,
        '--headless',
        '--convert-to',
        form,
        '--outdir',
        path('seen'),
        path(name),
      ],
      { timeout: 120_000, stdio: 'pipe' },
    );
  convert('r.docx', 'pdf');
  expect(readFileSync(path('seen/r.pdf')).length).toBeGreaterThan(20_000);
  convert('r.docx', 'txt:Text');
  const text = readFileSync(path('seen/r.txt'), 'utf8');
  expect(text).toMatch(/Contents\s+1 {2}Who stands where\s+\d+\s/);
  expect(text).toContain('=1+1');
  convert('r.xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1');
  const csv = readdirSync(path('seen')).filter((name) => name.endsWith('.csv'));
  expect(csv).toEqual(expect.arrayContaining(['r-outcomes.csv', 'r-actors.csv']));
  expect(readFileSync(path('seen/r-actors.csv'), 'utf8')).toContain('=1+1');
});
