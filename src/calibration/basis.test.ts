import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Basis, mixtureOf } from './basis.ts';
import type { KindCalibration } from './calibration.ts';
import { probabilityUpTo, quantileOf } from './mixture.ts';

const calibration: KindCalibration = {
  towardsExchange: 0.5,
  base: 0.01,
  perDeviation: 0.7,
  weights: { normal: 0.6, positions: 0.1, roles: 0.15, statusQuo: 0.05, low: 0.05, uniform: 0.05 },
  correlation: 0.1,
  cases: 120,
  groups: 120,
  issues: 247,
};

const basis = (changes: Partial<Basis> = {}): Basis => ({
  low: 0,
  high: 100,
  mean: 40,
  exchange: 50,
  deviation: 20,
  statusQuo: 0,
  positions: Float64Array.of(0, 40, 100),
  shares: Float64Array.of(0.3, 0.4, 0.3),
  roles: Float64Array.of(100),
  ...changes,
});

describe('how an issue may end', () => {
  test('its centre lies between the mean and the exchange model, its spread grows with that of the positions', () => {
    expect(mixtureOf(calibration, basis()).normal).toMatchObject({ mu: 45, sigma: 15 });
  });

  test('the weight of a part that the issue does not have goes to the normal part', () => {
    const without = mixtureOf(calibration, basis({ roles: new Float64Array(0), statusQuo: NaN }));
    expect(without.normalWeight).toBeCloseTo(0.8, 12);
    expect(without.points.length).toBe(4);
  });

  test('where all want the same, nearly all of the probability is there', () => {
    const agreed = mixtureOf(
      { ...calibration, weights: { normal: 1 } },
      basis({ mean: 70, exchange: 70, deviation: 0, positions: Float64Array.of(70), shares: Float64Array.of(1) }),
    );
    expect(probabilityUpTo(agreed, 73) - probabilityUpTo(agreed, 67)).toBeGreaterThan(0.99);
  });

  test('its probability is 1 in all and none of it lies off the scale, on any scale, whatever was learned', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const learnt = fc
      .record({
        towardsExchange: fc.double({ min: -1, max: 2, noNaN: true }),
        base: fc.double({ min: 1e-6, max: 2, noNaN: true }),
        perDeviation: fc.double({ min: 0, max: 5, noNaN: true }),
        parts: fc.tuple(share, share, share, share, share, share),
      })
      .map(({ parts, ...rest }) => {
        const sum = parts.reduce((all, one) => all + one, 0) || 1;
        const [normal, positions, roles, statusQuo, low, uniform] = parts.map((one) => one / sum);
        return { ...rest, weights: { normal, positions, roles, statusQuo, low, uniform } };
      });
    fc.assert(
      fc.property(
        learnt,
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (learned, low, range, at, u) => {
          const x = (share: number) => low + share * range;
          const issue = basis({
            ...{ low, high: low + range, mean: x(at), exchange: x(1 - at), deviation: range * at, statusQuo: x(at) },
            ...{
              positions: Float64Array.of(x(0), x(at)),
              shares: Float64Array.of(0.5, 0.5),
              roles: Float64Array.of(x(1)),
            },
          });
          const mixture = mixtureOf(learned, issue);
          const total = mixture.normalWeight + mixture.uniformWeight + mixture.pointWeights.reduce((s, w) => s + w, 0);
          expect(total).toBeCloseTo(1, 9);
          const upTo = probabilityUpTo(mixture, x(u));
          expect(upTo).toBeGreaterThanOrEqual(0);
          expect(upTo).toBeLessThanOrEqual(1);
          expect(quantileOf(mixture, u)).toBeGreaterThanOrEqual(low);
          expect(quantileOf(mixture, u)).toBeLessThanOrEqual(low + range);
        },
      ),
    );
  });
});
