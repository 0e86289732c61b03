import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecast } from '../forecast/index.ts';
import type { Situation } from '../situation/schema.ts';
import { models } from './models.ts';

/** What the models say of a situation whose inputs are all certain. */
function outcomes(situation: Situation): Record<string, number[]> {
  const { issues } = forecast(situation, { samples: 16 });
  return Object.fromEntries(models.map(({ name }) => [name, issues.map((issue) => issue.models[name].central)]));
}

interface Stance {
  x: number;
  s: number;
  c: number;
  veto: boolean;
}

const stance = fc.record({
  x: fc.double({ min: 0, max: 100, noNaN: true }),
  s: fc.double({ min: 0.01, max: 1, noNaN: true }),
  c: fc.double({ min: 0.1, max: 100, noNaN: true }),
  veto: fc.boolean(),
});
const stances = fc.array(stance, { minLength: 1, maxLength: 10 });
const maybeStatusQuo = fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: undefined });
const maybeRule = fc.option(
  fc.constantFrom<Situation['issues'][string]['rule']>('majority', 'unanimity', { quota: 0.7 }),
  { nil: undefined },
);

function oneIssue(
  list: Stance[],
  statusQuo?: number,
  rule?: Situation['issues'][string]['rule'],
  scale: [number, number] = [0, 100],
): Situation {
  const ids = list.map((_, i) => `a${i}`);
  return {
    title: 't',
    actors: Object.fromEntries(ids.map((id, i) => [id, { capability: list[i].c }])),
    issues: {
      x: {
        scale,
        ...(statusQuo === undefined ? {} : { statusQuo }),
        // A rule and a veto need a status quo.
        ...(rule === undefined || statusQuo === undefined ? {} : { rule }),
        stances: Object.fromEntries(
          ids.map((id, i) => [
            id,
            { position: list[i].x, salience: list[i].s, veto: list[i].veto && statusQuo !== undefined },
          ]),
        ),
      },
    },
  };
}

const first = (situation: Situation) => Object.entries(outcomes(situation)).map(([name, [o]]) => ({ name, o }));

describe('every model', () => {
  test('ends inside the range of the positions and the status quo', () => {
    fc.assert(
      fc.property(stances, maybeStatusQuo, maybeRule, (list, d, rule) => {
        const marks = [...list.map(({ x }) => x), ...(d === undefined ? [] : [d])];
        for (const { o } of first(oneIssue(list, d, rule))) {
          expect(o).toBeGreaterThanOrEqual(Math.min(...marks) - 1e-9);
          expect(o).toBeLessThanOrEqual(Math.max(...marks) + 1e-9);
        }
      }),
    );
  });

  test('does not mind the order of the actors', () => {
    fc.assert(
      fc.property(stances, maybeStatusQuo, (list, d) => {
        const turned = first(oneIssue(list.toReversed(), d));
        first(oneIssue(list, d)).forEach(({ o }, i) => void expect(turned[i].o).toBeCloseTo(o, 8));
      }),
    );
  });

  test('scales with the units of the issue', () => {
    const map = fc.record({ times: fc.constantFrom(0.01, 0.5, 7), plus: fc.constantFrom(-3, 0, 1000) });
    fc.assert(
      fc.property(stances, maybeStatusQuo, maybeRule, map, (list, d, rule, { times, plus }) => {
        const move = (value: number) => value * times + plus;
        const moved = oneIssue(
          list.map((a) => ({ ...a, x: move(a.x) })),
          d === undefined ? undefined : move(d),
          rule,
          [move(0), move(100)],
        );
        const there = first(moved);
        first(oneIssue(list, d, rule)).forEach(({ o }, i) => {
          expect(Math.abs(there[i].o - move(o))).toBeLessThan(1e-6 * 100 * times);
        });
      }),
    );
  });

  test('an actor that does not care changes nothing', () => {
    fc.assert(
      fc.property(stances, stance, maybeStatusQuo, maybeRule, (list, idle, d, rule) => {
        const alone = first(oneIssue(list, d, rule));
        const together = first(oneIssue([...list, { ...idle, s: 0, veto: true }], d, rule));
        alone.forEach(({ o }, i) => void expect(together[i].o).toBeCloseTo(o, 9));
      }),
    );
  });
});

describe('the weighted mean', () => {
  test('does not move away from an actor that grows', () => {
    fc.assert(
      fc.property(stances, fc.nat(), fc.double({ min: 1, max: 10, noNaN: true }), (list, which, times) => {
        const i = which % list.length;
        const grown = list.map((a, j) => (j === i ? { ...a, c: a.c * times } : a));
        const before = outcomes(oneIssue(list))['weighted-mean'][0];
        const after = outcomes(oneIssue(grown))['weighted-mean'][0];
        expect(Math.abs(after - list[i].x)).toBeLessThanOrEqual(Math.abs(before - list[i].x) + 1e-9);
      }),
    );
  });
});

