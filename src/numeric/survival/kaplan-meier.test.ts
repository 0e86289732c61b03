import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REMISSION } from '../../testing/remission.ts';
import { kaplanMeier, survivalAfter } from './kaplan-meier.ts';

describe('the survival curve', () => {
  const steps = kaplanMeier(REMISSION);

  test('of the 6-MP patients is the one of the textbooks, with its standard errors', () => {
    expect(steps.map(({ time }) => time)).toEqual([6, 7, 10, 13, 16, 22, 23]);
    expect(steps.map(({ atRisk }) => atRisk)).toEqual([21, 17, 15, 12, 11, 7, 6]);
    expect(steps.map(({ survival }) => survival.toFixed(3))).toEqual([
      '0.857',
      '0.807',
      '0.753',
      '0.690',
      '0.627',
      '0.538',
      '0.448',
    ]);
    expect(steps.map(({ standardError }) => standardError?.toFixed(4))).toEqual([
      '0.0764',
      '0.0869',
      '0.0963',
      '0.1068',
      '0.1141',
      '0.1282',
      '0.1346',
    ]);
  });

  test('has the 90% log-log intervals that SciPy 1.17 gives (stats.ecdf)', () => {
    const scipy = [
      [0.6711067805921728, 0.9421594057201214],
      [0.6124785439855792, 0.9101978328466835],
      [0.5511233819278843, 0.8735812432744231],
      [0.47870030967424393, 0.8297610650198318],
      [0.41261276800570496, 0.7823912244425657],
      [0.31121408058184946, 0.7192331872249724],
      [0.2264620882450108, 0.6481135841402934],
    ];
    for (const [i, [low, high]] of scipy.entries()) {
      expect(steps[i].low).toBeCloseTo(low, 12);
      expect(steps[i].high).toBeCloseTo(high, 12);
    }
  });

  test('has no step where nothing happened, and no error once nothing is left', () => {
    expect(kaplanMeier([{ time: 3, happened: false }])).toEqual([]);
    expect(kaplanMeier([{ time: 3, happened: true }])).toEqual([{ time: 3, atRisk: 1, events: 1, survival: 0 }]);
  });

  test('counts who came late only from then on, as by hand', () => {
    // At 3 two are at risk, at 5 the late one too, at 8 the late one alone.
    const late = [
      { time: 3, happened: true },
      { time: 5, happened: true },
      { time: 8, from: 4, happened: true },
    ];
    expect(kaplanMeier(late).map(({ atRisk, survival }) => [atRisk, survival])).toEqual([
      [2, 0.5],
      [2, 0.25],
      [1, 0],
    ]);
    const curve = kaplanMeier(late);
    expect([0, 3, 4.9, 5, 100].map((time) => survivalAfter(curve, time))).toEqual([1, 0.5, 0.5, 0.25, 0]);
  });

  const lifetimes = fc.array(fc.record({ time: fc.nat(30), happened: fc.boolean() }), { maxLength: 40 });

  test('falls, between 0 and 1, inside its interval, in any order of the cases', () => {
    fc.assert(
      fc.property(lifetimes, (cases) => {
        const curve = kaplanMeier(cases);
        expect(kaplanMeier([...cases].reverse())).toEqual(curve);
        let before = 1;
        for (const { survival, low = survival, high = survival } of curve) {
          expect(survival).toBeLessThan(before);
          expect(low).toBeLessThanOrEqual(survival);
          expect(high).toBeGreaterThanOrEqual(survival);
          expect(Math.min(low, survival)).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          before = survival;
        }
      }),
    );
  });

  test('without censoring is the share that is left', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 40 }), (times) => {
        for (const { time, survival } of kaplanMeier(times.map((t) => ({ time: t, happened: true })))) {
          expect(survival).toBeCloseTo(times.filter((t) => t > time).length / times.length, 12);
        }
      }),
    );
  });
});
