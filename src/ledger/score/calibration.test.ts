import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillPseudoRandom } from '../../numeric/random.ts';
import { calibrationCurve } from './calibration.ts';

describe('the calibration curve', () => {
  test('by hand: ten forecasts in two bins', () => {
    const p = Float64Array.of(0.25, 0.2, 0.25, 0.2, 0.75, 0.75, 0.75, 0.75, 0.75, 0.75);
    const o = Float64Array.of(0, 1, 0, 0, 1, 1, 1, 1, 1, 0);
    const [low, high] = calibrationCurve(p, o);
    expect(low).toMatchObject({ n: 4, yes: 1, from: 0.2, to: 0.25, observed: 0.25 });
    expect(low.forecast).toBeCloseTo(0.225, 15);
    expect(high).toMatchObject({ n: 6, yes: 5, from: 0.75, to: 0.75, forecast: 0.75, observed: 5 / 6 });
    // Of six events of 3/4, P(at most 2) = 154/4096 = 3.8%, P(at most 3) = 694/4096; P(at most 5) = 82%.
    expect([high.low, high.high]).toEqual([3 / 6, 1]);
  });

  test('its bars hold nine tenths or more of what is drawn from the forecasts', () => {
    const n = 400;
    const p = new Float64Array(n);
    fillPseudoRandom(1, 2, 3, p, 0, n);
    const rounds = 2000;
    const u = new Float64Array(n * rounds);
    fillPseudoRandom(4, 5, 6, u, 0, u.length);
    const bars = calibrationCurve(p, new Float64Array(n));
    const held = bars.map(() => [0, 0, 0]);
    for (let r = 0; r < rounds; r++) {
      const drawn = calibrationCurve(
        p,
        p.map((x, i) => (u[r * n + i] < x ? 1 : 0)),
      );
      drawn.forEach(({ observed }, k) => {
        held[k][observed < bars[k].low ? 0 : observed > bars[k].high ? 2 : 1]++;
      });
    }
    for (const [below, , above] of held) {
      expect(below / rounds).toBeLessThan(0.065);
      expect(above / rounds).toBeLessThan(0.065);
    }
  });

  test('counts every claim once, in whatever order they come', () => {
    const pairs = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1)));
    fc.assert(
      fc.property(pairs, (claims) => {
        const curve = (list: typeof claims) =>
          calibrationCurve(
            Float64Array.from(list, ([p]) => p),
            Float64Array.from(list, ([, o]) => o),
            { equalCount: 5 },
          );
        const bins = curve(claims);
        expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(claims.length);
        expect(curve([...claims].reverse())).toEqual(bins);
        for (const { low, high, from, to } of bins) {
          expect(low).toBeLessThanOrEqual(high);
          expect(from).toBeLessThanOrEqual(to);
        }
      }),
    );
  });

  test('of certain forecasts has bars of no length', () => {
    expect(calibrationCurve(Float64Array.of(0, 0, 1), Float64Array.of(0, 1, 1))).toMatchObject([
      { low: 0, high: 0, observed: 0.5 },
      { low: 1, high: 1, observed: 1 },
    ]);
  });
});
