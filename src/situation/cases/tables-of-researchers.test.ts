import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { formatFault } from '../fault.ts';
import { type CaseOptions, readCases, sheetOfCases } from './read-cases.ts';

const read = (text: string, options: CaseOptions = {}) => {
  const { cases, faults, notes } = readCases(text, 'c.csv', options);
  return { cases, notes, faults: faults.map(formatFault) };
};
const HEADING = 'case,issue,actor,capability,position,salience,outcome';
const ROWS = ['eggs,fee,A,10,20,0.5,40', 'eggs,fee,B,5,80,0.9,40'];
const STANCES = { A: { position: 20, salience: 0.5 }, B: { position: 80, salience: 0.9, capability: 5 } };

describe('tables of cases as researchers have them', () => {
  test.each([
    ['below a title and a remark', ['Cases of 2024,,,,,,', '', 'coded by two,,,,,,', HEADING, ...ROWS]],
    [
      'by semicolons, with decimal commas',
      [HEADING, ...ROWS].map((row) => row.replaceAll(',', ';').replaceAll('.', ',')),
    ],
    ['by tabs', [HEADING, ...ROWS].map((row) => row.replaceAll(',', '\t'))],
    ['with a byte order mark, in capitals', [`\ufeff${HEADING.toUpperCase()}`, ...ROWS]],
    ['with other words', ['Dossier,Topic,Stakeholder,Power,Stance,Importance,Result', ...ROWS]],
    ['with German words', ['Fall,Thema,Akteur,Macht,Position,Salienz,Ergebnis', ...ROWS]],
    ['with saliences in percent', [HEADING, ...ROWS.map((row) => row.replace(/0\.(\d)/, '$10%'))]],
    [
      'with a scale in its heading',
      [HEADING.replace('salience', 'Salience (0-100)'), ...ROWS.map((row) => row.replace(/0\.(\d)/, '$10'))],
    ],
    ['with empty rows', [HEADING, ',,,,,,', ROWS[0], '', ROWS[1], ',,,,,,']],
  ])('%s', (_, lines) => {
    const { cases, faults } = read(lines.join('\n'));
    expect(faults).toEqual([]);
    expect(cases.map(({ id }) => id)).toEqual(['eggs']);
    const [{ situation }] = cases;
    const { stances } = Object.values(situation.issues)[0];
    expect(Object.values(situation.actors).map(({ capability }) => capability)).toEqual([10, 5]);
    expect(Object.values(stances).map(({ position, salience }) => [position, salience])).toEqual(
      Object.values(STANCES).map(({ position, salience }) => [position, salience]),
    );
    expect(Object.values(situation.resolved?.issues ?? {})).toEqual([40]);
  });

  test('a workbook: the sheet that has the cases, below a title; faults name their cell', async () => {
    const cell = (value: string | number) => ({ value, type: typeof value === 'number' ? Number : String });
    const workbook = async (position: string | number) => {
      const rows = [
        ['Cases'],
        HEADING.split(','),
        ['eggs', 'fee', 'A', 10, position, 0.5, 40],
        ['eggs', 'fee', 'B', 5, 80, 0.9, 40],
      ];
      const file = await writeXlsxFile([
        { sheet: 'Notes', data: [[cell('read me')]] },
        { sheet: 'Data', data: rows.map((row) => row.map(cell)) },
      ] as never);
      return buffer(Readable.from(await (file as unknown as { toStream(): Promise<Readable> }).toStream()));
    };
    const sound = readCases(sheetOfCases(await workbook(20)), 'c.xlsx');
    expect(sound.faults).toEqual([]);
    expect(sound.cases[0].situation.issues.fee.stances.A).toEqual({ position: 20, salience: 0.5 });
    const { faults } = readCases(sheetOfCases(await workbook('high')), 'c.xlsx');
    expect(faults.map(formatFault)).toEqual([
      'c.xlsx:Data!E3: position is `high`, expected a number from 0 to 100, or nothing',
    ]);
  });

  test.each([
    [
      'saliences of 100',
      ['eggs,fee,A,10,20,50,40'],
      'salience is `50`, expected a number from 0 to 1, or nothing; where 100 is full salience, say --salience-scale 100',
    ],
    [
      'a quoted decimal comma',
      ['eggs,fee,A,10,"20,125",0.5,40'],
      'position is `20,125`, expected a number from 0 to 100, or nothing',
    ],
  ])('%s: the fault says the flag', (_, rows, message) => {
    expect(read([HEADING, ...rows].join('\n')).faults.join()).toContain(message);
  });
});
