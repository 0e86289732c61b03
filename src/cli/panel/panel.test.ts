import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { readWorkbook } from '../../situation/import/xlsx/read-workbook.ts';
import { parseSituation } from '../../situation/read.ts';
import { runCommand } from '../../testing/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'tightrope-panel-'));
const path = (name: string) => join(folder, name);
writeFileSync(
  path('fees.yaml'),
  `title: Fees
actors: # a comment that stays
  a: { name: The buyer, capability: 77 }
  b: { capability: 3 }
issues:
  fee:
    name: The fee
    statusQuo: 10
    stances:
      a: { position: 20, salience: 0.5, because: It said so }
      b: { position: 80, salience: 0.6 }
outcomes:
  high: { when: fee >= 50, claim: The fee is high }
`,
);
const A = 'issues.fee.stances.a.position';
const B = 'issues.fee.stances.b.position';

/** A workbook as an expert sends it back. */
async function answered(name: string, rows: unknown[][], sheet = 'answers') {
  const data = [['question', 'scale', 'answer', 'why', 'source', 'id'], ...rows].map((row) =>
    row.map((value) => (value === '' ? null : { value, type: typeof value === 'number' ? Number : String })),
  );
  const file = writeXlsxFile([{ sheet, data }] as never) as unknown as { toBuffer(): Promise<Buffer> };
  writeFileSync(path(name), await file.toBuffer());
  return path(name);
}
const merge = (workbooks: string[], ...flags: string[]) =>
  runCommand(['panel', 'merge', path('fees.yaml'), ...workbooks, '--samples', '256', ...flags]);

test('a questionnaire asks every judgement in words, and says nobody’s answer', async () => {
  expect(await runCommand(['panel', 'ask', path('fees.yaml'), '-o', path('q.xlsx')])).toMatchObject({
    status: 0,
    stderr: expect.stringContaining('7 questions'),
  });
  const [, { name, rows }] = readWorkbook(readFileSync(path('q.xlsx')));
  expect(name).toBe('answers');
  expect(rows.map(({ cells }) => cells[5])).toEqual([
    'id',
    'actors.a.capability',
    'actors.b.capability',
    'issues.fee.statusQuo',
    A,
    'issues.fee.stances.a.salience',
    B,
    'issues.fee.stances.b.salience',
  ]);
  expect(rows[4].cells[0]).toBe('The position of the buyer on the fee');
  for (const { cells } of rows.slice(1)) expect(cells[2]).toBeUndefined();
  expect(JSON.stringify(rows)).not.toMatch(/77|It said so/);
  expect((await runCommand(['panel', 'ask', path('fees.yaml'), '-o', path('q.xlsx')])).stderr).toContain(
    'already exists',
  );
});

test('all values go into the file, which else stays as it is; disagreement is told by judgement and by what it moves', async () => {
  const anna = await answered('anna.xlsx', [
    ['', '', 10, 'Read it', 'Minutes', A],
    ['', '', 75, '', '', B],
    ['', '', '40%', '', '', 'issues.fee.stances.b.salience'],
    ['', '', '', '', '', 'actors.a.capability'],
  ]);
  const ben = await answered('ben.xlsx', [
    ['', '', 70, '', '', A],
    ['', '', 75, '', '', B],
    ['', '', 50, '', '', 'actors.a.capability'],
  ]);
  const { status, stdout } = await merge([anna, ben], '-o', path('merged.yaml'));
  expect(status).toBe(0);
  const text = readFileSync(path('merged.yaml'), 'utf8');
  expect(text).toContain('actors: # a comment that stays');
  const { actors, issues } = parseSituation(text);
  expect(actors.a.capability).toBe(50);
  expect(issues.fee.stances.a).toMatchObject({
    position: [10, 70],
    salience: 0.5,
    because: 'It said so; anna on position: Read it - Minutes',
  });
  expect(issues.fee.stances.b).toMatchObject({ position: [75, 75], salience: 0.4 });
  expect(stdout).toMatch(/^2 experts on 4 judgements, 2 of them by more than one\n/);
  expect(stdout).toMatch(/Agreement on position: alpha -?[\d.]+/);
  expect(stdout).toMatch(/WHERE THEY DISAGREE MOST\n {2}The position of the buyer on the fee: anna 10, ben 70/);
  expect(stdout).toMatch(
    /WHICH DISAGREEMENT MATTERS MOST\n {2}The fee is high \(\d+%\): The position of the buyer on the fee/,
  );
  const asJson = JSON.parse((await merge([anna, ben], '-o', path('again.yaml'), '--json')).stdout);
  expect(asJson).toMatchObject({
    experts: ['anna', 'ben'],
    matters: [{ outcome: 'The fee is high', judged: { id: A } }],
  });
});

