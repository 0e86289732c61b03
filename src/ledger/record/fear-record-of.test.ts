import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { History } from '../claim/history.ts';
import { fearRecordOf } from './fear-record-of.ts';
import { history, mergerHistories } from './merger.test-histories.ts';

const merger = { family: 'merger' };

describe('the record of the fear of a merger', () => {
  const record = fearRecordOf(mergerHistories(), merger);

  test('has 20 claims after nine triggers, none of which came true', () => {
    expect(record).toMatchObject({ claims: 20, claimants: 5, withoutTrigger: 0, asOf: '2021-12-31' });
    expect(record.statuses).toEqual({ open: 0, overdue: 0, yes: 0, no: 20, otherKinds: 0, disputed: 0, annulled: 0 });
    expect(record.triggers).toHaveLength(9);
    expect(record.triggers.at(-1)).toEqual({
      name: 'Moscow summit',
      day: '2021-04-22',
      claims: 5,
      stated: { mean: expect.closeTo(0.71, 12), claims: 5 },
      cameTrue: { yes: 0, resolved: 5 },
    });
  });

  test('takes claims with one deadline for one test, and the base rate from the tests', () => {
    expect(record.tests).toEqual({ all: 7, resolved: 7, yes: 0, mixed: 0 });
    expect(record.baseRate?.mean).toBeCloseTo(0.5 / 8, 12);
    expect(record.baseRate?.low).toBe(0);
    // The 95% quantile of Beta(1/2, 15/2), by scipy.stats.beta.ppf.
    expect(record.baseRate?.high).toBeCloseTo(0.232464781612855, 12);
  });

  test('shows years in which speculation rises while what came true stays at zero', () => {
    expect(record.period).toBe('year');
    expect(record.periods.map(({ name, claims }) => `${name}: ${claims}`).join(' ')).toBe(
      '2010: 1 2011: 1 2012: 0 2013: 0 2014: 1 2015: 0 2016: 0 2017: 1 2018: 3 2019: 4 2020: 4 2021: 5',
    );
    for (const { soFar } of record.periods) expect([soFar.claims.yes, soFar.tests.yes]).toEqual([0, 0]);
    expect(record.periods.map(({ resolvedNo }) => resolvedNo)).toEqual([0, 1, 1, 0, 0, 1, 0, 0, 1, 3, 6, 7]);
    expect(record.periods.map(({ soFar }) => soFar.tests.resolved)).toEqual([0, 1, 2, 2, 2, 3, 3, 3, 4, 5, 6, 7]);
    expect(record.periods.at(-1)?.baseRate).toEqual(record.baseRate);
  });

  test('as of an earlier day knows nothing of what came later', () => {
    const early = fearRecordOf(mergerHistories(), { ...merger, now: Date.parse('2021-05-11') });
    expect(early).toMatchObject({ claims: 20, asOf: '2021-05-11', tests: { all: 7, resolved: 6, yes: 0 } });
    expect(early.statuses).toMatchObject({ open: 7, no: 13, overdue: 0 });
    const before = mergerHistories().filter(({ claim }) => claim.made < '2019-01-01');
    expect(fearRecordOf(mergerHistories(), { ...merger, now: Date.parse('2019-01-01') })).toEqual(
      fearRecordOf(before, { ...merger, now: Date.parse('2019-01-01') }),
    );
  });
});

