import { describe, expect, test } from 'vitest';
import { halfAgreedBy, openAfter, paceOfLearned, stretched } from '../../calibration/pace/learned-pace.ts';
import { paceOfKind } from '../../calibration/pace/paces.ts';
import { exp, log, power } from '../../numeric/elementary.ts';
import { gammaQuantile } from '../../numeric/gamma.ts';
import { stream } from '../../numeric/random.ts';
import { censoringWeights, squaredAt } from '../../numeric/survival/brier.ts';
import { survivalAt } from '../../numeric/survival/weibull.ts';
import type { CaseTime } from '../../situation/cases/case-time.ts';
import { PLACEBO, REMISSION } from '../../testing/remission.ts';
import { atScale } from '../../testing/scale.ts';
import { fitPace } from './fit-pace.ts';
import { pacesOf, scorePaces } from './score-paces.ts';

/** Bargains with a known law: groups with a gamma factor, a trait that doubles the time, open ones, some seen late. */
function simulated(
  seed: number,
  groups: number,
  truth = { shape: 1.6, scale: 200, frailty: 0.4, slope: log(2) },
): CaseTime[] {
  const u = new Float64Array(4);
  return Array.from({ length: groups }, (_, g) => {
    stream(`group ${g}`, seed).fill(0, u);
    const factor = truth.frailty * gammaQuantile(u[0], 1 / truth.frailty);
    return Array.from({ length: 8 }, (_, i): CaseTime[] => {
      stream(`case ${g} ${i}`, seed).fill(0, u);
      const parliament = u[2] < 0.5 ? 1 : 0;
      const scale = truth.scale * exp(truth.slope * parliament);
      const time = scale * power(-log(u[0]) / factor, 1 / truth.shape);
      const seen = 100 + 900 * u[1];
      const from = u[3] < 0.25 ? 40 : 0;
      if (time <= from) return [];
      return [
        {
          ...{ case: `${g}-${i}`, group: `g${g}`, kind: 'treaty' },
          ...{ time: Math.min(time, seen), happened: time <= seen, from },
          traits: { coLegislator: parliament },
        },
      ];
    }).flat();
  }).flat();
}

describe('a pace that is fitted', () => {
  test('is the law that other code finds: groups, a trait and late entry on the leukaemia patients', () => {
    // Minimised in SciPy 1.17 (BFGS) with the same penalties.
    const patients = [...REMISSION.map((one) => ({ ...one, drug: 1 })), ...PLACEBO.map((one) => ({ ...one, drug: 0 }))];
    const cases = patients.map(
      ({ time, happened, drug }, i): CaseTime => ({
        ...{ case: `${i}`, group: `${Math.floor(i / 3)}`, kind: 'other', time, happened },
        from: i % 3 === 0 && time > 3 ? 2 : 0,
        traits: { issues: drug },
      }),
    );
    const { shape, scale, frailty, traits } = fitPace(cases, ['issues']);
    expect(log(shape)).toBeCloseTo(1.41224, 3);
    expect(log(scale)).toBeCloseTo(1.55684, 2);
    expect(log(frailty)).toBeCloseTo(1.74349, 2);
    expect(traits[0].slope).toBeCloseTo(1.31105, 2);
  });

  test('recovers the shape, the scale, the trait and how bargains differ', () => {
    const { shape, scale, frailty, traits, errors } = fitPace(simulated(5, 150), ['coLegislator', 'issues']);
    expect(Math.abs(log(shape / 1.6))).toBeLessThan(3 * errors.shape);
    expect(Math.abs(log(frailty / 0.4))).toBeLessThan(3 * errors.frailty);
    expect(traits.map(({ trait }) => trait)).toEqual(['coLegislator']);
    expect(Math.abs(traits[0].slope - log(2))).toBeLessThan(3 * traits[0].error);
    // The scale is that of a bargain with the mean of the trait.
    expect(Math.abs(log(scale / 200) - log(2) * traits[0].mean)).toBeLessThan(3 * errors.scale);
  });

  test('has errors that hold the truth as often as they say', () => {
    const runs = atScale(30, 300);
    let held = 0;
    for (let seed = 0; seed < runs; seed++) {
      const { shape, errors } = fitPace(simulated(seed, 25), []);
      // Without the trait the shape that is seen is a little lower; with a slope of 0 it is the one.
      held += Number(Math.abs(log(shape / 1.6)) < 1.96 * errors.shape + 0.1);
    }
    expect(held / runs).toBeGreaterThan(0.8);
  });
});

