import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Agreement } from '../situation/agreement-types.ts';
import type { Quantity } from '../situation/quantity.ts';
import type { Situation, Stance } from '../situation/situation.ts';
import { atScale } from '../testing/scale.ts';
import { forecast } from './index.ts';

type Range = { low: number; mode: number; high: number };
const ACTORS = ['a', 'b', 'c', 'd'];
const within = (bottom: number, top: number, step = 1): fc.Arbitrary<Range> =>
  fc
    .array(fc.integer({ min: bottom / step, max: top / step }), { minLength: 3, maxLength: 3 })
    .map((values) => values.sort((a, b) => a - b).map((value) => value * step))
    .map(([low, mode, high]) => ({ low, mode, high }));
const worth = within(-20, 20).map(({ low, mode, high }) => ({ low: low / 100, mode: mode / 100, high: high / 100 }));

/** Whether somebody pulls an actor from its position past its limit. */
const pulled = (positions: number[], actor: number, limit: number) => {
  const own = positions[actor];
  return limit !== own && positions.some((other) => (limit > own ? other > own : other < own));
};

/** Three who must agree, one of them perhaps, and a bystander; two or three issues, all uncertain. */
const bargains = fc
  .record({
    issues: fc.array(
      fc.record({
        statusQuo: fc.option(within(0, 100, 10), { freq: 4 }),
        stances: fc.array(
          fc.record({
            position: within(0, 100, 5),
            salience: fc.integer({ min: 1, max: 9 }),
            limit: fc.option(within(0, 100, 5)),
          }),
          { minLength: ACTORS.length, maxLength: ACTORS.length },
        ),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    worths: fc.array(worth, { minLength: 2, maxLength: 2 }),
    veto: fc.integer({ min: 1, max: 10 }),
    ask: fc.option(fc.integer({ min: 0, max: 80 })),
    pace: fc.integer({ min: 1, max: 9 }),
  })
  .map(
    ({ issues, worths, veto, ask, pace }): Situation => ({
      title: 't',
      asOf: '2023-01-01',
      actors: Object.fromEntries(ACTORS.map((id, i) => [id, { capability: 10 + i }])),
      issues: Object.fromEntries(
        issues.map(({ statusQuo, stances }, m) => [
          'xyz'[m],
          {
            ...(statusQuo && { statusQuo }),
            stances: Object.fromEntries(
              stances.map(({ position, salience, limit }, i): [string, Stance] => [
                ACTORS[i],
                {
                  position,
                  salience: salience / 10,
                  ...(limit &&
                    pulled(
                      stances.map((one) => one.position.mode),
                      i,
                      limit.mode,
                    ) && { limit }),
                  ...(i < 2 && { veto: true }),
                  ...(i === 2 && { veto: veto / 10 }),
                },
              ]),
            ),
          },
        ]),
      ),
      agreement: {
        without: { a: worths[0], b: worths[1] },
        ...(ask !== null && { asks: { a: `x >= ${ask}` } }),
        timing: { pace: { k: pace, n: 10, within: 200 }, deadlines: [{ on: '2023-09-01', ends: 0.5 }] },
      },
      outcomes: { deal: { when: 'agreement', by: '2023-12-01' } },
    }),
  );

const changed = (situation: Situation, change: (copy: Situation & { agreement: Agreement }) => void) => {
  const copy = structuredClone(situation);
  change(copy as Situation & { agreement: Agreement });
  return copy;
};
const chance = (situation: Situation, at?: string) => {
  const { outcomes, agreements } = forecast(situation, {
    at,
    // Pseudo-random numbers of an input do not turn on which others are uncertain.
    ...{ samples: 48, sampler: 'pseudo-random', models: ['weighted-mean'], calibration: 'none' },
  });
  return { deal: outcomes[0].probability.value, room: agreements?.[0].room ?? { value: NaN, low: NaN, high: NaN } };
};
const moved = (range: Range, by: number, [bottom, top]: [number, number]): Range => {
  const to = (value: number) => Math.min(top, Math.max(bottom, value + by));
  return { low: to(range.low), mode: to(range.mode), high: to(range.high) };
};
/** Every limit of an actor gives more by so many points; all of them lie on the side that the file has put them on. */
const softened = ({ issues }: Situation, actor: string, by: number) => {
  for (const { stances } of Object.values(issues)) {
    const { limit, position } = stances[actor];
    if (limit === undefined) continue;
    const [line, wish] = [limit as Range, position as Range];
    if (line.mode === wish.mode) continue;
    stances[actor].limit = moved(line, line.mode < wish.mode ? -by : by, [0, 100]);
  }
};

/** The day of the situation, one before its deadline and one after it. */
const DAYS = [undefined, '2023-05-01', '2023-10-01'];

test('a deal is never less likely, nor its room smaller at either end, if somebody gives more, has less without one, or there is more time; also once time has gone by without one', () => {
  fc.assert(
    fc.property(
      ...([
        bargains,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('a', 'b', 'c'),
        fc.constantFrom(...DAYS),
      ] as const),
      (situation, by, who, at) => {
        const before = chance(situation, at);
        const softer: Record<string, Situation> = {
          limits: changed(situation, (copy) => softened(copy, who, by)),
          flexibility: changed(situation, ({ agreement }) => {
            agreement.flexibility = { low: 0, mode: by / 100, high: Math.max(0.1, by / 50) } as Quantity;
          }),
          steepness: changed(situation, ({ agreement }) => {
            agreement.steepness = 1 + 5 / by;
          }),
          without: changed(situation, ({ agreement }) => {
            agreement.without = { ...agreement.without, a: moved(agreement.without?.a as Range, -by / 100, [-1, 1]) };
          }),
          ask: changed(situation, ({ agreement }) => {
            agreement.asks = {};
          }),
          'a later day': changed(situation, ({ outcomes }) => {
            if (outcomes) outcomes.deal.by = '2024-03-01';
          }),
          'a deadline that is not': changed(situation, ({ agreement }) => {
            agreement.timing = { ...agreement.timing, deadlines: [] };
          }),
          'a veto that is used less often': changed(situation, ({ issues }) => {
            for (const { stances } of Object.values(issues)) stances.c.veto = 0.05;
          }),
        };
        // That talks which no deadline has ended came to nothing speaks more against them.
        if (at === DAYS[2]) delete softer['a deadline that is not'];
        for (const [what, one] of Object.entries(softer)) {
          const after = chance(one, at);
          expect(after.room.low, what).toBeGreaterThanOrEqual(before.room.low - 1e-12);
          expect(after.room.high, what).toBeGreaterThanOrEqual(before.room.high - 1e-12);
          expect(after.deal, what).toBeGreaterThanOrEqual(before.deal - 1e-12);
        }
        expect(before.room.low).toBeLessThanOrEqual(before.room.high);
      },
    ),
    { numRuns: atScale(8, 150) },
  );
});
