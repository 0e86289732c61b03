import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { formatFault } from '../fault.ts';
import { type ImportOptions, importFile } from './index.ts';

const imported = async (contents: string | Uint8Array, options: ImportOptions = {}) => {
  const bytes = typeof contents === 'string' ? new TextEncoder().encode(contents) : contents;
  const { situation, faults } = await importFile(bytes, 'f', options);
  return { situation, faults: faults.map(formatFault) };
};
const errorsOf = (faults: string[]) => faults.filter((fault) => !fault.includes('warning:'));

type Cells = (string | number | null)[][];
/** A workbook with these sheets. */
async function workbook(sheets: Record<string, Cells>): Promise<Uint8Array> {
  const cell = (value: string | number | null) =>
    value === null ? null : { value, type: typeof value === 'number' ? Number : String };
  const file = await writeXlsxFile(
    Object.entries(sheets).map(([sheet, rows]) => ({ sheet, data: rows.map((row) => row.map(cell)) })) as never,
  );
  return buffer(Readable.from(await (file as unknown as { toStream(): Promise<Readable> }).toStream()));
}

const STANCES = {
  Budget: { Gov: { position: 80, salience: 0.6 }, Union: { position: 20, salience: 0.9 } },
  Tariff: { Gov: { position: 40, salience: 0.2 }, Union: { position: 10, salience: 0.1 } },
};
/** What the table says, whatever its issues are called in upper and lower case. */
const stances = (situation: Awaited<ReturnType<typeof imported>>['situation']) =>
  Object.fromEntries(
    Object.entries(situation?.issues ?? {}).map(([id, { stances: of }]) => [id[0].toUpperCase() + id.slice(1), of]),
  );

