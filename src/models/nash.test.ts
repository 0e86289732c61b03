import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trace } from '../engine/trace.ts';
import { forecast } from '../forecast/index.ts';
import type { Situation } from '../situation/situation.ts';
import { type Loss, nashOutcome } from './nash.ts';
import { sortRows } from './problem.ts';

function nash(x: number[], w: number[], d: number, loss: Loss = 'linear', low = 0, high = 100): number {
  const position = Float64Array.from(x);
  const order = Int32Array.from(position.keys());
  sortRows(order, position, 0, order.length);
  return nashOutcome({ position, weight: Float64Array.from(w), order, from: 0, to: x.length }, d, low, high, loss);
}

describe('by hand', () => {
  test('between two on one side, the nearer limits: d = 0, x = 40 and 100', () => {
    // On [40, 80] the product is (80 - o) o: its maximum is at 40, where it also rises from the left.
    expect(nash([40, 100], [1, 1], 0)).toBe(40);
  });

  test('a heavier ambitious actor pulls beyond the other: w = 1 and 3', () => {
    // log(80 - o) + 3 log(o) has its maximum at o = 60.
    expect(nash([40, 100], [1, 3], 0)).toBeCloseTo(60, 10);
  });

  test('quadratic loss: d = 0, x = 50 and 100, equal weights', () => {
    // The gains are o (100 - o) and o (200 - o): 2/o = 1/(100 - o) + 1/(200 - o), so 4 o^2 - 900 o + 40000 = 0.
    expect(nash([50, 100], [1, 1], 0, 'quadratic')).toBeCloseTo((900 - Math.sqrt(170_000)) / 8, 10);
  });

  test('one actor gets what it wants', () => {
    expect(nash([70], [2], 20)).toBeCloseTo(70, 9);
    expect(nash([70], [2], 20, 'quadratic')).toBeCloseTo(70, 9);
  });

  test('wishes on both sides of the status quo: no agreement', () => {
    expect(nash([10, 90], [1, 1], 50)).toBeNaN();
    expect(nash([50, 90], [1, 1], 50)).toBeNaN();
  });

  test('an actor without weight cannot refuse', () => {
    expect(nash([10, 90], [0, 1], 50)).toBeCloseTo(90, 9);
  });

  test('just inside where a light actor’s gain vanishes, the gain of the others still counts', () => {
    // By search over a fine grid: 33.9766; all accept up to 2 x 28 - 22 = 34.
    expect(nash([48, 28, 82], [4.63710833024582, 0.010861365679561693, 0.9238039093607125], 22)).toBeCloseTo(
      33.9766,
      3,
    );
  });

  test('without a status quo two equals meet in the middle, where the product of their utilities is largest', () => {
    expect(nash([20, 80], [1, 1], NaN)).toBeCloseTo(50, 9);
  });
});

describe('against a plain search', () => {
  const actor = fc.record({ x: fc.integer({ min: 0, max: 100 }), w: fc.double({ min: 0.01, max: 10, noNaN: true }) });
  const utility = (x: number, o: number, loss: Loss) =>
    loss === 'linear' ? 1 - Math.abs(x - o) / 100 : 1 - ((x - o) / 100) ** 2;

  test.each<Loss>(['linear', 'quadratic'])('no outcome on a grid has a larger product of gains (%s loss)', (loss) => {
    const status = fc.option(fc.integer({ min: 0, max: 100 }), { nil: NaN });
    fc.assert(
      fc.property(fc.array(actor, { minLength: 1, maxLength: 12 }), status, (actors, d) => {
        const product = (o: number) =>
          actors.reduce((sum, { x, w }) => {
            const gain = utility(x, o, loss) - (Number.isNaN(d) ? 0 : utility(x, d, loss));
            return sum + (gain > 0 ? w * Math.log(gain) : -Infinity);
          }, 0);
        const grid = Array.from({ length: 1001 }, (_, i) => product(i / 10));
        const o = nash(
          actors.map(({ x }) => x),
          actors.map(({ w }) => w),
          d,
          loss,
        );
        if (Number.isNaN(o)) expect(Math.max(...grid)).toBe(-Infinity);
        else {
          const best = Math.max(...grid);
          expect(product(o)).toBeGreaterThanOrEqual(best - 1e-9 * (1 + Math.abs(best)));
        }
      }),
      { numRuns: 2000, endOnFailure: true },
    );
  });
});

describe('where nothing is agreed', () => {
  const situation = (veto: boolean, positions: [number, number]): Situation => ({
    title: 't',
    actors: { a: { capability: 1 }, b: { capability: 1 } },
    issues: {
      x: {
        statusQuo: 50,
        stances: {
          a: { position: positions[0], salience: 0.5, veto },
          b: { position: positions[1], salience: 0.9, veto },
        },
      },
    },
  });
  const options = { models: ['nash', 'veto-players'], samples: 16 };

  test('the forecast says that the status quo stands', () => {
    // Both can refuse: one wants less than 50, the other more.
    const [{ models }] = forecast(situation(true, [10, 90]), options).issues;
    expect(models.nash).toMatchObject({ central: 50, statusQuoStands: 1 });
    expect(forecast(situation(false, [10, 90]), options).issues[0].models.nash.statusQuoStands).toBe(0);
    expect(forecast(situation(true, [60, 90]), options).issues[0].models.nash.statusQuoStands).toBe(0);
  });

  test('a trace says why', () => {
    const why = (model: string) => trace(situation(true, [10, 90]), model).outcome.x.why;
    expect(why('nash')).toBe('statusQuoStands');
    expect(why('veto-players')).toBe('held');
  });
});