describe('what counts', () => {
  test('claims of one question are one test whatever their deadlines, and one that came true makes it true', () => {
    const { tests, statuses, testDays } = fearRecordOf(
      [
        history({ id: 'a', question: 'merger', deadline: '2020-06-30' }, [], [['2020-06-30', false]]),
        history({ id: 'b', question: 'merger', deadline: '2020-12-31' }, [], [['2020-10-01', true]]),
        history({ id: 'c', deadline: '2020-12-31' }, [], [['2020-12-31', false]]),
        history({ id: 'd' }, [], [['2020-11-11', false]]),
        history({ id: 'e' }),
      ],
      merger,
    );
    expect(tests).toEqual({ all: 4, resolved: 3, yes: 1, mixed: 1 });
    expect(statuses).toMatchObject({ yes: 1, no: 3, open: 1 });
    // From 2020-01-01: to the last deadline of the question, to the deadline, and to the day on which the third was known.
    expect(testDays).toBe(Math.round((366 + 366 + 315) / 3));
  });

  test('annulled claims are counted and otherwise left out; disputed ones count, but not as resolved', () => {
    const { claims, statuses, tests, triggers, periods } = fearRecordOf(
      [
        history({ id: 'a', trigger: 'summit' }, [['2020-01-01', 0.5]], [['2020-06-01', 'annulled']]),
        history(
          { id: 'b' },
          [],
          [
            ['2020-02-01', true],
            ['2020-03-01', 'disputed'],
          ],
        ),
        history(
          { id: 'c' },
          [],
          [
            ['2020-02-01', false],
            ['2020-03-01', 'disputed'],
            ['2020-04-01', true],
          ],
        ),
      ],
      merger,
    );
    expect([claims, statuses.annulled, statuses.disputed, statuses.yes]).toEqual([2, 1, 1, 1]);
    expect([tests.all, tests.resolved, triggers.length]).toEqual([2, 1, 0]);
    expect(periods.map(({ claims: n, resolvedYes }) => [n, resolvedYes])).toEqual([
      [2, 0],
      [0, 0],
      [0, 0],
      [0, 1],
    ]);
  });

  test('a claim that is not of yes or no is a claim, but no test', () => {
    const date = history({ id: 'a', kind: 'date' }, [], [['2020-06-01', '2020-06-01']]);
    const { claims, statuses, tests, baseRate } = fearRecordOf([date], merger);
    expect([claims, statuses.otherKinds, tests.all, baseRate]).toEqual([1, 1, 0, undefined]);
  });

  test('what models say of a fear is counted apart', () => {
    const said = [history({ id: 'a' }), history({ id: 'b', claimant: 'Tightrope', claimantKind: 'model' })];
    expect(fearRecordOf(said, merger)).toMatchObject({ claims: 1, claimants: 1, ofModels: 1, tests: { all: 1 } });
  });

  test('open claims past their deadline are counted as such', () => {
    const late = [history({ id: 'a', deadline: '2020-06-30' }), history({ id: 'b', deadline: '2030-06-30' })];
    const { statuses, periods } = fearRecordOf(late, { ...merger, now: Date.parse('2021-02-01') });
    expect(statuses).toMatchObject({ open: 2, overdue: 1 });
    expect(periods.at(-1)?.name).toBe('2021-02');
  });

  test('a mean is taken over the claims that state a probability: at first, and by how long it stood', () => {
    const said = [
      history(
        { id: 'a', deadline: '2020-02-29' },
        [
          ['2020-01-01', 0.2],
          ['2020-02-01', 0.8],
        ],
        [],
      ),
      history({ id: 'b', deadline: '2020-01-31' }, [['2020-01-01', 0.6]], []),
      history({ id: 'c', deadline: '2020-03-31' }),
    ];
    const { periods } = fearRecordOf(said, { ...merger, now: Date.parse('2020-03-10') });
    expect(periods.map(({ stated }) => stated)).toEqual([{ mean: 0.4, claims: 2 }, undefined, undefined]);
    expect(periods[0].standing).toEqual({ mean: expect.closeTo(0.4, 6), claims: 2 });
    expect(periods[1].standing).toEqual({ mean: expect.closeTo(0.8, 6), claims: 1 });
    expect(periods[2].standing).toBeUndefined();
  });

  test('a trigger of one name is another one on another day; without a day it is dated by its first claim', () => {
    const { triggers, withoutTrigger } = fearRecordOf(
      [
        history({ id: 'a', trigger: 'Summit', triggerOn: '2020-03-01', made: '2020-03-02' }),
        history({ id: 'b', trigger: 'Summit', triggerOn: '2020-02-01', made: '2020-03-02' }),
        history({ id: 'c', trigger: 'Crisis', made: '2020-02-20' }),
        history({ id: 'd', trigger: 'Crisis', made: '2020-02-18' }),
        history({ id: 'e' }),
      ],
      merger,
    );
    expect(triggers.map(({ name, day, claims }) => `${name} ${day} ${claims}`)).toEqual([
      'Summit 2020-02-01 1',
      'Crisis 2020-02-18 2',
      'Summit 2020-03-01 1',
    ]);
    expect(withoutTrigger).toBe(1);
  });

  test('a family that nobody claims anything of has an empty record', () => {
    expect(fearRecordOf(mergerHistories(), { family: 'war' })).toMatchObject({ claims: 0, triggers: [], periods: [] });
  });
});