describe('a table with columns for each issue', () => {
  const table = (...headings: string[]) => `${headings.join(',')}\nGov,100,80,0.6,40,0.2\nUnion,60,20,0.9,10,0.1\n`;
  test.each([
    ['Budget position', 'Budget salience', 'Tariff position', 'Tariff salience'],
    ['position_budget', 'salience_budget', 'position_tariff', 'salience_tariff'],
    ['Budget (position)', 'Budget (salience)', 'Tariff (position)', 'Tariff (salience)'],
    ['Position (Budget)', 'Salience (Budget)', 'Position (Tariff)', 'Salience (Tariff)'],
    ['budgetPosition', 'budgetSalience', 'tariffPosition', 'tariffSalience'],
    ['Position on the budget', 'Importance of the budget', 'Position on the tariff', 'Importance of the tariff'],
    ['Budget: Stance', 'Budget: Priority', 'Tariff: Stance', 'Tariff: Priority'],
    ['Budget – POS', 'Budget – SAL', 'Tariff – POS', 'Tariff – SAL'],
    ['Position zum Budget', 'Salienz zum Budget', 'Position zum Tariff', 'Salienz zum Tariff'],
    ['Budget.position [points]', 'Budget.saillance (0-1)', 'Tariff.position [points]', 'Tariff.saillance (0-1)'],
  ])('is read under headings such as `%s`', async (...headings) => {
    const { situation, faults } = await imported(table('Actor', 'Power', ...headings));
    expect(errorsOf(faults)).toEqual([]);
    expect(situation?.actors).toEqual({ Gov: { capability: 100 }, Union: { capability: 60 } });
    expect(stances(situation)).toEqual(STANCES);
    expect(faults.join('\n')).toMatch(/columns for each issue are read: `[Bb]udget`, `[Tt]ariff`/);
  });

  const ROWS = 'Gov,100,80,0.6,40,0.2\nUnion,60,20,0.9,10,0.1\n';
  test.each([
    ['issues over measures', `,,Budget,,Tariff,\nActor,Capability,Position,Salience,Position,Salience\n${ROWS}`],
    [
      'with the actors in the upper row',
      `Actor,Capability,Budget,,Tariff,\n,,Position,Salience,Position,Salience\n${ROWS}`,
    ],
    [
      'with every cell filled',
      `Actor,Power,Budget,Budget,Tariff,Tariff\nActor,Power,Stance,Salience,Stance,Salience\n${ROWS}`,
    ],
    ['below a title', `Talks of 2024,,,,,\n\n,,Budget,,Tariff,\nActor,Capability,Pos,Sal,Pos,Sal\n${ROWS}`],
    [
      'measures over issues',
      'Actor,Power,Position,,Salience,\n,,Budget,Tariff,Budget,Tariff\nGov,100,80,40,0.6,0.2\nUnion,60,20,10,0.9,0.1\n',
    ],
    [
      'measures over issues, all in the lower row',
      ',,Position,,Salience,\nActor,Power,Budget,Tariff,Budget,Tariff\nGov,100,80,40,0.6,0.2\nUnion,60,20,10,0.9,0.1\n',
    ],
  ])('is read with two rows of headings, %s', async (_, text) => {
    const { situation, faults } = await imported(text);
    expect(errorsOf(faults)).toEqual([]);
    expect(situation?.actors.Gov).toEqual({ capability: 100 });
    expect(stances(situation)).toEqual(STANCES);
  });

  test('takes scales from its headings: of an issue for its positions, of a measure for itself', async () => {
    const over = `Actor,Power,Budget (0-100),,Tariff (0-50),\n,,Position,Salience (0-10),Position,Salience (0-10)\nGov,100,80,6,40,2\n`;
    const { situation, faults } = await imported(over);
    expect(errorsOf(faults)).toEqual([]);
    expect(situation?.issues.Budget).toEqual({ scale: [0, 100], stances: { Gov: { position: 80, salience: 0.6 } } });
    expect(situation?.issues.Tariff.scale).toEqual([0, 50]);
    const own = await imported(
      'Actor,Power,Budget position (-5 to 5),Budget salience [%]\nGov,1,4,60\nUnion,1,-2,90\n',
    );
    expect(own.situation?.issues.Budget).toMatchObject({ scale: [-5, 5], stances: { Union: { salience: 0.9 } } });
  });

  test('may have capabilities, vetoes and reasons of an issue, and reasons for an actor', async () => {
    const { situation, faults } = await imported(
      'Actor,Power,Fee position,Fee salience,Fee power,Fee veto,Fee status quo,Fee source,Term position,Term salience,Comment\n' +
        'Gov,100,80,0.6,50,yes,10,letter,40,0.2,leads\nUnion,60,20,0.9,60,,,,10,0.1,\n',
    );
    expect(errorsOf(faults)).toEqual([]);
    expect(situation?.actors.Gov.because).toBe('leads');
    expect(situation?.issues.Fee.stances.Gov).toMatchObject({ veto: true, source: 'letter' });
    const { Fee, Term } = situation?.issues ?? {};
    const strength = (stance: typeof Fee) => stance.stances.Gov.capability ?? situation?.actors.Gov.capability;
    expect([strength(Fee), strength(Term)]).toEqual([50, 100]);
  });

  test('may have one salience of an actor for all issues', async () => {
    const { situation } = await imported(
      'Actor,Power,Salience,Fee position,Term position\nA,1,0.5,80,40\nB,2,0.9,20,10\n',
    );
    expect(situation?.issues.Term.stances.B).toEqual({ position: 10, salience: 0.9 });
  });

  test('may have actors without a stance on an issue, which is said once', async () => {
    const text =
      'Actor,Power,Fee position,Fee salience,Term position,Term salience\nA,1,80,0.5,,\nB,2,20,0.9,NA,0.3\nC,2,30,0.9,4,0.3\nD,1,90,0.5,7,\n';
    const { situation, faults } = await imported(text);
    expect(Object.keys(situation?.issues.Term.stances ?? {})).toEqual(['C']);
    expect(faults.filter((fault) => /has no/.test(fault))).toEqual([
      'f:2:12: warning: `A` has no position on `Term`, and one more stance has none: both are left out',
      'f:5:14: warning: `D` has no salience on `Term`: it is left out there',
    ]);
  });

  test.each([
    [
      'no saliences',
      'Actor,Power,Fee position,Term position\nA,1,80,40\n',
      'f:1:13: no column is the salience of `Fee`: expected for each issue a column such as `Budget position` and one such as `Budget salience`',
    ],
    [
      'a salience of an issue without positions',
      'Actor,Power,Fee position,Fee salience,Term salience\nA,1,80,0.4,0.2\n',
      'f:1:39: no column is the position of `Term`',
    ],
    [
      'an issue twice',
      'Actor,Power,Fee position,fee position,Fee salience\nA,1,80,40,0.2\n',
      'f:1:26: two columns say the position of `Fee`, expected one',
    ],
    ['nobody’s power', 'Actor,Fee position,Fee salience\nA,80,0.4\n', 'f:1:1: column `capability` is missing'],
    [
      'headings of two meanings',
      'Actor,Power,Position position,Salience position,Position salience,Salience salience\nA,1,80,0.4,9,1\n',
      'f:1:1: the headings can be read with the issue first and with the measure first, expected one order in all, such as `Budget position`',
    ],
    [
      'the ends of a range',
      'Actor,Power,Position low,Position best,Position high,Salience\nA,1,10,20,30,0.5\n',
      'f:1:13: `Position low` is no issue, expected the ends of a range or the values of several people in one cell: 40..60..90, or 20; 30; 35',
    ],
    [
      'columns of several experts',
      'Actor,Power,Position (expert 1),Position (expert 2),Salience\nA,1,10,20,0.5\n',
      'f:1:13: `Position (expert 1)` is no issue',
    ],
    [
      'saliences that do not fit their heading',
      'Actor,Power,Position,Salience (0-100)\nA,1,10,0.5\nB,1,10,1\n',
      'f:2:8: salience 0.5, and no salience is above 1, though the heading says that 100 is the most: write (0-1) in the heading',
    ],
    [
      'an actor without capability, once',
      'Actor,Power,Fee position,Fee salience,Term position,Term salience\nA,,80,0.5,4,0.5\n',
      'f:2:3: the capability of `A` is missing, expected a number',
    ],
  ])('with %s is refused', async (_, text, message) => {
    const { situation, faults } = await imported(text);
    expect(situation).toBeUndefined();
    expect(errorsOf(faults)).toEqual([expect.stringContaining(message)]);
  });
});

