import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KINDS } from '../situation/kinds.ts';
import type { Situation, Stance } from '../situation/situation.ts';
import { atScale } from '../testing/scale.ts';
import { forecast } from './index.ts';

const stance = fc.record({
  position: fc.integer({ min: -5, max: 5 }),
  salience: fc.integer({ min: 0, max: 10 }).map((n) => n / 10),
  capability: fc.integer({ min: 0, max: 9 }),
});
const situations = fc
  .record({
    stances: fc
      .array(stance, { minLength: 1, maxLength: 5 })
      .filter((stances) => stances.some(({ salience }) => salience > 0)),
    kind: fc.constantFrom(...KINDS),
    statusQuo: fc.option(fc.integer({ min: -5, max: 5 }), { nil: undefined }),
    at: fc.integer({ min: -5, max: 5 }),
  })
  .map(({ stances, kind, statusQuo, at }): Situation => {
    const ids = stances.map((_, i) => `a${i}`);
    return {
      ...{ title: 't', kind },
      actors: Object.fromEntries(ids.map((id, i) => [id, { capability: stances[i].capability }])),
      issues: {
        x: {
          scale: { '-5': 'low', '5': 'high' },
          ...(statusQuo === undefined ? {} : { statusQuo }),
          stances: Object.fromEntries(
            ids.map((id, i): [string, Stance] => [
              id,
              { position: stances[i].position, salience: stances[i].salience },
            ]),
          ),
        },
      },
      outcomes: { above: { when: `x > ${at}` }, not: { when: `x <= ${at}` } },
    };
  });
const options = { models: ['weighted-mean'], samples: 32 };

describe('a calibrated forecast of any situation', () => {
  test('has probabilities from 0 to 1 that add up to 1 with their complements, and no mass off the scale', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const { issues, outcomes } = forecast(situation, options);
        const [above, not] = outcomes.map(({ probability }) => probability.value);
        expect(above + not).toBeCloseTo(1, 12);
        for (const p of [above, not]) expect(p >= 0 && p <= 1).toBe(true);
        const { quantiles, histogram, mean } = issues[0].pooled;
        for (const x of [...Object.values(quantiles), mean.value]) expect(x >= -5 && x <= 5).toBe(true);
        expect(histogram.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      }),
      { numRuns: atScale(100, 1000) },
    );
  });

  test('keeps to a certain veto in every draw', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const { x } = situation.issues;
        const { a0 } = x.stances;
        fc.pre(situation.actors.a0.capability !== 0 && a0.salience !== 0);
        const stances = { ...x.stances, a0: { ...a0, position: -5, veto: true } };
        const held = { ...situation, issues: { x: { ...x, statusQuo: -5, stances } } };
        expect(forecast(held, options).issues[0].pooled.quantiles).toEqual({
          q05: -5,
          q25: -5,
          q50: -5,
          q75: -5,
          q95: -5,
        });
      }),
      { numRuns: atScale(50, 500) },
    );
  });

  test('does not depend on the order of the actors', () => {
    const turn = <T>(map: Record<string, T>) => Object.fromEntries(Object.entries(map).reverse());
    fc.assert(
      fc.property(situations, (situation) => {
        const { x } = situation.issues;
        const turned = {
          ...situation,
          actors: turn(situation.actors),
          issues: { x: { ...x, stances: turn(x.stances) } },
        };
        const [one, other] = [situation, turned].map((each) => forecast(each, options).issues[0].pooled.mean.value);
        expect(other).toBeCloseTo(one, 9);
      }),
      { numRuns: atScale(50, 500) },
    );
  });
});

describe('a voting rule', () => {
  const ruled = (
    changes: Partial<Situation['issues'][string]> = {},
    kind: Situation['kind'] = 'legislation',
  ): Situation => ({
    ...{ title: 'A law', kind },
    actors: { a: { capability: 1 }, b: { capability: 9 }, c: { capability: 9 } },
    issues: {
      fee: {
        ...{ name: 'Fee', statusQuo: 0, rule: 'unanimity' as const },
        stances: {
          a: { position: 0, salience: 1 },
          b: { position: 90, salience: 1 },
          c: { position: 100, salience: 1 },
        },
        ...changes,
      },
    },
    outcomes: { some: { when: 'fee > 0' } },
  });
  const some = (situation: Situation, calibration?: 'none') =>
    forecast(situation, { samples: 512, ...(calibration && { calibration }) });

  test('hardly binds in legislation, as in its cases, and the forecast says so', () => {
    const { outcomes, notes } = some(ruled());
    expect(outcomes[0].probability.value).toBeGreaterThan(0.8);
    expect(notes.join(' ')).toMatch(/The voting rule hardly binds .* 174 resolved issues .*: Fee\./);
  });

  test.each([
    ['the file says how far it binds', ruled({ binds: 1 }), undefined],
    ['no case of the kind has rules', ruled({}, 'treaty'), undefined],
    ['there is no calibration', ruled(), 'none' as const],
  ])('binds where %s', (_, situation, calibration) => {
    const { outcomes, notes } = some(situation, calibration);
    expect(outcomes[0].probability.value).toBe(0);
    expect(notes.join(' ')).not.toContain('hardly binds');
  });

  test('does not weaken a veto of the file', () => {
    const { fee } = ruled().issues;
    const stances = { ...fee.stances, a: { ...fee.stances.a, veto: true } };
    expect(some(ruled({ stances })).outcomes[0].probability.value).toBe(0);
  });
});
