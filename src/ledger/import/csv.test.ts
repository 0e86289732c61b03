import { describe, expect, test } from 'vitest';
import { formatFault } from '../../situation/fault.ts';
import { withData } from '../../testing/optional-data.ts';
import { importCsv } from './csv.ts';
import { FaultLog } from './fault-log.ts';
import type { ClaimImportOptions } from './imported.ts';
import { parseAssignments } from './mapping.ts';

const read = (text: string, options: Partial<ClaimImportOptions> = {}) => {
  const log = new FaultLog();
  const claims = importCsv(text, { file: 'c.csv', ...options }, log);
  return { claims, faults: log.faults.map(formatFault), more: log.more };
};
const heading = 'id,text,claimant,made,deadline,probability,resolved,on';
const table = (...rows: string[]) => [heading, ...rows].join('\n');

describe('a table of claims', () => {
  test('with what happened in `outcome`, or the deadline in `by`, is read by neither: its slips are named', () => {
    const { claims, faults } = read(
      'text,claimant,made,probability,by,outcome\nIt rains,anna,2026-01-02,0.3,2026-02-01,yes\nIt snows,anna,2026-01-02,0.4,ben,flood\n',
    );
    expect(claims).toHaveLength(1);
    expect(faults).toEqual([
      'c.csv:1:32: warning: column `by` is not read: `by` is who judged it (the day by which it will be known is `deadline`), and no column is `resolved`, what happened',
      'c.csv:2:30: `by`: found `2026-02-01`, expected who judged it; the day by which it will be known is `deadline`',
      'c.csv:2:41: `outcome`: found `yes`, expected the outcome of a situation that the claim is about; what happened is `resolved`',
    ]);
    const mapped = read('q,who,d,p,end\nIt rains,anna,2026-01-02,0.3,2026-02-01\n', {
      columns: { text: 'q', claimant: 'who', made: 'd', probability: 'p', on: 'end' },
    });
    expect([mapped.claims.length, mapped.faults]).toEqual([
      0,
      [expect.stringMatching(/^c\.csv:1:11: column `end` is not read: `on`/)],
    ]);
  });

  test('is read by its headings', () => {
    const { claims, faults } = read(
      'id,text,claimant,claimantKind,made,deadline,phrase,tags,resolved,on,evidence\n' +
        'merger,Russia absorbs Belarus,The Times,outlet,2021-04-22,2021-12-31,likely,"union,summit",no,2022-01-01,It did not\n',
    );
    expect(faults).toEqual([]);
    expect(claims).toEqual([
      {
        place: { line: 2 },
        claim: {
          id: 'merger',
          kind: 'yes-no',
          text: 'Russia absorbs Belarus',
          claimant: 'The Times',
          claimantKind: 'outlet',
          tags: ['union', 'summit'],
          made: '2021-04-22',
          deadline: '2021-12-31',
        },
        forecasts: [
          { claim: 'merger', made: '2021-04-22', probability: 0.675, low: 0.55, high: 0.8, phrase: 'likely' },
        ],
        resolutions: [
          { claim: 'merger', verdict: 'resolved', outcome: false, on: '2022-01-01', evidence: 'It did not' },
        ],
      },
    ]);
  });

  test('takes rows of one id for forecasts of one claim, in the order of time', () => {
    const { claims, faults } = read(
      table(
        'a,T,C,2021-03-01,2021-12-31,0.3,,',
        'a,T,C,2021-02-01,,0.2,,',
        'a,,,2021-04-01,,0.5,yes,2021-05-01',
        'a,T,C,2021-04-01,,0.5,yes,2021-05-01',
      ),
    );
    expect(claims[0].claim).toMatchObject({ made: '2021-02-01', deadline: '2021-12-31' });
    expect(claims[0].forecasts.map(({ made, probability }) => [made, probability])).toEqual([
      ['2021-02-01', 0.2],
      ['2021-03-01', 0.3],
      ['2021-04-01', 0.5],
    ]);
    expect(claims[0].resolutions).toEqual([{ claim: 'a', verdict: 'resolved', outcome: true, on: '2021-05-01' }]);
    expect(faults).toEqual(['c.csv:5:1: warning: the same forecast stands in line 4, it is taken once']);
  });

  test('`at` is the time of a forecast where a claim was made earlier', () => {
    const text = 'text,claimant,made,at,probability\nT,C,2021-01-01,2021-02-01,.2\nT,C,2021-01-01,2021-03-01,.3\n';
    const { claims, faults } = read(`${text}T,C,2021-01-01,2020-03-01,.3`);
    expect(claims).toHaveLength(1);
    expect(claims[0].claim.id).toMatch(/^t-[0-9a-f]{6}$/);
    expect(claims[0].forecasts.map(({ made }) => made)).toEqual(['2021-02-01', '2021-03-01']);
    expect(faults).toEqual(['c.csv:4:27: `probability`: 2020-03-01 is before the claim was made (2021-01-01)']);
  });

  test('rows that say otherwise of the same claim are faults', () => {
    const { claims, faults } = read(
      table('a,T,C,2021-01-01,,0.3,1,2021-05-01', 'a,Other,C,2021-02-01,,0.5,,', 'a,T,C,2021-03-01,,0.5,0,2021-05-01'),
    );
    // Nothing is taken from a row with a fault.
    expect(claims[0].forecasts).toHaveLength(1);
    expect(faults).toEqual([
      'c.csv:3:3: `text`: "Other", but line 2 says "T" of the same claim',
      'c.csv:4:23: `resolved`: line 2 says otherwise of the same claim',
    ]);
  });

  test('holds options, quantiles of numbers and quantiles of dates', () => {
    const { claims, faults } = read(
      [
        'id;text;claimant;made;p:Leave;p:Remain;q10;q50;q90;resolved;on',
        'brexit;Which?;C;2016-06-01;40%;60%;;;;Leave;2016-06-24',
        'deaths;How many?;C;2016-06-01;;;1;2.5;1e3;7;2016-06-24',
        'day;When?;C;2016-06-01;;;2016-07-01;2016-08-01;2016-09-01;never;2016-06-24',
      ].join('\r\n'),
    );
    expect(faults).toEqual([]);
    expect(claims.map(({ claim }) => claim.kind)).toEqual(['one-of', 'number', 'date']);
    expect(claims[0].claim.options).toEqual(['Leave', 'Remain']);
    expect(claims.map(({ forecasts: [{ probabilities, quantiles }] }) => probabilities ?? quantiles)).toEqual([
      [0.4, 0.6],
      [
        [0.1, 1],
        [0.5, 2.5],
        [0.9, 1000],
      ],
      [
        [0.1, '2016-07-01'],
        [0.5, '2016-08-01'],
        [0.9, '2016-09-01'],
      ],
    ]);
    expect(claims.map(({ resolutions }) => resolutions[0].outcome)).toEqual(['Leave', 7, 'never']);
  });

  test('a source that is set stands before the ids, and tags that are set are added', () => {
    const text = 'id,text,claimant,made,tags\n1,T,C,2021-01-01,a\n"x y",T,C,2021-01-01,';
    const { claims } = read(text, { set: { source: 'bench', tags: 'b,c' } });
    expect(claims.map(({ claim }) => [claim.id.replace(/[0-9a-f]{6}$/, '#'), claim.source, claim.tags])).toEqual([
      ['bench:1', 'bench', ['a', 'b', 'c']],
      ['bench:x-y-#', 'bench', ['b', 'c']],
    ]);
  });

  test.each([
    ['annulled', 'annulled'],
    ['N/A', 'annulled'],
    ['void', 'annulled'],
    ['disputed', 'disputed'],
  ])('%s resolves as %s', (text, verdict) => {
    const { claims } = read(table(`a,T,C,2021-01-01,,0.3,${text},2021-05-01`));
    expect(claims[0].resolutions).toEqual([{ claim: 'a', verdict, on: '2021-05-01' }]);
  });
});

