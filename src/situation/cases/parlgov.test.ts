import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatFault } from '../fault.ts';
import { isParlgov, readParlgov } from './parlgov.ts';

const HEADING =
  'country_name_short,election_date,start_date,caretaker,cabinet_party,prime_minister,seats,election_seats_total,party_name_short,left_right,election_id,cabinet_id,previous_cabinet_id,party_id';

/** Rows of one cabinet: what stands before its parties, then a party as `name in pm seats left-right`. */
function cabinet(
  id: string,
  previous: string,
  election: string,
  day: string,
  start: string,
  ...parties: string[]
): string[] {
  const caretaker = id.startsWith('c') ? '1' : '0';
  return parties.map((party) => {
    const [name, inCabinet, leads, seats, leftRight = ''] = party.split(' ');
    return [
      `XX,${day},${start},${caretaker},${inCabinet},${leads},${seats},100,${name},${leftRight}`,
      election,
      id,
      previous,
      `p${name}`,
    ].join();
  });
}
const OLD = cabinet('1', '', 'e1', '1950-05-01', '1950-06-01', 'A 1 1 40 6.1', 'B 1 0 20 8', 'C 0 0 40 2');
const NEW = cabinet('2', '1', 'e2', '1954-05-01', '1954-06-01', 'C 1 1 45 2', 'A 0 0 30 6.1', 'B 1 0 15 8', 'D 0 0 10');
const read = (...rows: string[]) => readParlgov([HEADING, ...rows, ''].join('\n'), 'cabinets.csv');
const messages = (...rows: string[]) => read(...rows).faults.map(formatFault);

test('an election is read with what stood before it and what came of it', () => {
  const { elections, faults, notes } = read(...OLD, ...NEW);
  expect(faults).toEqual([]);
  expect(notes).toEqual([]);
  expect(elections).toHaveLength(2);
  expect(elections[0]).toMatchObject({ id: 'e1', hasFormer: false, cabinetPosition: (61 * 40 + 80 * 20) / 60 });
  expect(elections[0]).not.toHaveProperty('formerPosition');
  expect(elections[0]).not.toHaveProperty('earlier');
  expect(elections[1]).toEqual({
    id: 'e2',
    country: 'XX',
    date: '1954-05-01',
    seats: 100,
    earlier: { cabinets: 1, share: 0.6 },
    hasFormer: true,
    formerPosition: (61 * 40 + 80 * 20) / 60,
    cabinetPosition: (20 * 45 + 80 * 15) / 60,
    parties: [
      { id: 'pC', name: 'C', seats: 45, position: 20, inFormer: false, ledFormer: false, inCabinet: true, leads: true },
      { id: 'pA', name: 'A', seats: 30, position: 61, inFormer: true, ledFormer: true, inCabinet: false, leads: false },
      { id: 'pB', name: 'B', seats: 15, position: 80, inFormer: true, ledFormer: false, inCabinet: true, leads: false },
      { id: 'pD', name: 'D', seats: 10, inFormer: false, ledFormer: false, inCabinet: false, leads: false },
    ],
  });
});

test('a caretaker is neither what came of an election nor, if it began after it, what stood before', () => {
  const care = cabinet('c3', '1', 'e2', '1954-05-01', '1954-05-10', 'C 1 1 45 2', 'A 0 0 30 6.1', 'B 0 0 25 8');
  const after = NEW.map((row) => row.replace(',e2,2,1,', ',e2,2,c3,'));
  const [, election] = read(...OLD, ...care, ...after).elections;
  expect(election.parties.map(({ inFormer }) => inFormer)).toEqual([false, true, true, false]);
  expect(read(...OLD, ...care).notes).toEqual(['1 of 2 elections left out: only caretakers followed']);
});

test.each([
  ['a party has a majority', ['A 1 1 51 6', 'B 0 0 20 8', 'C 0 0 29 2']],
  ['fewer than 3 parties', ['A 1 1 50 6', 'B 0 0 42 8', 'C 0 0 8']],
  ['they hold less than 90% of the seats', ['A 1 1 40 6', 'B 0 0 25 8', 'C 0 0 24 3', 'D 0 0 11']],
])('left out: %s', (why, parties) => {
  const { elections, notes } = read(...cabinet('1', '', 'e1', '1950-05-01', '1950-06-01', ...parties));
  expect(elections).toEqual([]);
  expect(notes.join()).toContain(why);
});

test('half of the seats is no majority, 90% with a position is enough', () => {
  expect(
    read(...cabinet('1', '', 'e', '1945-01-01', '1945-01-02', 'A 1 1 50 6', 'B 0 0 20 8', 'C 0 0 20 2', 'D 0 0 10'))
      .elections,
  ).toHaveLength(1);
  expect(
    read(...cabinet('1', '', 'e', '1944-12-31', '1945-01-02', 'A 1 1 50 6', 'B 0 0 20 8', 'C 0 0 30 2')).notes,
  ).toEqual(['1 of 1 elections left out: before 1945']);
});