describe('a workbook with a sheet for each measure', () => {
  const POSITIONS: Cells = [
    ['Actor', 'Budget', 'Tariff'],
    ['Gov', 80, 40],
    ['Union', 20, 10],
  ];
  const SALIENCE: Cells = [
    ['', 'Budget', 'Tariff'],
    ['Gov', 0.6, 0.2],
    ['Union', 0.9, 0.1],
  ];
  const POWER: Cells = [
    ['Actor', 'Power'],
    ['Gov', 100],
    ['Union', 60],
  ];
  const turned = (rows: Cells): Cells => rows[0].map((_, column) => rows.map((row) => row[column]));

  test.each([
    ['actors down the side', { Positions: POSITIONS, Salience: SALIENCE, Power: POWER }],
    ['German names', { Positionen: POSITIONS, Salienz: SALIENCE, Macht: [['Akteur', 'Macht'], ...POWER.slice(1)] }],
    ['a sheet of actors', { Actors: POWER, Positions: POSITIONS, Saliences: SALIENCE }],
    [
      'issues down the side',
      {
        Positions: turned([['Issue', ...POSITIONS[0].slice(1)], ...POSITIONS.slice(1)]),
        Salience: turned(SALIENCE),
        Power: POWER,
      },
    ],
    [
      'the capability beside the positions, and a title',
      { Positions: [['Talks'], ...POSITIONS.map((row, i) => [...row, ['Power', 100, 60][i]])], Salience: SALIENCE },
    ],
  ] as [string, Record<string, Cells>][])('is read: %s', async (_, sheets) => {
    const { situation, faults } = await imported(await workbook(sheets));
    expect(errorsOf(faults)).toEqual([]);
    expect(situation?.actors).toEqual({ Gov: { capability: 100 }, Union: { capability: 60 } });
    expect(stances(situation)).toEqual(STANCES);
  });

  test('a name that the positions do not have is a fault with its cell', async () => {
    const sheets = {
      Positions: POSITIONS,
      Salience: SALIENCE.map((row) => [row[0] === 'Union' ? 'Unoin' : row[0], ...row.slice(1)]),
      Power: POWER,
    };
    expect(errorsOf((await imported(await workbook(sheets))).faults)).toContain(
      'f:Salience!A3: unknown name `Unoin`, did you mean `Union`?',
    );
  });

  test('two rows of headings are read in a sheet too', async () => {
    const rows: Cells = [
      [null, null, 'Budget', null, 'Tariff', null],
      ['Actor', 'Capability', 'Position', 'Salience', 'Position', 'Salience'],
      ['Gov', 100, 80, 0.6, 40, 0.2],
      ['Union', 60, 20, 0.9, 10, 0.1],
    ];
    expect(stances((await imported(await workbook({ Sheet1: rows }))).situation)).toEqual(STANCES);
  });
});
