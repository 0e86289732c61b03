import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { formatFault } from '../fault.ts';
import { type ImportOptions, importFile } from './index.ts';

const imported = async (contents: string | Uint8Array, options: ImportOptions = {}) => {
  const bytes = typeof contents === 'string' ? new TextEncoder().encode(contents) : contents;
  const { situation, faults, notes } = await importFile(bytes, 'f', options);
  return { situation, notes, faults: faults.map(formatFault) };
};
const HEAD = 'Actor,Capability,Position,Salience';

describe("Decide's rows as its own reader takes them", () => {
  const rows = ['#A\tnorth\tNorth', '#A\tsouth\tSouth', '#P\tfee\tTransit fee'];
  const data = ['#D\tnorth\tfee\t20\t0.5\t0.6', '#D\tsouth\tfee\t80\t0.9\t0.4'];

  test('remarks, a description of the whole, and 0 to 100 where an issue has no scale', async () => {
    const remarks = ['#/\tany \'remark, "never closed', '#O\tTalks on transit', ...rows, '#/\tActor\tIssue', ...data];
    const { situation, faults } = await imported(remarks.join('\r\n'));
    expect(faults).toEqual([]);
    expect(situation?.description).toBe('Talks on transit');
    expect(situation?.issues.fee).toMatchObject({ description: 'Transit fee', scale: [0, 100] });
  });

  test.each([[';'], [','], ['|']])('separated by %s, with a comment behind the data', async (sign) => {
    const text = [
      ...rows,
      '#M\tfee\t0\tnone',
      '#M\tfee\t100\tfull',
      `${data[0]}\tsaid so in March\tand April`,
      data[1],
    ];
    const { situation, faults } = await imported(text.join('\n').replaceAll('\t', sign));
    expect(faults).toEqual([]);
    expect(situation?.issues.fee.scale).toEqual({ 0: 'none', 100: 'full' });
    expect(situation?.issues.fee.stances.north.because).toBe('said so in March and April');
  });

  test('a position off the scale of 0 to 100 and a power below 0 are two faults, and no more', async () => {
    const text = [...rows, data[0].replace('20', '160'), data[1].replace('0.4', '-0.4')].join('\n');
    expect((await imported(text)).faults).toEqual([
      'f:4:4: position 160 is outside 0-100',
      'f:5:21: power -0.4 is below 0',
    ]);
  });

  test('one point is no scale', async () => {
    const { faults } = await imported([...rows, '#M\tfee\t0', ...data].join('\n'));
    expect(faults).toEqual(['f:3:4: issue `fee` has one #M scale point, expected its two ends, or none for 0 to 100']);
  });
});

