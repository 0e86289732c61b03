import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { formatFault } from '../fault.ts';
import { readSituation } from '../read.ts';
import { writeSituation } from '../write.ts';
import { importFile } from './index.ts';

const sample = (name: string) => readFileSync(`test-data/peers/${name}`);
const imported = async (contents: string | Uint8Array, name = 'f', options = {}) => {
  const bytes = typeof contents === 'string' ? new TextEncoder().encode(contents) : contents;
  const { situation, faults } = await importFile(bytes, name, options);
  return { situation, faults: faults.map(formatFault) };
};

describe('every sample of the peers', () => {
  test.each([
    ['cop21.csv', 15, 13, 181],
    ['sample_data.txt', 10, 6, 60],
    ['ec-emissions-1985.csv', 10, 1, 10],
    ['dummyData_3Dim.csv', 7, 3, 21],
    ['dummyData_3Dim.xml', 7, 3, 21],
    ['dummyData-a160.csv', 160, 1, 160],
    ['smpExample.xml', 5, 3, 14],
  ])(
    '%s: %d actors, %d issues, %d stances, and survives being written and read',
    async (name, actors, issues, stances) => {
      const { situation } = await imported(sample(name), name);
      expect(Object.keys(situation?.actors ?? {})).toHaveLength(actors);
      expect(Object.keys(situation?.issues ?? {})).toHaveLength(issues);
      const counts = Object.values(situation?.issues ?? {}).map((issue) => Object.keys(issue.stances).length);
      expect(counts.reduce((sum, n) => sum + n, 0)).toBe(stances);
      if (situation) expect(readSituation(writeSituation(situation))).toEqual({ situation, faults: [] });
    },
  );

  test("KTAB's CSV and XML of one scenario give the same situation", async () => {
    const csv = await imported(sample('dummyData_3Dim.csv'));
    const xml = await imported(sample('dummyData_3Dim.xml'));
    expect(csv.situation).toBeDefined();
    expect(xml.situation).toEqual(csv.situation);
  });

  test('what is left out is said, with its place', async () => {
    const { faults } = await imported(sample('smpExample.xml'), 'smpExample.xml');
    expect(faults).toContain(
      'smpExample.xml:32:17: warning: `Alice` has no position on `FirstDim`: it is left out there',
    );
    expect(faults).toContain(
      'smpExample.xml:5:13: warning: <prngSeed> is not used: random numbers are not those of KTAB',
    );
    expect(faults).toHaveLength(2);
  });
});

describe("KTAB's options", () => {
  test('become settings of the spatial model, with the accommodation of ideal points', async () => {
    const { situation } = await imported(sample('smpExample.xml'));
    expect(situation?.models).toEqual({
      spatial: {
        VictoryProbModel: 'Linear',
        PCEModel: 'MarkovIncentive',
        StateTransitions: 'Stochastic',
        VotingRule: 'PropCbc',
        BigRAdjust: 'OneThird',
        BigRRange: 'Mid',
        ThirdPartyCommit: 'SemiCommit',
        InterVecBrgn: 'S2P2',
        BargnModel: 'InitOnlyInterp',
        IdealAdjustment: {
          Alice: { Alice: 0.87 },
          Bob: { Bob: 0.75, Alice: 0.07 },
          Carol: { Carol: 0.65, David: 0.13 },
          David: { David: 0.57 },
        },
      },
    });
  });

  const example = sample('smpExample.xml').toString();
  test.each([
    [
      'an unknown value',
      '<VotingRule>PropCbc<',
      '<VotingRule>PropCubic<',
      'f:12:17: unknown VotingRule `PropCubic`, did you mean `PropCbc`?',
    ],
    [
      'an unknown option',
      '<BigRRange>Mid</BigRRange>',
      '<BigRange>Mid</BigRange>',
      'f:14:15: unknown option `BigRange`, did you mean `BigRRange`?',
    ],
    [
      'an option twice',
      '<BigRRange>Mid</BigRRange>',
      '<BigRRange>Mid</BigRRange><BigRRange>Max</BigRRange>',
      'option `BigRRange` is there twice',
    ],
    [
      'an unknown actor in a pair',
      '<referencePos>David<',
      '<referencePos>Davd<',
      'unknown actor in <referencePos> `Davd`, did you mean `David`?',
    ],
    [
      'a share above 1',
      '<adjust>0.87<',
      '<adjust>8.7<',
      'f:114:15: adjust: found `8.7`, expected a number from 0 to 1',
    ],
    [
      'a pair twice',
      '<adjustingIdeal>Bob</adjustingIdeal>\n      <referencePos>Alice<',
      '<adjustingIdeal>Bob</adjustingIdeal>\n      <referencePos>Bob<',
      'the pair of `Bob` and `Bob` is there twice',
    ],
    [
      'shares of more than the whole',
      '<adjust>0.13<',
      '<adjust>0.53<',
      'the ideal point of `Carol` is 1.18 in all, expected at most 1',
    ],
  ])('%s is a fault with its place', async (_, right, wrong, message) => {
    const text = example.replaceAll('\r', '').replace(right, wrong);
    expect(text).not.toBe(example.replaceAll('\r', ''));
    const { situation, faults } = await imported(text);
    expect(situation).toBeUndefined();
    expect(faults.join('\n')).toContain(message);
  });

  test('saliences of more than 100 are a warning with its place', async () => {
    const csv = await imported('S,d,1,2,\nActor,D,Power,X,XS,Y,YS\na, d, 1, 5, 60, 7, 50\n');
    const message = 'the saliences of `a` add up to 110, expected at most 100';
    expect(csv.situation).toBeDefined();
    expect(csv.faults.join()).toContain(`f:3:12: warning: ${message}`);
    const xml = await imported(example.replace('<dSal>25.2<', '<dSal>95.2<'));
    expect(xml.faults.join()).toContain('warning: the saliences of `Bob` add up to 156.2, expected at most 100');
  });
});