test('what is wrong in an answer is said with its cell, all at once, and nothing is written', async () => {
  const cleo = await answered('cleo.xlsx', [
    ['', '', 700, '', '', A],
    ['', '', '40..60..80', '', '', B],
    ['', '', 'high', '', '', 'actors.a.capability'],
    ['', '', 5, '', '', 'actors.z.capability'],
    ['', '', 0.5, '', '', ''],
  ]);
  const { status, stderr } = await merge([cleo], '-o', path('none.yaml'));
  expect(status).toBe(2);
  expect(stderr.split('\n').filter((line) => line !== '')).toEqual([
    expect.stringMatching(/answers!C2: 700 is outside 0 to 100: The position of the buyer on the fee$/),
    expect.stringMatching(/answers!C3: found `40\.\.60\.\.80`, expected one number/),
    expect.stringMatching(/answers!C4: found `high`, expected one number/),
    expect.stringMatching(
      /answers!C5: unknown question `actors\.z\.capability`, did you mean `actors\.[ab]\.capability`\?$/,
    ),
    expect.stringMatching(/answers!C6: an answer without the id of its question$/),
  ]);
  expect(() => readFileSync(path('none.yaml'))).toThrow();
});

test.each([
  [
    'no workbook',
    async () => {
      writeFileSync(path('text.xlsx'), 'no');
      return [path('text.xlsx')];
    },
    'text.xlsx',
  ],
  ['another workbook', async () => [await answered('other.xlsx', [], 'Sheet1')], 'no sheet `answers`'],
  ['no answers', async () => [await answered('empty.xlsx', [])], 'no answers'],
  [
    'the same expert twice',
    async () => [await answered('dora.xlsx', [['', '', 1, '', '', A]]), path('dora.xlsx')],
    '`dora` is there twice',
  ],
])('%s is said', async (_, workbooks, words) => {
  expect(await merge(await workbooks(), '-o', path('none.yaml'))).toMatchObject({
    status: 2,
    stderr: expect.stringContaining(words),
  });
});

const saved = (name: string, more: object = {}, answers: unknown[] = [{ id: A, value: 30 }]) => {
  const file = { kind: 'tightrope answers', format: 1, title: 'Fees', expert: name, answers, ...more };
  writeFileSync(path(`${name}.json`), JSON.stringify(file));
  return path(`${name}.json`);
};