describe('what cannot be read', () => {
  test.each([
    ['a,T,C,2021-01-01,,62,,', '2:19: `probability`: 62 is not a probability, did you mean 62%?'],
    ['a,T,C,2021-01-01,,1.2,,', '2:19: `probability`: 1.2 is not a probability, did you mean 1.2%?'],
    [
      'a,T,C,2021-01-01,,NaN,,',
      '2:19: `probability`: `NaN` is not a number, expected a probability such as 0.62, 62% or likely',
    ],
    ['a,T,C,2021-01-01,2020-12-31,.5,,', '2:18: `deadline`: 2020-12-31 is before the claim was made (2021-01-01)'],
    ['a,T,C,2021-02-30,,.5,,', '2:7: `made`: "2021-02-30": there is no day 2021-02-30'],
    [
      'a,T,C,2021-01-01 10:00,,.5,,',
      '2:7: `made`: "2021-01-01 10:00": which zone is meant: 2021-01-01T10:00Z, or with +03:00 at its end?',
    ],
    ['a,T,C,,,.5,,', '2:7: `made`: is missing'],
    ['a,,C,2021-01-01,,.5,,', '2:3: `text`: is missing'],
    ['a b,T,C,2021-01-01,,.5,,', '2:1: `id`: `a b` expected letters, digits and . _ : / - only'],
    ['a,T,C,2021-01-01,,.5', '2:1: 6 cells, expected 8 as in the heading'],
    ['a,T,C,2021-01-01,,.5,1,', '2:24: `on`: is empty, expected the day on which it was known'],
    [
      'a,T,C,2021-01-01,,.5,0.5,2021-02-01',
      '2:22: `resolved`: `0.5`: expected 1 or 0, yes or no, true or false, annulled, disputed, or nothing',
    ],
    ['a,T,C,2021-01-01,,.5,1,2020-02-01', '2:22: `resolved`: 2020-02-01 is before the claim was made (2021-01-01)'],
    ['a,"T,C,2021-01-01,,.5,,', '2:3: a quote is opened and never closed'],
    ['a,T\u0000,C,2021-01-01,,.5,,', '2:3: `text`: has control characters'],
    ['a,T\ud800,C,2021-01-01,,.5,,', '2:3: `text`: has half a character (a lone surrogate)'],
  ])('%j: %s', (row, message) => {
    const { claims, faults } = read(table(row, 'good,T,C,2021-01-01,,.5,,'));
    expect(faults).toEqual([`c.csv:${message}`]);
    expect(claims.at(-1)?.claim.id).toBe('good');
  });

  test('an unknown kind is a fault at its place, and the other rows are read', () => {
    const { claims, faults } = read(
      'text,claimant,made,kind,resolved,on\nIt rains,Ann,2020-01-01,yesno,yes,2020-01-20\nIt snows,Ann,2020-01-01,,no,2020-01-20\n' +
        'It hails,Ann,2020-01-01,constructor,no,2020-01-20\n',
    );
    expect(faults).toEqual([
      'c.csv:2:25: `kind`: unknown kind `yesno`, did you mean `yes-no`?',
      'c.csv:4:25: `kind`: unknown kind `constructor`, expected one of `yes-no`, `one-of`, `number`, `date`',
    ]);
    expect(claims.map(({ claim }) => claim.text)).toEqual(['It snows']);
  });

  test('nothing is taken from a row with a fault: the next row of its claim tells it', () => {
    const { claims, faults } = read(
      table('a,First,C,2021-01-01,,7,,', 'a,Second,C,2021-02-01,,.5,,', 'b,T,C,2021-01-01,2020-01-01,.5,1,2021-02-01'),
    );
    expect(faults.map((fault) => fault.slice(0, 10))).toEqual(['c.csv:2:23', 'c.csv:4:18']);
    expect(claims.map(({ claim, forecasts }) => [claim.text, forecasts.length])).toEqual([['Second', 1]]);
    // What does not fit its claim is a fault of its row, too.
    const kinds = read(`${heading},kind\na,T,C,2021-01-01,,.5,12,2021-02-01,number`);
    expect(kinds).toMatchObject({
      claims: [],
      faults: [expect.stringContaining('`probability`: a claim of a number')],
    });
  });

  test.each([
    ['mdy', '9/1/11,12/31/11', '1/2/12'],
    ['dmy', '1.9.2011,31.12.2011', '2.1.2012'],
    ['dmy', '01/09/2011,31/12/2011', '02/01/2012'],
    ['ymd', '11-09-01,2011-12-31', '20120102'],
  ] as const)('dates are read in the order %s, where it is said', (dates, made, on) => {
    const { claims, faults } = read(`text,claimant,made,deadline,resolved,on\nT,C,${made},no,${on}`, { dates });
    expect(faults).toEqual([]);
    expect(claims[0].claim).toMatchObject({ made: '2011-09-01', deadline: '2011-12-31' });
    expect(claims[0].resolutions[0].on).toBe('2012-01-02');
  });

  test('a day that could be two days, or is none, is a fault', () => {
    const text = 'text,claimant,made\nT,C,9/1/11\nU,C,31/12/2011\n';
    expect(read(text).faults[0]).toBe(
      'c.csv:2:5: `made`: "9/1/11": which is the day and which the month? `--dates dmy`, `mdy` or `ymd` says it',
    );
    const { claims, faults } = read(text, { dates: 'mdy' });
    expect(faults).toEqual(['c.csv:3:5: `made`: "31/12/2011": is not a day, read as mdy (day, month, year)']);
    expect(claims).toHaveLength(1);
  });

  test('a time of day may follow', () => {
    const { claims } = read('text,claimant,made\nT,C,9/1/11 6:05', { dates: 'mdy', zone: '-05:00' });
    expect(claims[0].claim.made).toBe('2011-09-01T11:05:00.000Z');
  });

  test.each(['NA', '<NA>', 'NULL', 'None', '\\N', '-', ''])('%s is nothing', (nothing) => {
    const row = ['a', 'T', 'C', '2021-01-01', nothing, nothing, nothing, nothing].join(',');
    const { claims, faults } = read(table(row));
    expect(faults).toEqual([]);
    expect(claims).toMatchObject([{ claim: { id: 'a' }, forecasts: [], resolutions: [] }]);
    expect(claims[0].claim.deadline).toBeUndefined();
  });

  test('a decimal comma is read where it is said', () => {
    const text =
      'text;claimant;made;probability;q50;resolved;on\nT;C;2021-01-01;0,62;;1;2021-02-01\nN;C;2021-01-01;;1.234,5;1.200,25;2021-02-01';
    const { claims, faults } = read(text, { decimal: ',' });
    expect(faults).toEqual([]);
    expect(claims.map(({ forecasts }) => forecasts[0].probability ?? forecasts[0].quantiles)).toEqual([
      0.62,
      [[0.5, 1234.5]],
    ]);
    expect(claims[1].resolutions[0].outcome).toBe(1200.25);
    expect(read(text).faults[0]).toContain('a number is written with a point, 0.62');
  });

  test('options with letters are those of the Good Judgment Project, and so is what came of them', () => {
    const text =
      'ifp_id,q_text,date_start,date_to_close,date_closed,outcome,options\n' +
      '1-0,Do talks resume?,9/1/11,12/31/11,1/2/12,b,"(a) Yes, (b) No"\n' +
      '2-0,Who wins?,9/1/11,12/31/11,10/2/11,b,"(a) A. Smith, (b) B, or her deputy, (c) Neither"\n';
    const columns = {
      id: 'ifp_id',
      text: 'q_text',
      made: 'date_start',
      deadline: 'date_to_close',
      resolved: 'outcome',
      on: 'date_closed',
    };
    const { claims, faults } = read(text, { columns, set: { claimant: 'GJP' }, dates: 'mdy' });
    expect(faults).toEqual([]);
    expect(claims.map(({ claim, resolutions }) => [claim.kind, claim.options, resolutions[0].outcome])).toEqual([
      ['yes-no', undefined, false],
      ['one-of', ['A. Smith', 'B, or her deputy', 'Neither'], 'B, or her deputy'],
    ]);
  });

  test('a text of a megabyte is one fault', () => {
    const { faults } = read(table(`a,${'x'.repeat(1_000_000)},C,2021-01-01,,.5,,`));
    expect(faults).toEqual(['c.csv:2:3: `text`: has 1000000 characters, expected at most 2000']);
  });

  test('a thousand faults are kept, and the rest counted', () => {
    const { claims, faults, more } = read(table(...Array(2500).fill('a,T,C,2021-01-01,,2,,'), 'b,T,C,2021-01-01,,1,,'));
    expect([faults.length, more, claims.length]).toEqual([1000, 1500, 1]);
  });

  test.each([
    ['', {}, 'c.csv:1:1: the file is empty, expected a heading and rows'],
    [
      'text,made\n',
      {},
      'c.csv:1:1: no column is `claimant`: name one of `text`, `made` (`claimant=...`), or say what it is in every row',
    ],
    ['text,claimant,made,text\n', {}, 'c.csv:1:20: two columns are called `text`'],
    [
      'text,claimant,made,probabilty\n',
      {},
      'c.csv:1:20: warning: column `probabilty` is not read, is it meant as `probability`? (`probability=probabilty` says so)',
    ],
    ['text,claimant,date\n', { made: 'daet' }, 'c.csv:1:1: `made`: unknown column `daet`, did you mean `date`?'],
  ])('the heading %j', (text, columns, message) => {
    expect(read(text, { columns }).faults[0]).toBe(message);
  });

  test('what is hostile elsewhere is only text here', () => {
    const evil = `'; DROP TABLE claims; -- <script>alert(1)</script> =1+1`;
    const row = [evil, evil, '2021-01-01', evil, evil].map((cell) => `"${cell}"`).join(',');
    const { claims, faults } = read(`text,claimant,made,note,tags\n${row}`);
    expect(faults).toEqual([]);
    expect(claims[0].claim).toMatchObject({ text: evil, claimant: evil, note: evil, tags: [evil] });
  });
});

