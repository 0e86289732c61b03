import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stream } from '../../numeric/random.ts';
import { agreedBy, type Deadlines, NO_DEADLINES } from './agreed-by.ts';
import type { PaceEvidence } from './evidence.ts';
import type { LearnedPace } from './learned-pace.ts';
import { paceFrom } from './pace-from.ts';
import { paceOfKind, shippedPaces } from './paces.ts';

/** Mean over draws at evenly spread numbers, the second turned by the golden ratio. */
function meanBy(evidence: PaceEvidence, days: number, elapsed = 0, deadlines: Deadlines = NO_DEADLINES): number {
  const pace = paceFrom(evidence, elapsed);
  const law = { shape: 1, scale: 1 };
  const draws = 2000;
  let sum = 0;
  for (let d = 0; d < draws; d++) {
    pace.take([(d + 0.5) / draws, ((d + 0.5) * 0.6180339887498949) % 1], law);
    sum += agreedBy(law, days, elapsed, deadlines);
  }
  return sum / draws;
}

const learned: LearnedPace = {
  ...{ shape: 1.3, shapeError: 0.1, scale: 500, scaleError: 0.1, frailty: 0.5 },
  ...{ traits: [], cases: 100, groups: 20, agreed: 90 },
};

describe('what is agreed by a day', () => {
  test('at a constant hazard is one less the exponential, and a deadline that ends the talks ends it', () => {
    const law = { shape: 1, scale: 100 };
    expect(agreedBy(law, 100, 0, NO_DEADLINES)).toBeCloseTo(0.6321205588285577, 14);
    expect(agreedBy(law, 100, 77, NO_DEADLINES)).toBeCloseTo(0.6321205588285577, 14);
    expect(agreedBy(law, 100, 0, { day: [50], ends: [1] })).toBeCloseTo(0.3934693402873666, 14);
    // Half of what is left at the deadline goes on: F(50) + (1 - F(50)) F(50) / 2.
    expect(agreedBy(law, 100, 0, { day: [50], ends: [0.5] })).toBeCloseTo(0.5127949495579622, 14);
    expect(agreedBy(law, Infinity, 0, { day: [50], ends: [1] })).toBeCloseTo(0.3934693402873666, 14);
    expect(agreedBy(law, Infinity, 0, NO_DEADLINES)).toBe(1);
  });

  test('on the day of a deadline counts what is agreed on it', () => {
    const law = { shape: 1, scale: 100 };
    expect(agreedBy(law, 50, 0, { day: [50], ends: [1] })).toBeCloseTo(0.3934693402873666, 14);
  });

  test('is nothing today and before', () => {
    for (const days of [0, -1, -1000]) expect(agreedBy({ shape: 0.5, scale: 1 }, days, 3, NO_DEADLINES)).toBe(0);
  });

  const laws = fc.record({
    shape: fc.double({ min: 0.2, max: 5, noNaN: true }),
    scale: fc.double({ min: 1, max: 5000, noNaN: true }),
  });
  const days = fc.double({ min: 0, max: 5000, noNaN: true });
  const deadlines = fc
    .array(fc.tuple(days, fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 4 })
    .map((pairs): Deadlines => {
      const sorted = pairs.toSorted(([a], [b]) => a - b);
      return { day: sorted.map(([day]) => day), ends: sorted.map(([, ends]) => ends) };
    });

  test('never falls as the day comes later, and stays a probability', () => {
    fc.assert(
      fc.property(laws, days, days, days, deadlines, (law, elapsed, a, b, ends) => {
        const [sooner, later] = [Math.min(a, b), Math.max(a, b)].map((day) => agreedBy(law, day, elapsed, ends));
        expect(sooner).toBeGreaterThanOrEqual(0);
        expect(sooner).toBeLessThanOrEqual(later + 1e-14);
        expect(later).toBeLessThanOrEqual(1 + 1e-14);
      }),
    );
  });

  test('is less the more a deadline ends, and one that ends nothing changes nothing', () => {
    fc.assert(
      fc.property(laws, days, days, days, (law, elapsed, day, by) => {
        const with_ = (ends: number) => agreedBy(law, by, elapsed, { day: [day], ends: [ends] });
        expect(with_(0)).toBeCloseTo(agreedBy(law, by, elapsed, NO_DEADLINES), 12);
        expect(with_(0.7)).toBeLessThanOrEqual(with_(0.2) + 1e-14);
      }),
    );
  });
});

describe('the pace of a share', () => {
  test('has the mean of the beta distribution at the end of what was counted, (k + 1/2) / (n + 1)', () => {
    expect(meanBy({ k: 5, n: 8, within: 365 }, 365)).toBeCloseTo(5.5 / 9, 3);
    expect(meanBy({ k: 0, n: 4, within: 30 }, 30)).toBeCloseTo(0.5 / 5, 3);
    expect(meanBy({ k: 4, n: 4, within: 30 }, 30)).toBeCloseTo(4.5 / 5, 3);
  });

  test('elsewhere is what SciPy 1.17 integrates', () => {
    expect(meanBy({ k: 5, n: 8, within: 365 }, 100)).toBeCloseTo(0.24161, 3);
    expect(meanBy({ k: 5, n: 8, within: 365 }, 100, 400)).toBeCloseTo(0.20359, 3);
  });
});