test('a page asks the same as the workbook, and says nobody’s answer; it loads nothing', async () => {
  expect(await runCommand(['panel', 'ask', path('fees.yaml'), '-o', path('q.html')])).toMatchObject({
    status: 0,
    stderr: expect.stringContaining('7 questions'),
  });
  const page = readFileSync(path('q.html'), 'utf8');
  const ids = [...page.matchAll(/data-id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids).toHaveLength(7);
  expect(ids).toEqual(expect.arrayContaining([A, B, 'actors.a.capability', 'issues.fee.statusQuo']));
  expect(page).not.toMatch(/77|It said so|https?:/);
});

test('answers of the page are merged with those of workbooks, each by its own name', async () => {
  const files = [
    saved('Zoë', {}, [{ id: A, value: 10, why: 'a guess', source: '' }]),
    await answered('yann.xlsx', [['', '', 50, '', '', A]]),
  ];
  const { status, stdout } = await merge(files, '-o', path('page.yaml'), '--json');
  expect(status).toBe(0);
  expect(JSON.parse(stdout).experts).toEqual(['Zoë', 'yann']);
  expect(parseSituation(readFileSync(path('page.yaml'), 'utf8')).issues.fee.stances.a.position).toEqual([10, 50]);
  expect(readFileSync(path('page.yaml'), 'utf8')).toContain('Zoë on position: a guess');
});

test.each([
  ['a newer format', { format: 2 }, undefined, 'format: format 2 is newer than this Tightrope'],
  ['another file', { kind: 'x' }, undefined, 'kind: '],
  ['a name of two lines', { expert: 'a\u001b[31m\nb' }, undefined, 'expert: expected a name on one line'],
  ['no name', { expert: ' ' }, undefined, 'expert: '],
  ['an unknown question', {}, [{ id: 'actors.z.capability', value: 1 }], 'answers.0: unknown question'],
  ['what is no number', {}, [{ id: A, value: '1' }], 'answers.0.value: '],
  [
    'a number outside the scale',
    {},
    [{ id: 'issues.fee.stances.a.salience', value: 2 }],
    'answers.0: 2 is outside 0 to 1',
  ],
  [
    'one question twice',
    {},
    [
      { id: A, value: 1 },
      { id: A, value: 2 },
    ],
    `answers.1: a second answer to \`${A}\``,
  ],
  ['no answers', {}, [], 'no answers'],
])('a saved file with %s is refused with its place', async (_, more, answers, words) => {
  const { status, stderr } = await merge([saved('bad', more, answers)], '-o', path('none.yaml'));
  expect(status).toBe(2);
  expect(stderr).toContain(`bad.json: ${words}`);
  expect(stderr).not.toContain('\u001b');
});

describe('two coders with files of their own', () => {
  const csv = (name: string, ...rows: string[]) => {
    writeFileSync(path(name), `${rows.join('\n')}\n`);
    return path(name);
  };
  const wide = () =>
    csv(
      'uma.csv',
      'Actor,Capability,Toll position (0-100),Toll salience,Parking position (0-100),Parking salience',
      'City,60,70,0.8,40,0.3',
      'Shops,30,10,0.9,,',
      'Ministry,50,50,0.3,90,0.1',
    );
  const long = (ministry = 'Ministry') =>
    csv(
      'vic.csv',
      'Actor;Issue;Capability;Position (0-100);Salience;Because',
      'city;Toll;60;80;0,9;the mayor',
      'Shops;Toll;35;15;0,8;',
      'Shops;Parking;35;30;0,2;',
      `${ministry};Toll;50;90;0,5;`,
    );
  const mergeAll = (...args: string[]) => runCommand(['panel', 'merge', ...args, '--samples', '256']);

  test('tables of any two shapes: all values are kept, by the names of actors and issues', async () => {
    const { status, stdout, stderr } = await mergeAll(wide(), long(), '-o', path('tables.yaml'));
    expect(status).toBe(0);
    const { actors, issues } = parseSituation(readFileSync(path('tables.yaml'), 'utf8'));
    expect(Object.values(actors).map(({ capability }) => capability)).toEqual([
      [60, 60],
      [30, 35],
      [50, 50],
    ]);
    expect(issues.Toll).toMatchObject({
      scale: [0, 100],
      stances: {
        City: { position: [70, 80], salience: [0.8, 0.9], because: 'vic on position: the mayor' },
        Ministry: { position: [50, 90], salience: [0.3, 0.5] },
      },
    });
    expect(issues.Parking.stances).toMatchObject({ City: { position: 40 }, Shops: { position: 30, salience: 0.2 } });
    expect(stdout).toMatch(/^2 experts on 15 judgements, 9 of them by more than one\nAgreement on capability: alpha/);
    // Without outcomes, what moves where an issue settles.
    expect(stdout).toMatch(/WHICH DISAGREEMENT MATTERS MOST\n {2}Toll \(settles at [\d.]+ on average\): The position/);
    expect(stderr).toContain('Coders: uma, vic.');
  });

  test('scales that no table states go from the least to the greatest position of both', async () => {
    const bare = (name: string, position: number) =>
      csv(name, 'Actor,Capability,Position,Salience', `City,1,${position},0.5`, 'Shops,1,20,0.5');
    expect((await mergeAll(bare('wim.csv', 40), bare('xi.csv', 80), '-o', path('bare.yaml'))).status).toBe(0);
    expect(parseSituation(readFileSync(path('bare.yaml'), 'utf8')).issues.position.scale).toEqual([20, 80]);
  });

  test('situation files: comments of the first stay, reasons and sources are told with their coder', async () => {
    const fees = readFileSync(path('fees.yaml'), 'utf8');
    const [one, other] = [path('yve.yaml'), path('zed.yaml')];
    writeFileSync(one, fees);
    writeFileSync(
      other,
      fees.replace('position: 80,', 'position: 60, source: a letter,').replace('It said so', 'Its vote'),
    );
    const { status, stdout } = await mergeAll(one, other, '-o', path('coded.yaml'));
    expect(status).toBe(0);
    const text = readFileSync(path('coded.yaml'), 'utf8');
    expect(text).toContain('# a comment that stays');
    expect(parseSituation(text).issues.fee.stances).toMatchObject({
      a: { position: [20, 20], because: 'yve on position: It said so; zed on position: Its vote' },
      b: { position: [80, 60], because: 'zed on position: a letter' },
    });
    expect(stdout).toContain('The position of b on the fee: yve 80, zed 60');
    const withBase = await mergeAll(one, other, '--base', path('fees.yaml'), '-o', path('based.yaml'));
    expect(withBase).toMatchObject({ status: 0, stdout: expect.stringMatching(/^2 experts on 7/) });
    expect(withBase.stderr).not.toContain('--base');
    const mixed = await merge([one, await answered('ann.xlsx', [['', '', 10, '', '', A]])], '-o', path('mixed.yaml'));
    expect(mixed).toMatchObject({ status: 0, stdout: expect.stringMatching(/^2 experts on 7 judgements, 1 of them/) });
  });

  test.each([
    [
      'a slip in a name',
      () => [wide(), long('Minstry')],
      'actor `Minstry` is in no other file, did you mean `Ministry`?',
    ],
    [
      'different scales',
      () => [wide(), csv('yan.csv', 'Actor,Issue,Capability,Position (0-10),Salience', 'City,Toll,60,8,0.9')],
      'the scale of `Toll` goes from 0 to 10, and in another file from 0 to 100, expected the same in all',
    ],
    [
      'an actor that was not asked about',
      () => [wide(), long(), '--base', path('fees.yaml')],
      'unknown actor `City`, expected one of `The buyer`, `b`',
    ],
    [
      'a table with a fault',
      () => [wide(), csv('zoe.csv', 'Actor,Capability,Position,Salience', 'City,x,8,0.9')],
      'zoe.csv:2:6: capability',
    ],
    ['two files of one name', () => [wide(), wide()], '`uma` is there twice'],
  ])('%s is refused, and nothing is written', async (_, files, words) => {
    const { status, stderr } = await mergeAll(...files(), '-o', path('none.yaml'));
    expect(status).toBe(2);
    expect(stderr).toContain(words);
    expect(() => readFileSync(path('none.yaml'))).toThrow();
  });

  test('of one expert alone nothing is said of agreement', async () => {
    const { stdout } = await merge([await answered('solo.xlsx', [['', '', 10, '', '', A]])], '-o', path('solo.yaml'));
    expect(stdout).toBe('1 expert on 1 judgement\nMerged; agreement needs a second one.\n');
  });
});