describe('times', () => {
  test.each([
    ['2021-03-28T02:30:00+01:00', '2021-03-28T01:30:00.000Z'],
    ['2021-03-28T03:30:00+02:00', '2021-03-28T01:30:00.000Z'],
    ['2021-10-31T02:30:00+02:00', '2021-10-31T00:30:00.000Z'],
    ['2021-10-31T02:30:00+01:00', '2021-10-31T01:30:00.000Z'],
  ])('%s, around a change of the clocks, is %s', (text, made) => {
    expect(read(table(`a,T,C,${text},,.5,,`)).claims[0].claim.made).toBe(made);
  });

  test('without a zone are read in the zone that is given', () => {
    const { claims } = read(table('a,T,C,2021-01-01 01:00,2021-01-02 02:59:59.999,.5,,'), { zone: '+03:00' });
    expect(claims[0].claim).toMatchObject({ made: '2020-12-31T22:00:00.000Z', deadline: '2021-01-01' });
  });
});

const markets = withData('questions/forecastbench-markets.csv');
markets.test('558 resolved questions of prediction markets: Brier score 0.10382, base rate 25.45%', () => {
  const { claims, faults } = read(markets.text(), {
    columns: parseAssignments('text=question,link=url,claimant=source,on=resolved_on,resolved=outcome').of,
    set: parseAssignments('claimantKind=market,source=forecastbench').of,
  });
  expect(faults).toEqual([]);
  expect(claims).toHaveLength(558);
  const mean = (numbers: number[]) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  const outcomes = claims.map(({ resolutions }) => Number(resolutions[0].outcome));
  expect(mean(claims.map(({ forecasts }, i) => ((forecasts[0].probability ?? NaN) - outcomes[i]) ** 2))).toBeCloseTo(
    0.10382,
    5,
  );
  expect(100 * mean(outcomes)).toBeCloseTo(25.45, 2);
});