describe('a table of actors', () => {
  test.each([
    [
      'semicolons and decimal commas, as Excel writes it',
      'Actor;Capability;Position;Salience\nA;1,5;10;0,5\nB;2;90;0,8\n',
    ],
    ['with a line that names the delimiter', 'sep=;\nActor;Capability;Position;Salience\nA;1.5;10;0.5\nB;2;90;0.8\n'],
    ['with tabs', 'Actor\tCapability\tPosition\tSalience\nA\t1.5\t10\t0.5\nB\t2\t90\t0.8\n'],
    ['with bars', 'Actor|Capability|Position|Salience\nA|1.5|10|0.5\nB|2|90|0.8\n'],
    ['with quoted decimal commas', `${HEAD}\nA,"1,5",10,"0,5"\nB,2,90,"0,8"\n`],
    ['below a title', 'Gas talks;;;\n\nActor;Capability;Position;Salience\nA;1.5;10;0.5\nB;2;90;0.8\n'],
    ['saliences in percent', `${HEAD}\nA,1.5,10,50%\nB,2,90,80 %\n`],
  ])('%s', async (_, text) => {
    const { situation } = await imported(text);
    expect(situation?.actors).toEqual({ A: { capability: 1.5 }, B: { capability: 2 } });
    expect(situation?.issues.position.stances).toEqual({
      A: { position: 10, salience: 0.5 },
      B: { position: 90, salience: 0.8 },
    });
  });

  test('UTF-16, as "Unicode text" of Excel', async () => {
    const text = '\ufeffActor\tCapability\tPosition\tSalience\r\nMüller\t1\t2\t0.5\r\nZoë\t1\t3\t0.5\r\n';
    for (const bytes of [Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()]) {
      expect(Object.keys((await imported(bytes)).situation?.actors ?? {})).toEqual(['Müller', 'Zoë']);
    }
  });

  test('ranges of two ends have their mode in the middle', async () => {
    const { situation } = await imported(`${HEAD}\nA,1,60-80,0.5\nB,1,-5 – 10,40%-60%\n`);
    expect(situation?.issues.position.stances).toEqual({
      A: { position: { low: 60, mode: 70, high: 80 }, salience: 0.5 },
      B: { position: { low: -5, mode: 2.5, high: 10 }, salience: { low: 0.4, mode: 0.5, high: 0.6 } },
    });
  });

  test('may have several issues, a veto and reasons', async () => {
    const text = `${HEAD},Issue,Veto,Status quo,Because\nA,5,10,0.5,Fee,yes,5,it pays\nA,5,0,1,Term,,,\nB,3,90,0.5,Fee,60%,,\nB,4,20,1,Term,no,,\n`;
    const { situation, faults } = await imported(text);
    expect(faults).toEqual([
      'f: warning: the scales are guesses, from the least to the greatest position: `Fee` 5 to 90, `Term` 0 to 20; write the ends that are possible in the heading, as `Position (0-100)`, or under `scale`',
    ]);
    expect(situation?.actors).toEqual({ A: { capability: 5 }, B: { capability: 3 } });
    expect(situation?.issues.Fee.stances.A).toEqual({ position: 10, salience: 0.5, veto: true, because: 'it pays' });
    expect(situation?.issues.Fee).toMatchObject({ statusQuo: 5, scale: [5, 90], stances: { B: { veto: 0.6 } } });
    expect(situation?.issues.Term.stances.B).toEqual({ position: 20, salience: 1, capability: 4 });
  });

  test('other words of the field name its columns, and ranges in headings are its scales', async () => {
    const { situation, faults, notes } = await imported(
      'Stakeholder;Influence;Stance (0-100);Importance (0-10);Comments\nGov;100;80;6;asks for more\nUnion;60;20;9;\n',
    );
    expect(faults).toEqual([
      'f:1:1: warning: column `Stakeholder` is read as `actor`',
      'f:1:13: warning: column `Influence` is read as `capability`',
      'f:1:23: warning: column `Stance (0-100)` is read as `position`',
      'f:1:38: warning: column `Importance (0-10)` is read as `salience`',
      'f:1:56: warning: column `Comments` is read as `because`',
    ]);
    expect(situation?.issues.position).toEqual({
      scale: [0, 100],
      stances: {
        Gov: { position: 80, salience: 0.6, because: 'asks for more' },
        Union: { position: 20, salience: 0.9 },
      },
    });
    expect(notes.join(' ')).not.toContain('the least and the greatest');
  });

  test('its scale is a guess, said and noted', async () => {
    const { notes, faults } = await imported(`${HEAD}\nA,1,4,0.5\nB,1,10,0.5\n`);
    expect(faults).toEqual([
      'f: warning: the scale is a guess, from the least to the greatest position: `position` 4 to 10; write the ends that are possible in the heading, as `Position (0-100)`, or under `scale`',
    ]);
    expect(notes.join(' ')).toContain('`position` goes from 4 to 10, the least and the greatest position in the file');
  });

  test('rows without a number, units and extra columns are left out and said; one cell may name an actor for several rows', async () => {
    const { situation, faults } = await imported(
      'Actor,Group,Capability,Issue,Position (0-100),Salience\n,,0-100,,0-100,0-1\nMembers,,,,,\nA,x,5,Fee,10,0.5\n,,,Term,20,0.4\nB,y,3,Fee,90,0.5\n,,,Term,-,\nSource: interviews,,,,,\n',
    );
    expect(faults).toEqual([
      'f:1:7: warning: not read: column `Group`',
      'f:2:1: warning: 3 rows without a number are left out: `0-100`',
      'f:5:1: warning: 2 rows without an actor belong to the one above',
      'f:7:9: warning: `B` has no position on `Term`: it is left out there',
    ]);
    expect(situation?.actors).toEqual({ A: { capability: 5 }, B: { capability: 3 } });
    expect(situation?.issues.Term.stances).toEqual({ A: { position: 20, salience: 0.4 } });
  });

  test.each([
    ['German', 'Akteur;Macht;Thema;Position;Salienz;Begründung', 'Regierung;1.500;Steuer;10;0,5;sagt sie'],
    [
      'German, other words',
      'Beteiligter;Einfluss;Streitfrage;Standpunkt;Wichtigkeit;Bemerkung',
      'Regierung;1.500;Steuer;10;0,5;sagt sie',
    ],
    ['French', 'Acteur;Capacité;Enjeu;Position;Saillance;Commentaire', 'Regierung;1.500;Steuer;10;0,5;sagt sie'],
    [
      'French, other words',
      'ACTEUR;POUVOIR;QUESTION;PRÉFÉRENCE;PRIORITÉ;RAISON',
      'Regierung;1.500;Steuer;10;0,5;sagt sie',
    ],
  ])('its columns may be called in %s', async (_, head, row) => {
    const { situation, faults } = await imported(`${head}\n${row}\n`);
    expect(faults).toContain('f:2:27: warning: the numbers have a decimal comma: `0,5` is read as 0.5');
    expect(situation).toMatchObject({
      actors: { Regierung: { capability: 1500 } },
      issues: { Steuer: { stances: { Regierung: { position: 10, salience: 0.5, because: 'sagt sie' } } } },
    });
  });

  test.each([
    [
      'saliences from 1 to 10',
      'Actor,Capability,Position,Salience\nA,5,8,5\nB,3,4,2\n',
      'f:2:7: salience 5 is outside 0-1; where 10 is full salience, write Salience (0-10) in the heading; where 100 is full salience, say --salience-scale 100',
    ],
    [
      'saliences that begin at 1',
      'Actor,Capability,Position,Salience (1-5)\nA,5,8,5\n',
      'f:2:7: the saliences go from 1 to 5, and 0 is to mean that an actor does not care: write (0-5) in the heading, with numbers that fit it',
    ],
    [
      'an actor without capability',
      'Actor,Capability,Position,Salience\nA,5,8,0.5\nB,n/a,8,0.5\n',
      'f:3:3: the capability of `B` is missing, expected a number',
    ],
  ])('%s: a fault that says the mend', async (_, text, fault) =>
    expect((await imported(text)).faults).toEqual([fault]),
  );

  test("the settings of Scholz's program are those of its reference run", async () => {
    const { situation } = await imported(readFileSync('test-data/peers/ec-emissions-1985.csv'), { like: 'scholz' });
    expect(situation?.models).toEqual({
      'expected-utility': { denominator: 'scholz', choice: 'scholz', capitulation: false, rounds: 10, tolerance: 0 },
    });
  });

  test.each([
    [
      'a quote that is never closed',
      `"${HEAD}\nA,50,10,0.5\n`,
      ['f:1:1: not a table: a quote is opened and never closed'],
    ],
    [
      'an unknown column for a needed one, once',
      'Name,Capability,Position,Salience\nA,50,10,0.5\nB,30,90,0.7\n',
      [
        'f:1:1: unknown column `Name`, expected one of `actor`, `capability`, `position`, `salience`, `issue`, `status quo`, `veto`, `because` and 1 more',
      ],
    ],
    [
      'a spread too wide',
      `${HEAD}\nA,50 ± 1e13,10,0.5\n`,
      ['f:2:3: capability sd 10000000000000 is above 1000000000000'],
    ],
    ['nobody who cares', `${HEAD}\nA,1,1,0\nB,1,2,0\n`, ['f:2:1: nobody cares about `position`: every salience is 0']],
    [
      'a name too long',
      `${HEAD}\n${'n'.repeat(501)},1,1,1\n`,
      ['f:2:1: the name of the actor has 501 characters, expected at most 500'],
    ],
    [
      'a row of which one field is wrong',
      `${HEAD}\nA,x,1,1\nB,1,2,1\n`,
      ['f:2:3: capability: found `x`, expected a number, 60-80, 40..60..90, 50 ± 10 or a list 20; 30; 35'],
    ],
    [
      'commas and points for the same',
      `Actor;Capability;Position;Salience\nA;1,5;1;0.5\n`,
      [
        'f:2:3: `1,5` has a decimal comma and `0.5` a decimal point, expected one sign in all numbers: say --decimal , or --decimal .',
      ],
    ],
    [
      '1,500, which may be 1.5 or 1500',
      `${HEAD}\nA,"1,500",1,1\n`,
      ['f:2:3: capability: found `1,500`, is that a decimal comma? Say --decimal , or --decimal .'],
    ],
    [
      'two columns for one thing',
      'Actor,Power,Influence,Position,Salience\nA,1,2,10,0.5\n',
      ['f:1:7: warning: column `Power` is read as `capability`', 'f:1:13: two columns say `capability`, expected one'],
    ],
    [
      'a synonym beside the column itself',
      'Actor,Power,Capability,Position,Salience\nA,1,2,10,0.5\n',
      [
        'f:1:7: unknown column `Power`, expected one of `actor`, `capability`, `position`, `salience`, `issue`, `status quo`, `veto`, `because` and 1 more',
      ],
    ],
    [
      'saliences of 100',
      `${HEAD}\nA,1,10,60\nB,1,20,90\nC,1,30,1\n`,
      ['f:2:8: salience 60 is outside 0-1; where 100 is full salience, say --salience-scale 100'],
    ],
    ['a salience of 60 beside one of 0.5', `${HEAD}\nA,1,10,60\nB,1,20,0.5\n`, ['f:2:8: salience 60 is outside 0-1']],
    ['a range upside down', `${HEAD}\nA,1,80-60,1\n`, ['f:2:5: position: found `80-60`, expected the low end first']],
    [
      'a range that Excel took for a date',
      `${HEAD}\nA,1,2026-10-20,1\n`,
      [
        'f:2:5: position: found the date 2026-10-20, expected a quantity: a spreadsheet makes a date of 10-20, write 10..20 or format the cell as text',
      ],
    ],
    [
      'more lines than a situation has',
      `${HEAD}\n${'a,1,2,1\n'.repeat(300_000)}`,
      ['f: 300002 lines, expected at most 250000'],
    ],
    [
      'more cells than a situation has',
      `a,b,3,4\n${','.repeat(3_000_000)}`,
      ['f: 3000006 cells, expected at most 2000000'],
    ],
  ])('%s is one fault', async (_, text, faults) => expect((await imported(text)).faults).toEqual(faults));

  test('says what a decimal comma is where the user does', async () => {
    const text = `${HEAD}\nA,"1,500",1,1\nB,2,3,1\n`;
    expect((await imported(text, { decimal: ',' })).situation?.actors.A.capability).toBe(1.5);
    expect((await imported(text, { decimal: '.' })).situation?.actors.A.capability).toBe(1500);
  });
});

