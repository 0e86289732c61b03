import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planForecast } from '../forecast/plan.ts';
import { type SmallStance, smallSituation } from '../inside/interventions/small.test-situations.ts';
import { UsageError } from '../numeric/errors.ts';
import { applyChange } from '../situation/change.ts';
import { parseSituation } from '../situation/index.ts';
import { copyOf } from '../situation/viewpoint.ts';
import { column, pooled } from './columns.ts';
import type { Design } from './design.ts';
import { answeringOf } from './models-of.ts';
import { prepare } from './prepare.ts';
import type { SingleChange } from './what-if.ts';

const stance: fc.Arbitrary<SmallStance> = fc.record({
  x: fc.integer({ min: 0, max: 100 }),
  s: fc.integer({ min: 1, max: 20 }).map((n) => n / 20),
  c: fc.integer({ min: 1, max: 10 }),
  veto: fc.boolean(),
});

const belarus = parseSituation(readFileSync('examples/russia-belarus-2021/situation.yaml', 'utf8'));
const { design: calibrated } = planForecast(belarus, { seed: 4 });
const { design: plain } = planForecast(belarus, { seed: 4, calibration: 'none' });
const actors = Object.keys(belarus.actors);
const outcomes = Object.keys(belarus.outcomes ?? {});
const width = actors.length + outcomes.length;

/** The pooled answers of draws of the changed situation, one column each: losses, then outcomes. */
function answersOf(design: Design, changes: SingleChange[], samples: number): number[][] {
  const situation = copyOf(belarus);
  for (const { path, to } of changes) expect(applyChange(situation, path, to)).toBeUndefined();
  const drawn = prepare({ ...design, situation }).draw(0, samples);
  return [
    ...actors.map((_, i) => [...column(drawn, 'loss', i)]),
    ...outcomes.map((_, o) => [...pooled(drawn, 'happens', answeringOf(design), outcomes.length, o)]),
  ];
}

describe('changes tried on the same draws', () => {
  const sets: { whose: string[]; set: SingleChange[] }[] = [
    { whose: ['kremlin'], set: [{ path: 'issues.currency.stances.kremlin.position', to: 100 }] },
    { whose: ['west'], set: [{ path: 'issues.command.stances.west.salience', to: 0.9 }] },
    { whose: [], set: [{ path: 'issues.base.stances.minsk.veto', to: false }] },
    { whose: [], set: [{ path: 'issues.base.stances.west.veto', to: true }] },
    { whose: [], set: [{ path: 'dependence.minsk.kremlin.energy.replaceable', to: 0.6 }] },
    { whose: [], set: [{ path: 'dependence.minsk.kremlin.finance.alternatives.china', to: 1 }] },
    { whose: [], set: [{ path: 'actors.opposition.capability', to: 30 }] },
    {
      whose: ['kremlin', 'minsk'],
      set: ['kremlin', 'minsk'].map((who) => ({ path: `issues.markets.stances.${who}.position`, to: 55 })),
    },
  ];

  test.each([
    ['calibrated', calibrated],
    ['of the models alone', plain],
  ])('say what draws of the changed situation say, draw by draw: %s', (_, design) => {
    const samples = 12;
    const found = prepare(design).whatIf(
      sets.map(({ set }) => set),
      0,
      samples,
    );
    [{ whose: [] as string[], set: [] }, ...sets].forEach(({ whose, set }, row) => {
      answersOf(design, set, samples).forEach((column, q) => {
        // Who professes something else is judged by what it states, not as a draw does.
        if (whose.includes(actors[q])) return;
        column.forEach((value, s) => {
          expect(found[(row * width + q) * samples + s]).toBeCloseTo(value, 12);
        });
      });
    });
  });

  test.each([calibrated, plain])('are the same, bit by bit, in whatever stretch and company', (design) => {
    const together = prepare(design).whatIf(
      sets.map(({ set }) => set),
      60,
      70,
    );
    sets.forEach(({ set }, k) => {
      const alone = prepare(design).whatIf([set], 66, 68);
      for (let q = 0; q < width; q++) {
        const whole = together.subarray(((1 + k) * width + q) * 10 + 6, ((1 + k) * width + q) * 10 + 8);
        expect([...alone.subarray((width + q) * 2, (width + q) * 2 + 2)]).toEqual([...whole]);
      }
    });
  });

  test('of doing nothing give nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(stance, { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 4 }),
        (table) => {
          const situation = smallSituation(table);
          const engine = prepare(planForecast(situation).design);
          const width =
            Object.keys(situation.actors).length + engine.answers.length - Object.keys(situation.issues).length;
          const sets = Object.entries(situation.issues).flatMap(([id, { stances }]) =>
            Object.entries(stances).flatMap(([who, { position, salience }]) => [
              [{ path: `issues.${id}.stances.${who}.position`, to: position as number }],
              [{ path: `issues.${id}.stances.${who}.salience`, to: salience as number }],
            ]),
          );
          const found = engine.whatIf(sets, 0, 1);
          sets.forEach((_, k) => {
            expect([...found.subarray((1 + k) * width, (2 + k) * width)]).toEqual([...found.subarray(0, width)]);
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  test('name a path that nothing is at', () => {
    expect(() =>
      prepare(calibrated).whatIf([[{ path: 'issues.currency.stances.france.veto', to: true }]], 0, 1),
    ).toThrow('nothing to change at `issues.currency.stances.france.veto`, expected the path of a quantity or a veto');
  });

  test('are tried on a stretch of draws', () => {
    const engine = prepare(calibrated);
    for (const call of [() => engine.whatIf([], 4, 1), () => engine.draw(4, 1), () => engine.values('A', 4, 1)]) {
      expect(call).toThrow(new UsageError('the number of draws is -3, expected a whole number from 0 up'));
    }
  });
});