describe('veto players', () => {
  test('are never worse off than with the status quo', () => {
    fc.assert(
      fc.property(stances, fc.double({ min: 0, max: 100, noNaN: true }), maybeRule, (list, d, rule) => {
        const [o] = outcomes(oneIssue(list, d, rule))['veto-players'];
        for (const { x, veto } of list) if (veto) expect(Math.abs(x - o)).toBeLessThanOrEqual(Math.abs(x - d) + 1e-9);
      }),
    );
  });

  test('a coalition that reaches the quota prefers the outcome to the status quo', () => {
    const quota = fc.double({ min: 0.05, max: 1, noNaN: true });
    fc.assert(
      fc.property(stances, fc.double({ min: 0, max: 100, noNaN: true }), quota, (list, d, q) => {
        const free = list.map((a) => ({ ...a, veto: false }));
        const [o] = outcomes(oneIssue(free, d, { quota: q }))['veto-players'];
        const content = list.filter(({ x }) => Math.abs(x - o) <= Math.abs(x - d) + 1e-9).length;
        expect(content / list.length).toBeGreaterThanOrEqual(q - 1e-9);
      }),
    );
  });

  test('by hand: the mean 68 is cut to where the veto player at 30 would go no further, 2 x 30 - 10', () => {
    const list = [
      { x: 30, s: 0.5, c: 10, veto: true },
      { x: 80, s: 0.5, c: 31.666666666666668, veto: false },
    ];
    expect(outcomes(oneIssue(list, 10))['veto-players'][0]).toBe(50);
  });

  test('by hand: a majority of three voters at 20, 40, 90 against a status quo of 0 goes to 80', () => {
    const voters = [20, 40, 90].map((x, i) => ({ x, s: 1, c: [1, 1, 100][i], veto: false }));
    expect(outcomes(oneIssue(voters, 0, 'majority'))['veto-players'][0]).toBe(80);
    expect(outcomes(oneIssue(voters, 0, 'unanimity'))['veto-players'][0]).toBe(40);
    expect(outcomes(oneIssue(voters, 0, { quota: 0.9, votes: { a2: 9, a1: 1 } }))['veto-players'][0]).toBeCloseTo(
      9060 / 102,
      10,
    );
  });

  test('on both sides of the status quo: it stands', () => {
    const list = [
      { x: 10, s: 1, c: 1, veto: true },
      { x: 90, s: 1, c: 5, veto: true },
    ];
    expect(outcomes(oneIssue(list, 50))['veto-players'][0]).toBe(50);
  });
});

describe('dependence', () => {
  test('takes away what an actor owes to another: c (1 - d (1 - o)) for each domain', () => {
    const situation = oneIssue([
      { x: 0, s: 1, c: 10, veto: false },
      { x: 100, s: 1, c: 10, veto: false },
    ]);
    situation.dependence = [
      { of: 'a0', on: 'a1', domain: 'energy', strength: 0.8, replaceable: 0.25 },
      { of: 'a0', on: 'a1', domain: 'finance', strength: 0.5, replaceable: 0 },
    ];
    // 10 (1 - 0.8 x 0.75) (1 - 0.5) = 2 against 10.
    expect(outcomes(situation)['weighted-mean'][0]).toBeCloseTo(100 * (10 / 12), 10);
  });
});

describe('links', () => {
  const two = (links: NonNullable<Situation['links']>): Situation => {
    const situation = oneIssue([{ x: 30, s: 1, c: 1, veto: false }]);
    situation.issues.y = { stances: { a0: { position: 90, salience: 1 } } };
    return { ...situation, links };
  };

  test('cap and raise an issue while their condition holds', () => {
    expect(outcomes(two([{ when: 'x < 50', caps: 'y', at: 20 }]))['weighted-mean']).toEqual([30, 20]);
    expect(outcomes(two([{ when: 'x > 50', caps: 'y', at: 20 }]))['weighted-mean']).toEqual([30, 90]);
    expect(outcomes(two([{ when: 'y > 50', floors: 'x', at: 60 }]))['weighted-mean']).toEqual([60, 90]);
    expect(outcomes(two([{ when: 'x < 50', caps: 'y', at: 95 }]))['weighted-mean']).toEqual([30, 90]);
  });

  test('a cap wins over a floor, in any order of the file', () => {
    const cap = { when: 'x < 50', caps: 'y', at: 20 };
    const floor = { when: 'x < 50', floors: 'y', at: 40 };
    expect(outcomes(two([cap, floor]))['weighted-mean']).toEqual([30, 20]);
    expect(outcomes(two([floor, cap]))['weighted-mean']).toEqual([30, 20]);
  });

  test('chains follow the issues, not the file', () => {
    const situation = two([
      { when: 'y < 50', caps: 'z', at: 10 },
      { when: 'x < 50', caps: 'y', at: 20 },
    ]);
    situation.issues.z = { stances: { a0: { position: 70, salience: 1 } } };
    expect(outcomes(situation)['weighted-mean']).toEqual([30, 20, 10]);
  });
});
