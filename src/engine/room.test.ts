import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecast } from '../forecast/index.ts';
import { readSituation } from '../situation/read.ts';
import type { Situation } from '../situation/schema.ts';
import { effectiveCapability } from './dependence.ts';

/** Two actors on one issue and a third that only trades. */
const two = (more: Partial<Situation> = {}): Situation => ({
  title: 't',
  actors: { small: { capability: 10 }, large: { capability: 30 }, trader: { capability: 5 } },
  issues: {
    x: { stances: { small: { position: 0, salience: 1 }, large: { position: 100, salience: 0.5 } } },
    y: { stances: { trader: { position: 50, salience: 1 } } },
  },
  dependence: [
    { of: 'small', on: 'large', domain: 'energy', strength: 0.8, replaceable: 0.1, alternatives: { trader: 0.4 } },
  ],
  ...more,
});
const room = (situation: Situation) => forecast(situation, { samples: 8192 }).roomForManoeuvre;

describe('effective capability', () => {
  test('by hand: 10 (1 - 0.8 (1 - 0.25)) (1 - 0.5) = 2', () => {
    const energy = { of: 0, on: 1, strength: 0.8, replaceable: 0.25 };
    const finance = { of: 0, on: 1, strength: 0.5, replaceable: 0 };
    expect([...effectiveCapability([10, 10], [energy, finance])]).toEqual([expect.closeTo(2, 12), 10]);
  });

  test('never grows by dependence, and is whole where everything can be replaced', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, (strength, replaceable) => {
        const [left] = effectiveCapability([1], [{ of: 0, on: 1, strength, replaceable }]);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(1);
        expect(effectiveCapability([1], [{ of: 0, on: 1, strength, replaceable: 1 }])[0]).toBe(1);
      }),
    );
  });
});

describe('room for manoeuvre', () => {
  test('of two alone is w_i / (w_i + w_j) of what lies nearer, and smaller without the partner', () => {
    // small: 10 (1 - 0.8 (1 - 0.5)) = 6 against 30 x 0.5 = 15; without the trader 10 (1 - 0.8 x 0.9) = 2.8.
    const [small] = room(two());
    expect(small).toMatchObject({ id: 'small', on: 'large', without: [{ id: 'trader' }] });
    expect(small.share.value).toBeCloseTo(6 / 21, 2);
    expect(small.without[0].share.value).toBeCloseTo(2.8 / 17.8, 2);
  });

  test('counts only what lies nearer to the actor than the demand does', () => {
    const situation = two();
    situation.issues.x.stances.large.position = 50;
    // Between 0 and 50 the two alone: 6 / 21 of half of the scale.
    expect(room(situation)[0].share.value).toBeCloseTo(6 / 21 / 2, 2);
  });

  test('has no place for an actor that shares no issue with whom it depends on', () => {
    expect(
      room(two({ dependence: [{ of: 'trader', on: 'large', domain: 'market', strength: 1, replaceable: 0 }] })),
    ).toEqual([]);
  });

  test('is 0 for an actor that has nothing of its own left', () => {
    const [small] = room(two({ dependence: [{ of: 'small', on: 'large', domain: 'all', strength: 1 }] }));
    expect(small.share.value).toBe(0);
  });

  test('can be changed by scenarios, partner by partner', () => {
    const situation = two({
      scenarios: { alone: [{ change: { 'dependence.small.large.energy.alternatives.trader': 0 } }] },
    });
    const [small] = forecast(situation, { samples: 512, scenario: 'alone' }).roomForManoeuvre;
    expect(small.share.value).toBeCloseTo(small.without[0].share.value, 12);
  });
});

test.each([
  ['alternatives: { tradr: 0.2 }', '4:79: unknown actor `tradr`, did you mean `trader`?'],
  ['alternatives: { large: 0.2 }', '`large` cannot be an alternative to itself'],
  ['alternatives: { trader: 1.2 }', 'outside 0-1'],
])('a dependence with %s is a located fault', (text, message) => {
  const file = `title: t
actors: { small: { capability: 1 }, large: { capability: 1 }, trader: { capability: 1 } }
issues: { x: { stances: { small: { position: 1, salience: 1 } } } }
dependence: [ { of: small, on: large, domain: d, strength: 1, ${text} } ]
`;
  const { faults } = readSituation(file, 'f.yaml');
  expect(faults.map(({ place, message: m }) => `${place?.line}:${place?.column}: ${m}`).join('\n')).toContain(message);
});