describe('the pace of times', () => {
  test('is what a plain sum over a grid of shapes and rates gives', () => {
    // 1,201 x 6,001 points in NumPy 2.4: prior exp(x / 2) of the log rate x, normal of the log shape.
    expect(meanBy({ durations: [30, 60, 200], open: [400] }, 365)).toBeCloseTo(0.75218, 2);
    expect(meanBy({ durations: [30, 60, 200], open: [400] }, 365, 400)).toBeCloseTo(0.52042, 2);
    expect(meanBy({ durations: [], open: [400] }, 365)).toBeCloseTo(0.27491, 2);
    expect(meanBy({ durations: [], open: [400] }, 365, 400)).toBeCloseTo(0.19317, 2);
    expect(meanBy({ durations: [10, 20, 15, 12] }, 14)).toBeCloseTo(0.5918, 2);
  });

  test('is the same in any unit of time and in any order', () => {
    const years = meanBy({ durations: [1, 2, 5], open: [3] }, 2, 1);
    expect(meanBy({ durations: [365, 730, 1825], open: [1095] }, 730, 365)).toBeCloseTo(years, 9);
    expect(meanBy({ durations: [5, 1, 2], open: [3] }, 2, 1)).toBeCloseTo(years, 9);
  });

  test('comes near to the share of many times', () => {
    const durations = Array.from({ length: 400 }, (_, i) => -100 * Math.log(1 - (i + 0.5) / 400));
    expect(meanBy({ durations }, 100)).toBeCloseTo(1 - Math.exp(-1), 2);
  });
});

describe('every pace', () => {
  const paces: [string, PaceEvidence][] = [
    ['a share', { k: 3, n: 7, within: 200 }],
    ['times', { durations: [40, 90, 300], open: [500] }],
    ['what was learned', learned],
    ['the wide one', paceOfKind(undefined)],
  ];

  test.each(paces)('of %s is what is left of it once time has passed', (_, evidence) => {
    const [elapsed, more] = [150, 250];
    const before = meanBy(evidence, elapsed);
    const until = meanBy(evidence, elapsed + more);
    expect(meanBy(evidence, more, elapsed)).toBeCloseTo((until - before) / (1 - before), 2);
  });

  test.each(paces)('of %s gives each draw the same law whatever was drawn before', (_, evidence) => {
    const pace = paceFrom(evidence, 20);
    const u = new Float64Array(2);
    const law = { shape: 1, scale: 1 };
    const at = (draw: number) => {
      stream('pace', 7).fillOfDraw(draw, 0, u);
      pace.take(u, law);
      return { ...law };
    };
    const forwards = [0, 1, 2].map(at);
    expect([2, 1, 0].map(at).reverse()).toEqual(forwards);
    for (const { shape, scale } of forwards) expect(shape > 0 && scale > 0 && scale < Infinity).toBe(true);
  });

  test.each(paces)('of %s stays finite at the ends of what can be drawn', (_, evidence) => {
    const law = { shape: 1, scale: 1 };
    const ends = [2 ** -33, 1 - 2 ** -33];
    for (const elapsed of [0, 1, 70_000]) {
      const pace = paceFrom(evidence, elapsed);
      for (const a of ends) {
        for (const b of ends) {
          pace.take([a, b], law);
          const p = agreedBy(law, 100, elapsed, NO_DEADLINES);
          expect(p >= 0 && p <= 1).toBe(true);
        }
      }
    }
  });

  test('of a kind of which no case is known says that it is wide', () => {
    expect(paceFrom(paceOfKind('regime')).wide).toBe(true);
    expect(paceFrom(paceOfKind('coalition')).wide).toBe(false);
    expect(paceOfKind('coalition', {})).toEqual(shippedPaces().other);
  });
});

describe('evidence that is none', () => {
  test.each<[PaceEvidence, string]>([
    [{ k: 3, n: 2, within: 30 }, 'k is 3 of n 2: no more can be agreed than there were'],
    [{ k: 0, n: 0, within: 30 }, 'n is 0, expected a whole number from 1 up'],
    [{ k: 1.5, n: 2, within: 30 }, 'k is 1.5, expected a whole number from 0 up'],
    [{ k: 1, n: 2, within: 0 }, 'within is 0 days, expected more than 0'],
    [{ durations: [] }, 'no durations, expected the days that at least one bargain took'],
    [{ durations: [10, 0] }, 'duration 2 is 0 days, expected more than 0'],
    [{ durations: [10], open: [-4] }, 'open bargain 1 is -4 days, expected more than 0'],
    [{ durations: [NaN] }, 'duration 1 is NaN days'],
  ])('%j is refused', (evidence, message) => {
    expect(() => paceFrom(evidence)).toThrow(message);
  });

  test('so is a time that has passed of less than nothing', () => {
    expect(() => paceFrom({ k: 1, n: 2, within: 30 }, -1)).toThrow('elapsed is -1 days, expected 0 to');
  });
});
