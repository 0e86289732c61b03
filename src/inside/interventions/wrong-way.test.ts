import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prepare } from '../../engine/prepare.ts';
import { planForecast } from '../../forecast/plan.ts';
import type { Situation } from '../../situation/schema.ts';
import { atScale } from '../../testing/scale.ts';
import { interventions } from './interventions.ts';
import { wrongWays } from './wrong-way.ts';

/** Russia wants SWIFT and dislikes inspections, the West the reverse; each is paid in what it cares about. */
const swap = (russia: [number, number], west: [number, number], certain: number): Situation => ({
  title: 't',
  asOf: '2023-01-01',
  actors: { russia: { capability: 50 }, west: { capability: 50 } },
  issues: {
    swift: {
      statusQuo: 0,
      stances: {
        russia: { position: certain, salience: russia[0] },
        west: { position: 0, salience: west[0] },
      },
    },
    checks: {
      statusQuo: 0,
      stances: {
        russia: { position: 0, salience: russia[1] },
        west: { position: 100, salience: west[1] },
      },
    },
  },
  agreement: {
    consent: ['russia', 'west'],
    without: { russia: { low: -0.05, mode: 0.1, high: 0.3 }, west: { low: -0.05, mode: 0.05, high: 0.2 } },
    timing: { pace: { k: 95, n: 100, within: 100 } },
  },
  outcomes: { deal: { when: 'agreement', by: '2023-08-01' }, none: { when: 'not agreement', by: '2023-08-01' } },
});
const engineOf = (situation: Situation) =>
  prepare(planForecast(situation, { models: ['weighted-mean'], calibration: 'none' }).design);

test('a softer position is not told to end a deal, although it can', () => {
  const engine = engineOf(swap([0.8, 0.4], [0.4, 0.8], 100));
  const wrong = wrongWays(engine);
  const position = (actor: string, issue: string, now: number) => ({
    ...{ actor, what: 'position' as const, path: `issues.${issue}.stances.${actor}.position` },
    ...{ stated: String(now), now, low: 0, high: 100 },
  });
  const [deal, none] = [0, 1];
  // Russia wants less: that ends nothing, and a wish for more makes nothing.
  const russia = position('russia', 'swift', 90);
  expect([wrong(russia, 10, deal, false), wrong(russia, 10, none, true)]).toEqual([true, true]);
  expect([wrong(russia, 10, deal, true), wrong(russia, 10, none, false)]).toEqual([false, false]);
  expect([wrong(russia, 100, deal, true), wrong(russia, 100, none, false)]).toEqual([true, true]);
  // Another quantity is told as it is.
  expect(wrong({ ...russia, what: 'salience' }, 0, deal, false)).toBe(false);
});

test('an outcome that reads the issue itself is told in both directions', () => {
  const situation = swap([0.8, 0.4], [0.4, 0.8], 100);
  situation.outcomes = { high: { when: 'agreement and swift >= 30', by: '2023-08-01' } };
  const wrong = wrongWays(engineOf(situation));
  const at = { stated: '90', now: 90, low: 0, high: 100 };
  const russia = { actor: 'russia', what: 'position' as const, path: 'issues.swift.stances.russia.position', ...at };
  expect(wrong(russia, 10, 0, false)).toBe(false);
});

test('no tipping point softens a demand and ends a deal with it', () => {
  const weight = fc.integer({ min: 1, max: 10 }).map((n) => n / 10);
  fc.assert(
    fc.property(fc.tuple(weight, weight), fc.tuple(weight, weight), fc.integer({ min: 30, max: 100 }), (a, b, x) => {
      const situation = swap(a, b, x);
      const { tippingPoints } = interventions(engineOf(situation), { screen: 8, confirm: 32 });
      for (const { what, actor, path, to, outcome, becomes, from } of tippingPoints) {
        const dealAfter = outcome === 'deal' ? becomes.value > 0.5 : becomes.value < 0.5;
        if (what === 'without') expect(Number(to) < Number(from.split('..')[1])).toBe(dealAfter);
        if (what !== 'position') continue;
        const { stances } = situation.issues[path.split('.')[1]];
        const [other] = Object.keys(stances).filter((id) => id !== actor);
        const [theirs, own] = [Number(stances[other].position), Number(stances[actor].position)];
        expect(Math.abs(Number(to) - theirs) < Math.abs(own - theirs)).toBe(dealAfter);
      }
    }),
    { numRuns: atScale(10, 200) },
  );
});