describe('every slip has its place', () => {
  const ROW = OLD[0];
  test.each([
    [
      'a number that is none',
      ROW.replace(',40,', ',forty,'),
      '2:32: seats is `forty`, expected a whole number from 0 to 100000',
    ],
    ['a decimal comma', ROW.replace('6.1', '"6,1"'), '2:41: left_right is `6,1`, expected a number from 0 to 10'],
    ['left-right off its scale', ROW.replace('6.1', '61'), '2:41: left_right is `61`, expected a number from 0 to 10'],
    ['more seats than there are', ROW.replace(',40,', ',140,'), '2:32: 140 seats in a parliament of 100'],
    [
      'a day that is none',
      ROW.replace('1950-05-01', '1950-02-30'),
      '2:4: election_date: there is no day 1950-02-30, expected a date such as 2021-12-31',
    ],
    ['neither yes nor no', ROW.replace(',1,1,', ',yes,1,'), '2:28: cabinet_party is `yes`, expected 0 or 1'],
    [
      'a leader outside',
      ROW.replace(',1,1,', ',0,1,'),
      '2:30: the party of the prime minister is not in the cabinet, expected cabinet_party 1',
    ],
    [
      'a party without a number',
      ROW.replace(',pA', ','),
      '2:51: party_id is ``, expected a name or number of 1 to 200 signs',
    ],
    ['cells that are missing', 'XX,1950-05-01', '2:1: 2 cells, expected 14 as in the heading'],
    ['a broken quote', `"${ROW}`, '2:1: a quote is opened and never closed'],
  ])('%s', (_, row, message) =>
    expect(messages(row).map((one) => one.replace('cabinets.csv:', ''))).toContain(message),
  );

  test('a party that comes twice, a second prime minister, a cabinet that changes', () => {
    expect(messages(...OLD, OLD[2])).toEqual([
      'cabinets.csv:5:49: party `pC` stands in line 4 of the same cabinet already',
    ]);
    expect(messages(OLD[0], OLD[1].replace(',1,0,', ',1,1,'))).toEqual([
      'cabinets.csv:3:30: line 2 has the prime minister of the same cabinet in another party',
    ]);
    expect(messages(OLD[0], OLD[1].replace('1950-06-01', '1950-06-02'))).toEqual([
      'cabinets.csv:3:15: `1950-06-02`, but line 2 says `1950-06-01` of the same cabinet',
    ]);
  });

  test('groups of independents are added up', () => {
    const { elections, faults } = read(...OLD, ...NEW, NEW[3].replace(',10,', ',3,'));
    expect(faults).toEqual([]);
    expect(elections[1].parties[3].seats).toBe(13);
  });

  test('a heading that lacks a column stops the reading, and names what was meant', () => {
    const text = `${HEADING.replace('left_right', 'leftright')}\n${OLD.join('\n')}`;
    const { elections, faults } = readParlgov(text, 'cabinets.csv');
    expect(elections).toEqual([]);
    expect(faults.map(formatFault)).toEqual([
      'cabinets.csv:1:1: column `left_right` is missing: unknown column `left_right`, did you mean `leftright`?',
    ]);
    expect(readParlgov('', 'x').faults.map(formatFault)).toEqual([
      'x:1:1: the file is empty, expected a heading and rows',
    ]);
    expect(readParlgov(`seats,${HEADING}\n`, 'x').faults.map(formatFault)).toEqual([
      'x:1:90: two columns are called `seats`',
    ]);
  });

  test('a circle of cabinets before is left', () => {
    const [a, b] = ['2', '3'].map((id, i) =>
      cabinet(
        id,
        id === '2' ? '3' : '2',
        `e${i}`,
        '1950-05-01',
        '1950-06-01',
        'A 1 1 40 6',
        'B 0 0 30 8',
        'C 0 0 30 2',
      ),
    );
    expect(read(...a, ...b).elections.map(({ hasFormer }) => hasFormer)).toEqual([false, false]);
  });
});

test('any text at all is read without an exception, and keys of objects are names like others', () => {
  const piece = fc.constantFrom(
    ...HEADING.split(','),
    ',',
    '\n',
    '"',
    '0',
    '1',
    '1950-05-01',
    '__proto__',
    'constructor',
    '-',
    '1e9',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (parts) => {
      readParlgov(parts.join(''), 'x');
      readParlgov(`${HEADING}\n${parts.join('')}`, 'x');
    }),
  );
  const hostile = [...OLD, ...NEW].map((row) =>
    row.replaceAll(/\bp?A\b/g, '__proto__').replaceAll(/,e2,/g, ',constructor,'),
  );
  expect(read(...hostile).elections.map(({ parties }) => parties.map(({ inFormer }) => inFormer))).toEqual([
    [false, false, false],
    [false, true, true, false],
  ]);
});

test('columns may stand in any order, separated by anything, with unnamed ones among them', () => {
  const turned = [HEADING, ...OLD, ...NEW].map((row) => `${row.split(',').reverse().join(';')};;`).join('\r\n');
  expect(readParlgov(turned, 'x').elections).toEqual(read(...OLD, ...NEW).elections);
});

test("ParlGov's own file: 357 elections, 352 with a cabinet before", () => {
  const file = join(import.meta.dirname, '../../../data/cases/parlgov-view_cabinet.csv.gz');
  const text = gunzipSync(readFileSync(file)).toString('utf8');
  const { elections, faults, notes } = readParlgov(text, 'view_cabinet.csv');
  expect(isParlgov(text.split('\n', 1)[0].split(','))).toBe(true);
  expect(faults).toEqual([]);
  expect(elections).toHaveLength(357);
  expect(elections.filter(({ hasFormer }) => hasFormer)).toHaveLength(352);
  expect(new Set(elections.map(({ country }) => country)).size).toBe(28);
  expect(elections.every(({ cabinetPosition = -1 }) => cabinetPosition >= 0 && cabinetPosition <= 100)).toBe(true);
  expect(notes).toEqual([
    '151 of 658 elections left out: before 1945',
    '130 of 658 elections left out: a party has a majority',
    '8 of 658 elections left out: fewer than 3 parties with a known position, or they hold less than 90% of the seats',
    '12 of 658 elections left out: only caretakers followed',
  ]);
});