describe('times that are scored', () => {
  const times = simulated(1, 40);
  const [scores] = scorePaces(times, 1);
  const of = (name: string) => scores.forecasters.find((one) => one.name === name);

  test('find a trait that helps in groups left out, and are better for it than Kaplan and Meier', () => {
    expect(scores.traitsHelp).toBe(true);
    expect(scores.learned.traits.map(({ trait }) => trait)).toEqual(['coLegislator']);
    expect(of('learned')?.difference.high).toBeLessThan(0);
    expect(of('learned')?.crps).toBeLessThan(of('kaplan-meier')?.crps ?? 0);
  });

  test('leave out a trait that says nothing', () => {
    const [blind] = scorePaces(simulated(2, 40, { shape: 1.6, scale: 200, frailty: 0.4, slope: 0 }), 1);
    expect(blind.traitsHelp).toBe(false);
    expect(blind.learned.traits).toEqual([]);
  });

  test('are calibrated where the law is known', () => {
    expect(of('learned')?.coverage50).toBeGreaterThan(0.4);
    expect(of('learned')?.coverage50).toBeLessThan(0.6);
    expect(of('learned')?.coverage90).toBeGreaterThan(0.82);
    const misses = scores.calibration.filter(({ forecast, low = 0, high = 1 }) => forecast < low || forecast > high);
    expect(misses.length).toBeLessThanOrEqual(3);
  });

  test('have a curve from nothing upwards: what was learned runs within a few points of what was observed', () => {
    const [{ curve, horizons }] = scorePaces(simulated(2, 40, { shape: 1.6, scale: 200, frailty: 0.4, slope: 0 }), 1);
    expect(curve[0]).toMatchObject({ days: 0, learned: 0, observed: 0 });
    expect(curve.at(-1)?.days).toBe(1.5 * horizons[2]);
    curve.forEach(({ learned, observed }, k) => {
      if (k === 0) return;
      expect(learned).toBeGreaterThan(curve[k - 1].learned);
      expect(observed).toBeGreaterThanOrEqual(curve[k - 1].observed);
      expect(Math.abs(learned - observed)).toBeLessThan(0.08);
    });
  });

  test('are no worse by Brier than the truth and some noise', () => {
    const horizons = scores.horizons;
    // The truth of a bargain of a group that is not known: the mean over the factor.
    const weightOf = censoringWeights(times);
    const truth = horizons.map((horizon) => {
      let [sum, weights] = [0, 0];
      for (const one of times) {
        const { traits, from = 0 } = one;
        const hazard = (t: number) => power(t / (200 * exp(log(2) * (traits.coLegislator ?? 0))), 1.6);
        const open = (t: number) => power(1 + 0.4 * hazard(t), -1 / 0.4);
        const weight = from < horizon ? weightOf(one, horizon) : 0;
        sum += weight * squaredAt(one, horizon, 1 - open(Math.max(from, horizon)) / open(from));
        weights += weight;
      }
      return sum / weights;
    });
    for (const [h, brier] of truth.entries()) expect(of('learned')?.brier[h]).toBeLessThan(brier + 0.02);
  });

  test('of too few bargains teach nothing', () => {
    expect(scorePaces(times.slice(0, 15), 1)).toEqual([]);
    expect(pacesOf(times.slice(0, 15), 1)).toBeUndefined();
    expect(pacesOf([], 1)).toBeUndefined();
  });

  test('become paces: that of the kind, and a wide one for all others', () => {
    const paces = pacesOf(times, 1);
    expect(Object.keys(paces ?? {}).sort()).toEqual(['other', 'treaty']);
    expect(paces?.other?.wide).toBe(true);
    expect(paceOfKind('regime', paces).wide).toBe(true);
    expect(paces?.other?.scaleError).toBeGreaterThan(1);
  });
});

describe('a learned pace', () => {
  const learned = paceOfKind('legislation');

  test('is open after some days as often as in the mean of its draws', () => {
    for (const pace of [learned, paceOfKind(undefined)]) {
      const { take } = paceOfLearned(pace, 0);
      const law = { shape: 1, scale: 1 };
      const open = openAfter(pace);
      for (const days of [30, 365, 1000]) {
        let sum = 0;
        for (let d = 0; d < 4000; d++) {
          take([(d + 0.5) / 4000, ((d + 0.5) * 0.6180339887498949) % 1], law);
          sum += survivalAt(law, days);
        }
        expect(sum / 4000).toBeCloseTo(open(days), 2);
      }
    }
  });

  test('is agreed by half in the middle, and later where a co-legislator must agree', () => {
    const half = halfAgreedBy(learned);
    expect(openAfter(learned)(half)).toBeCloseTo(0.5, 9);
    const [without, needed] = [0, 1].map((coLegislator) => halfAgreedBy(stretched(learned, { coLegislator })));
    expect(needed / without).toBeGreaterThan(1.5);
    expect(half).toBeGreaterThan(without);
  });
});
