import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { formatFault } from '../fault.ts';
import { checkSituation } from '../read.ts';
import { writeSituation } from '../write.ts';
import { dayIn, readDeu } from './deu.ts';
import { electionOf } from './election-of.ts';
import { readLongTable } from './long-table.ts';
import { readParlgov } from './parlgov.ts';
import { readCases } from './read-cases.ts';

const messages = ({ faults }: { faults: Parameters<typeof formatFault>[0][] }) => faults.map(formatFault);

describe('positions of DEU', () => {
  const heading = 'prnrnmc,isnrnmc,prnr,prname,isnr,intro,pcom,pep,pfr,pde,scom,sep,sfr,sde,rp,out';
  const read = (...rows: string[]) => readDeu([heading, ...rows].join('\n'), 'deu.csv');

  test('an empty cell is missing, not 0', () => {
    const { cases, notes } = read('1,1,d1,buses,d1i1,1930-05-01,100,,40,0,70,,80,,,60');
    expect(cases[0].situation).toMatchObject({
      asOf: '2001-05-30',
      actors: { com: { capability: 10, role: 'agenda-setter' }, fr: { capability: 10 } },
      issues: { d1i1: { stances: { com: { position: 100, salience: 0.7 }, fr: { position: 40, salience: 0.8 } } } },
      resolved: { issues: { d1i1: 60 } },
    });
    expect(cases[0].situation.issues.d1i1).not.toHaveProperty('statusQuo');
    expect(notes).toEqual(['Left out, without a salience: 1 position.']);
  });

  test('votes follow the treaty in force', () => {
    const votes = ['1', '100', '130'].map(
      (n) => read(`${n},1,d1,x,d1i1,,50,50,40,0,70,70,80,50,0,60`).cases[0].situation.actors,
    );
    expect(votes.map(({ fr, com }) => [fr.capability, com.capability])).toEqual([
      [10, 10],
      [29, 29],
      [1304, 1593],
    ]);
  });

  test('a day that a spreadsheet mangled is read as it was written', () => {
    expect(['1930-05-01', '26-01-00', '2017-04-18', '999', '31-02-00'].map(dayIn)).toEqual([
      '2001-05-30',
      '2000-01-26',
      '2018-04-17',
      undefined,
      undefined,
    ]);
  });

  test('each slip is one fault with its place, and its row is not used', () => {
    const set = read('1,1,d1,x,d1i1,,50,50,40,0,70,70,80,50,0,160', '1,1,d1,x,d1i1,,50,50,x,0,70,70,80,50,0,60');
    expect(messages(set)).toEqual([
      'deu.csv:2:41: out is `160`, expected a number from 0 to 100, or nothing',
      'deu.csv:3:10: issue d1i1 is there twice',
      'deu.csv:3:22: pfr is `x`, expected a number from 0 to 100, or nothing',
    ]);
    expect(set.cases).toEqual([]);
  });
});

