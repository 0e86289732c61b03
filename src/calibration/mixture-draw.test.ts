import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '../engine/compile.ts';
import { planForecast } from '../forecast/plan.ts';
import type { Situation } from '../situation/situation.ts';
import { actorsWithRole, basisOf, mixtureOf } from './basis.ts';
import type { OutcomeDistribution } from './calibration.ts';
import { quantileOf } from './mixture.ts';
import { mixtureDraw } from './mixture-draw.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const stance = fc.record({ position: fc.integer({ min: 0, max: 100 }), salience: share });

test('what is drawn are the quantiles of the mixture that is learned', () => {
  fc.assert(
    fc.property(
      fc.array(stance, { minLength: 1, maxLength: 6 }),
      fc.tuple(share, share, share, share, fc.constantFrom(0, 0.1)),
      fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      share,
      (stances, parts, statusQuo, u, at) => {
        fc.pre(stances.some(({ salience }) => salience > 1e-3));
        const total = 1 + parts.reduce((sum, w) => sum + w, 0);
        const [positions, roles, onStatusQuo, low, uniform] = parts.map((w) => w / total);
        const distribution: OutcomeDistribution = {
          ...{ towardsExchange: 0.4, base: 0.01, perDeviation: 0.7 },
          weights: { normal: 1 / total, positions, roles, statusQuo: onStatusQuo, low, uniform },
        };
        const names = stances.map((_, i) => `a${i}`);
        const situation: Situation = {
          title: 't',
          actors: Object.fromEntries(
            names.map((name, i) => [
              name,
              { capability: 1 + i, ...(i === 1 ? { role: 'agenda-setter' as const } : {}) },
            ]),
          ),
          issues: {
            x: {
              ...(statusQuo === undefined ? {} : { statusQuo }),
              stances: Object.fromEntries(names.map((name, i) => [name, stances[i]])),
            },
          },
        };
        const { problem, refresh } = compile(planForecast(situation).design.situation);
        refresh();
        const withRole = new Set(actorsWithRole(situation));
        const expected = quantileOf(mixtureOf(distribution, basisOf(problem, 0, 100 * at, withRole)), u);
        expect(mixtureDraw(problem, distribution, withRole)(0, 100 * at, u)).toBeCloseTo(expected, 7);
      },
    ),
  );
});