describe('malformed rows are faults with their line', () => {
  const decide = `'#A'\t'a'\t'a'\t''\n'#P'\t'p'\t'p'\t''\n'#M'\t'p'\t0\n'#M'\t'p'\t100\n`;
  test.each([
    [
      'a word for a number',
      `${decide}'#D'\t'a'\t'p'\tx\t0.5\t1\n`,
      'f:5:14: position: found `x`, expected a number, 60-80, 40..60..90, 50 ± 10 or a list 20; 30; 35',
    ],
    [
      'a column too few',
      `${decide}'#D'\t'a'\t'p'\t5\t0.5\n`,
      'f:5:1: 5 columns, expected #D, actor, issue, position, salience, power',
    ],
    ['an unknown actor', `${decide}'#D'\t'b'\t'p'\t5\t0.5\t1\n`, 'f:5:6: unknown actor `b`, expected one of `a`'],
    ['a position off the scale', `${decide}'#D'\t'a'\t'p'\t500\t0.5\t1\n`, 'f:5:6: position 500 is outside 0-100'],
    ['a salience above 1', `${decide}'#D'\t'a'\t'p'\t5\t5\t1\n`, 'f:5:16: salience 5 is outside 0-1'],
    [
      'a row twice',
      `${decide}${`'#D'\t'a'\t'p'\t5\t0.5\t1\n`.repeat(2)}`,
      'f:6:6: the stance of `a` on `p` is there twice',
    ],
    ['an unknown kind of row', `${decide}'#X'\t'a'\n`, 'f:5:1: found `#X`, expected one of #A #P #M #D #O #/'],
    ['a KTAB row too short', 'S,d,1,1,\nActor,D,Power,X,XS,\na, d, 1, 5,\n', 'f:3:1: 4 columns, expected 5'],
    [
      'too few KTAB actors',
      'S,d,2,1,\nActor,D,Power,X,XS,\na, d, 1, 5, 5,\n',
      'f:1:5: the first row promises 2 actors, found 1',
    ],
    ['a missing column', 'Actor,Capability,Position\na,1,2\n', 'f:1:1: column `salience` is missing'],
    ['saliences on 0-100', 'Actor,Capability,Position,Salience\na,1,2,80\n', 'f:2:7: salience 80 is outside 0-1'],
    ['broken XML', '<Scenario><name>x</name>', 'f:1:25: not XML: unclosed tag: Scenario'],
    ['a document type', '<!DOCTYPE x [<!ENTITY y "z">]><Scenario/>', 'a document type is not read'],
    ['stances of nobody', 'S,d,1,1,\nActor,D,Power,X,XS,\na, d, 1, , ,\n', 'f: nobody takes a stance on anything'],
    ['a format of nobody', 'hello\nworld\n', 'f:1:1: the format is not known'],
    ['nothing', '', 'f:1:1: the format is not known'],
  ])('%s', async (_, text, message) => {
    const { situation, faults } = await imported(text);
    expect(situation).toBeUndefined();
    expect(faults.join('\n')).toContain(message);
  });

  test('saliences on 0-100 are read when the user says so', async () => {
    const { situation } = await imported('Actor,Capability,Position,Salience\na,1,2,80\nb,1,4,29\n', 'f', {
      salienceScale: 100,
    });
    expect(situation?.issues.position.stances.a.salience).toBe(0.8);
    expect(situation?.issues.position.stances.b.salience).toBe(0.29);
  });

  test('bytes that are not text', async () => {
    expect((await imported(new Uint8Array([0xff, 0xfe, 0x00]))).faults).toEqual([
      'f: not a text, nor an .xlsx workbook',
    ]);
  });
});