describe('a long table of cases', () => {
  test('is read by the names of its columns', () => {
    const text = 'dossier;who;matter;wants;cares;power;before;came\nA;x;tax;10;100;5;0;30\nA;y;tax;50;50;2;0;30\n';
    const { cases, faults } = readLongTable(text, 'cases.csv', {
      columns: {
        ...{ case: 'dossier', actor: 'who', issue: 'matter', position: 'wants', salience: 'cares' },
        ...{ capability: 'power', statusQuo: 'before', outcome: 'came' },
      },
      ...{ kind: 'treaty', salienceScale: 100 },
    });
    expect(faults).toEqual([]);
    expect(cases).toEqual([
      {
        ...{ id: 'A', group: 'A' },
        situation: {
          ...{ title: 'A', kind: 'treaty', resolved: { issues: { tax: 30 } } },
          actors: { x: { capability: 5 }, y: { capability: 2 } },
          issues: {
            tax: { statusQuo: 0, stances: { x: { position: 10, salience: 1 }, y: { position: 50, salience: 0.5 } } },
          },
        },
      },
    ]);
  });

  test('an outcome off its scale, two outcomes of one issue and two rows of one actor are faults with their places', () => {
    const heading = 'case,issue,actor,position,outcome';
    const rows = ['A,i,x,10,130', 'B,i,x,10,30', 'B,i,y,10,40', 'B,i,x,20,30', 'C,i,x,-5,30'];
    expect(messages(readLongTable([heading, ...rows].join('\n'), 'cases.csv'))).toEqual([
      'cases.csv:2:10: outcome is 130, off the scale from 0 to 100',
      'cases.csv:4:10: outcome of issue i is 40, and 30 in an earlier row',
      'cases.csv:5:5: x has two rows on issue i of case B',
      'cases.csv:6:7: position is `-5`, expected a number from 0 to 100, or nothing',
    ]);
  });

  test('labels become identifiers, names that objects have of their own among them', () => {
    const { cases } = readLongTable(
      'case,issue,actor,position,outcome\n1,constructor,__proto__,10,30\n1,constructor,Mr B,20,30',
      'c.csv',
    );
    expect(checkSituation(cases[0].situation).faults).toEqual([]);
  });

  test('an issue without an outcome is left out, and said', () => {
    const { cases, notes } = readLongTable('case,issue,actor,position,outcome\nA,i,x,10,\nA,j,x,10,5', 'c.csv');
    expect(Object.keys(cases[0].situation.issues)).toEqual(['j']);
    expect(notes).toEqual(['Left out, without an outcome or a stance: 1 issue.']);
  });

  test('columns are found in letters of either case, and those that are not read are named', () => {
    const text = 'Case,Issue,Actor,Power,CAPABILITY,Position,Outcome,Status quo\nA,i,x,1,60,10,5,20';
    const { cases, notes, faults } = readCases(text, 'c.csv');
    expect(faults).toEqual([]);
    expect(cases[0].situation.actors.x.capability).toBe(60);
    expect(cases[0].situation.issues.i.statusQuo).toBe(20);
    expect(notes).toEqual(['Columns that are not read: `Power`; --columns says what one is.']);
    const named = readCases(text, 'c.csv', { columns: { capability: 'Power' } });
    expect(named.cases[0].situation.actors.x.capability).toBe(1);
    expect(messages(readCases(text, 'c.csv', { columns: { capability: 'Powr' } }))).toEqual([
      'c.csv:1:1: column `Powr` is missing: unknown column `Powr`, did you mean `Power`?',
    ]);
    const times = readCases('Case,Duration,Agreed?\nA,30,no\n', 't.csv');
    expect(times.notes).toEqual(['Columns that are not read: `Agreed?`; --columns says what one is.']);
  });
});

describe('cases of any file', () => {
  test('a situation file is one case if it says what happened', () => {
    const text =
      'title: T\nactors: { a: { capability: 1 } }\nissues: { x: { stances: { a: { position: 5, salience: 1 } } } }\n';
    expect(messages(readCases(text, 'folder/t.yaml'))).toEqual([
      'folder/t.yaml: it does not say what happened, expected `resolved: { issues: { ... } }`',
    ]);
    const { cases } = readCases(`${text}resolved: { issues: { x: { low: 4, high: 6 } } }\n`, 'folder/t.yaml');
    expect(cases.map(({ id, group }) => [id, group])).toEqual([['t', 't']]);
  });

  test('an unknown table says what can be read', () => {
    expect(messages(readCases('a,b\n1,2\n', 'x.csv'))[0]).toContain('x.csv:1:1: no known table of cases, expected');
  });

  test('elections are sound situations, and come back as they were', () => {
    const text = gunzipSync(readFileSync('data/cases/parlgov-view_cabinet.csv.gz')).toString();
    const { elections } = readParlgov(text, 'view_cabinet.csv');
    const { cases } = readCases(text, 'view_cabinet.csv');
    expect(cases.length).toBe(352);
    for (const one of cases.slice(0, 40)) {
      expect(checkSituation(one.situation).faults).toEqual([]);
      const before = elections.find(({ id }) => id === one.id);
      const after = electionOf(one.situation, { id: one.id, country: one.group })?.election;
      expect(
        after?.parties.map(({ seats, position, inCabinet, leads, inFormer, ledFormer }) => [
          seats,
          position,
          inCabinet,
          leads,
          inFormer,
          ledFormer,
        ]),
      ).toEqual(
        before?.parties.map(({ seats, position, inCabinet, leads, inFormer, ledFormer }) => [
          seats,
          position,
          inCabinet,
          leads,
          inFormer,
          ledFormer,
        ]),
      );
      expect([after?.seats, after?.earlier]).toEqual([before?.seats, before?.earlier]);
      expect(after?.formerPosition ?? -1).toBeCloseTo(before?.formerPosition ?? -1, 9);
    }
    expect(writeSituation(cases[0].situation)).toContain('kind: coalition');
  });
});