const day = fc
  .integer({ min: 0, max: 4000 })
  .map((days) => new Date(Date.UTC(2010, 0, 1 + days)).toISOString().slice(0, 10));
const someHistory = fc
  .record({
    made: day,
    deadline: fc.option(day, { nil: undefined }),
    question: fc.option(fc.constantFrom('q1', 'q2'), { nil: undefined }),
    trigger: fc.option(fc.constantFrom('summit', 'crisis'), { nil: undefined }),
    said: fc.array(fc.tuple(day, fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 4 }),
    came: fc.array(fc.tuple(day, fc.constantFrom(true, false, 'disputed', 'annulled')), { maxLength: 3 }),
  })
  .map(({ deadline, said, came, ...claim }) => ({ ...claim, deadline, said, came }));
const histories = fc.array(someHistory, { maxLength: 12 }).map((list): History[] =>
  list.map(({ made, deadline, said, came, ...claim }, i) =>
    history(
      { id: `c${i}`, made, ...claim, ...(deadline !== undefined && deadline >= made && { deadline }) },
      said.filter(([at]) => at >= made),
      came.filter(([on]) => on >= made),
    ),
  ),
);

describe('any record', () => {
  test('adds up, by period and by trigger and by status', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom('year', 'quarter', 'month', undefined), (list, period) => {
        const { claims, statuses, tests, triggers, withoutTrigger, periods } = fearRecordOf(list, {
          ...merger,
          period,
        });
        const { open, yes, no, otherKinds, disputed, annulled } = statuses;
        const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0);
        expect(open + yes + no + otherKinds + disputed).toBe(claims);
        expect(claims + annulled).toBe(list.length);
        expect(sum(triggers.map((one) => one.claims)) + withoutTrigger).toBe(claims);
        expect(sum(periods.map((one) => one.claims))).toBe(claims);
        expect(sum(periods.map((one) => one.resolvedYes))).toBe(yes);
        expect(sum(periods.map((one) => one.resolvedNo))).toBe(no);
        expect(sum(periods.map(({ cameTrue }) => cameTrue.yes))).toBe(yes);
        expect(tests.mixed).toBeLessThanOrEqual(tests.yes);
        expect(tests.yes).toBeLessThanOrEqual(Math.min(tests.resolved, yes));
        expect(tests.resolved).toBeLessThanOrEqual(Math.min(tests.all, yes + no));
        if (claims > 0) {
          const { soFar } = periods[periods.length - 1];
          expect(soFar.tests).toEqual({ yes: tests.yes, resolved: tests.resolved });
          expect(soFar.claims).toEqual({ yes, resolved: yes + no });
        }
        for (const { stated, standing } of periods) {
          for (const one of [stated, standing]) {
            expect(one?.mean ?? 0).toBeGreaterThanOrEqual(0);
            expect(one?.mean ?? 0).toBeLessThanOrEqual(1 + 1e-12);
          }
        }
      }),
    );
  });

  test('is the same for any order of the claims, and goes through JSON unchanged', () => {
    fc.assert(
      fc.property(histories, (list) => {
        const record = fearRecordOf(list, merger);
        expect(fearRecordOf([...list].reverse(), merger)).toEqual(record);
        expect(JSON.parse(JSON.stringify(record))).toEqual(record);
      }),
    );
  });
});