describe('files of other kinds are refused by name', () => {
  const archive = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, new Uint8Array(1)])));
  test.each([
    [
      '.ods',
      archive('mimetype', 'content.xml'),
      'an OpenDocument file such as .ods, expected an .xlsx workbook: save it as .xlsx',
    ],
    [
      '.xls',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]),
      'an old .xls workbook or .doc document, expected .xlsx: open it and save it as .xlsx',
    ],
    [
      '.docx',
      archive('word/document.xml'),
      'a Word document, expected an .xlsx workbook: copy its table into a spreadsheet',
    ],
    ['.pdf', '%PDF-1.7', 'a PDF file, expected a table in .xlsx or CSV'],
  ])('%s', async (_, bytes, message) => expect((await imported(bytes)).faults).toEqual([`f: ${message}`]));

  test.each([
    ['far-cell', 'f:actors!XFD1048576: a cell beyond column SF, expected a smaller sheet'],
    ['unknown-relation', 'f: not a readable .xlsx workbook: sheet stances is missing'],
    ['sheet-missing', 'f: not a readable .xlsx workbook: xl/worksheets/sheet2.xml is missing'],
  ])('a broken workbook: %s', async (name, message) => {
    expect((await imported(readFileSync(`test-data/situation/${name}.xlsx`))).faults).toEqual([message]);
  });
});