describe('names become identifiers that conditions can use', () => {
  test('and stay as names', async () => {
    const rows = ['and', '2030 target', 'a-b', 'a b', 'Ünion'].map((name) => `"${name}",1,2,0.5`).join('\n');
    const { situation } = await imported(`Actor,Capability,Position,Salience\n${rows}\n`);
    expect(Object.keys(situation?.actors ?? {})).toEqual(['and_2', 'n2030_target', 'a_b', 'a_b_2', 'Ünion']);
    expect(situation?.actors.n2030_target.name).toBe('2030 target');
  });
});

describe('a workbook', () => {
  const cell = (value: string | number | null) =>
    value === null ? null : { value, type: typeof value === 'number' ? Number : String };
  const workbook = async (sheets: Record<string, (string | number | null)[][]>): Promise<Uint8Array> => {
    const file = await writeXlsxFile(
      Object.entries(sheets).map(([sheet, rows]) => ({ sheet, data: rows.map((row) => row.map(cell)) })) as never,
    );
    return buffer(Readable.from(await (file as unknown as { toStream(): Promise<Readable> }).toStream()));
  };
  const sheets = {
    actors: [
      ['Actor', 'Capability', 'Because'],
      ['North', '80..95..100', 'rich'],
      ['South', 30, null],
    ],
    issues: [
      ['issue', 'low', 'high', 'labels', 'status quo'],
      ['Gas price', 0, 100, '0: free; 50: half', 60],
    ],
    stances: [
      ['actor', 'issue', 'position', 'salience', 'veto'],
      ['North', 'Gas price', '90 ± 5', 0.5, null],
      ['South', 'Gas price', '5; 10; 20', 0.9, 'yes'],
    ],
  };

  test('with ranges, panels, labels and vetoes is read', async () => {
    const { situation, faults } = await imported(await workbook(sheets), 'w.xlsx');
    expect(faults).toEqual([]);
    expect(situation).toEqual({
      title: 'w',
      actors: { North: { because: 'rich', capability: { low: 80, mode: 95, high: 100 } }, South: { capability: 30 } },
      issues: {
        Gas_price: {
          name: 'Gas price',
          scale: { 0: 'free', 50: 'half', 100: '' },
          statusQuo: 60,
          stances: {
            North: { position: { mean: 90, sd: 5 }, salience: 0.5 },
            South: { position: [5, 10, 20], salience: 0.9, veto: true },
          },
        },
      },
    });
  });

  test('names the cell of every fault', async () => {
    const broken = structuredClone(sheets) as typeof sheets;
    broken.stances[1][2] = 'high';
    broken.stances[2][0] = 'Sout';
    broken.actors[0][2] = 'Becuase';
    const { faults } = await imported(await workbook(broken), 'w.xlsx');
    expect(faults).toEqual([
      'w.xlsx:actors!C1: unknown column `Becuase`, did you mean `because`?',
      'w.xlsx:stances!C2: position: found `high`, expected a number, 60-80, 40..60..90, 50 ± 10 or a list 20; 30; 35',
      'w.xlsx:stances!A3: unknown actor `Sout`, did you mean `South`?',
    ]);
  });

  test('without a sheet, or that is not a workbook, or that unpacks to too much', async () => {
    const { stances: _, ...rest } = sheets;
    expect((await imported(await workbook(rest), 'w.xlsx')).faults).toEqual([
      'w.xlsx: sheet `stances` is missing, found `actors`, `issues`',
    ]);
    expect((await imported(new Uint8Array([0x50, 0x4b, 3, 4, 5]), 'w.xlsx')).faults).toEqual([
      'w.xlsx: not a readable .xlsx workbook',
    ]);
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(101_000_000) }, { level: 9 });
    expect((await imported(bomb, 'w.xlsx')).faults).toEqual([
      'w.xlsx: unpacks to 101000000 bytes, expected at most 100000000',
    ]);
  });
});
