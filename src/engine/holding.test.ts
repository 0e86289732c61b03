import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecast } from '../forecast/index.ts';
import { modelNamed, models } from '../models/models.ts';
import { type Winset, winset } from '../models/winset.ts';
import type { Rule, Situation, Stance } from '../situation/schema.ts';
import { compile } from './compile.ts';
import { trace } from './trace.ts';

interface Wish {
  x: number;
  s?: number;
  c?: number;
  veto?: Stance['veto'];
}

/** Actors a, b, ... on one issue from 0 to 100. */
function oneIssue(wishes: Wish[], statusQuo: number, more: Partial<Situation['issues'][string]> = {}): Situation {
  const ids = wishes.map((_, i) => String.fromCharCode(97 + i));
  // Who has no seat in a council must be said to have none.
  const { rule: how } = more;
  const rule =
    typeof how === 'object' && 'council' in how
      ? { ...how, members: { ...Object.fromEntries(ids.map((id) => [id, []])), ...how.members } }
      : how;
  return {
    title: 't',
    actors: Object.fromEntries(ids.map((id, i) => [id, { capability: wishes[i].c ?? 1 }])),
    issues: {
      x: {
        statusQuo,
        ...more,
        ...(rule === undefined ? {} : { rule }),
        stances: Object.fromEntries(
          wishes.map(({ x, s = 1, veto }, i) => [
            ids[i],
            { position: x, salience: s, ...(veto === undefined ? {} : { veto }) },
          ]),
        ),
      },
    },
  };
}

const ends = (situation: Situation) => {
  const { models: said } = forecast(situation, { samples: 16 }).issues[0];
  return Object.fromEntries(Object.entries(said).map(([name, { central }]) => [name, central]));
};
const acceptedIn = (situation: Situation): Winset => {
  const { problem, refresh } = compile(situation);
  refresh();
  const set = { low: NaN, high: NaN };
  winset(problem, 0, set);
  return set;
};

const wish = fc.record({
  x: fc.integer({ min: 0, max: 100 }),
  s: fc.integer({ min: 1, max: 10 }).map((n) => n / 10),
  c: fc.integer({ min: 1, max: 50 }),
  veto: fc.boolean(),
});
const wishes = fc.array(wish, { minLength: 1, maxLength: 7 });
const place = fc.integer({ min: 0, max: 100 });
const rule = fc.constantFrom<Rule | undefined>(
  undefined,
  'majority',
  'unanimity',
  { quota: 0.7 },
  { unanimity: ['a'] },
  { council: 'eu27-lisbon', procedure: 'unanimity', members: { a: ['DE', 'FR'] } },
);

describe('in every model', () => {
  test('nothing changes against the veto of one who wants the status quo', () => {
    fc.assert(
      fc.property(wishes, place, (list, d) => {
        const all = ends(oneIssue([{ x: d, veto: true }, ...list], d));
        for (const { name } of models) expect(all[name], name).toBe(d);
      }),
      { numRuns: 60 },
    );
  });

  test('the outcome lies within what those who can refuse let through', () => {
    fc.assert(
      fc.property(wishes, place, rule, (list, d, how) => {
        const situation = oneIssue(list, d, how === undefined ? {} : { rule: how });
        const { low, high } = acceptedIn(situation);
        for (const [name, o] of Object.entries(ends(situation))) {
          expect(o, name).toBeGreaterThanOrEqual(low - 1e-9);
          expect(o, name).toBeLessThanOrEqual(high + 1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the order of the actors decides nothing', () => {
    const turn = (situation: Situation): Situation => {
      const { x } = situation.issues;
      return {
        ...situation,
        issues: { x: { ...x, stances: Object.fromEntries(Object.entries(x.stances).reverse()) } },
      };
    };
    fc.assert(
      fc.property(wishes, place, rule, (list, d, how) => {
        const situation = oneIssue(list, d, how === undefined ? {} : { rule: how });
        const other = ends(turn(situation));
        for (const [name, o] of Object.entries(ends(situation))) expect(other[name], name).toBeCloseTo(o, 8);
      }),
      { numRuns: 60 },
    );
  });

  test('without vetoes and rules nothing is held: what a model says by itself is what it says here', () => {
    fc.assert(
      fc.property(wishes, place, (list, d) => {
        const situation = oneIssue(
          list.map(({ x, s, c }) => ({ x, s, c })),
          d,
        );
        const { problem, refresh } = compile(situation);
        refresh();
        for (const [name, o] of Object.entries(ends(situation))) {
          const solution = { outcome: new Float64Array(1), status: new Uint8Array(1) };
          modelNamed(name)?.prepare(problem, {}, 1)(solution, 0);
          expect(o, name).toBe(solution.outcome[0]);
        }
      }),
      { numRuns: 40 },
    );
  });
});

test('one veto more never lets more through', () => {
  fc.assert(
    fc.property(wishes, place, rule, fc.nat(), (list, d, how, which) => {
      const more = list.map((one, i) => (i === which % list.length ? { ...one, veto: true } : one));
      const [before, after] = [list, more].map((all) =>
        acceptedIn(oneIssue(all, d, how === undefined ? {} : { rule: how })),
      );
      expect(after.low).toBeGreaterThanOrEqual(before.low);
      expect(after.high).toBeLessThanOrEqual(before.high);
      expect(before.low <= d && d <= before.high).toBe(true);
    }),
  );
});

describe('a rule', () => {
  const against = [{ x: 0 }, { x: 80 }, { x: 80 }, { x: 90 }];
  test.each<[string, Rule, number]>([
    ['of all lets the one refuse who wants the status quo', 'unanimity', 0],
    ['of all members asks nobody else', { unanimity: ['b', 'c', 'd'] }, 62.5],
    ['by votes asks nobody without votes', { quota: 1, votes: { a: 0, b: 1, c: 1, d: 1 } }, 62.5],
    ['by votes asks nobody who is not named', { quota: 1, votes: { b: 1 } }, 62.5],
    ['by a majority of members leaves the others out', { majority: ['a', 'b'] }, 0],
    ['by a majority is met by three of four', 'majority', 62.5],
    [
      'of all member states lets one of them refuse, and asks nobody who is none',
      { council: 'eu27-lisbon', procedure: 'unanimity', members: { b: 'DE', c: 'FR', d: 'HU' } },
      62.5,
    ],
    [
      'of all member states is refused by one of them',
      { council: 'eu27-lisbon', procedure: 'unanimity', members: { a: 'HU', b: 'DE', c: 'FR' } },
      0,
    ],
  ])('%s', (_, how, expected) => {
    expect(ends(oneIssue(against, 0, { rule: how }))['weighted-mean']).toBeCloseTo(expected, 12);
  });

  test('that is kept to in six of ten futures holds in six of ten', () => {
    const { issues } = forecast(oneIssue(against, 0, { rule: 'unanimity', binds: 0.6 }), {
      samples: 4096,
      calibration: 'none',
    });
    expect(issues[0].held?.share).toBeCloseTo(0.6, 2);
    expect(issues[0].held?.by).toMatchObject([{ name: 'the voting rule', share: expect.closeTo(0.6, 2) }]);
    expect(issues[0].models['weighted-mean'].mean.value).toBeCloseTo(0.4 * 62.5, 0);
  });
});

describe('a veto that may be used', () => {
  const situation = (veto: Stance['veto']) => ({
    ...oneIssue([{ x: 0, veto }, { x: 80 }, { x: 100 }], 0),
    outcomes: { some: { when: 'x > 0' } },
  });
  const share = (veto: Stance['veto']) => forecast(situation(veto), { samples: 4096, calibration: 'none' });

  test('holds in that share of the futures, and its actor is named', () => {
    const { outcomes, issues, settings } = share(0.3);
    expect(outcomes[0].probability.value).toBeCloseTo(0.7, 2);
    expect(issues[0].held).toMatchObject({ share: expect.closeTo(0.3, 2), by: [{ actor: 'a', name: 'a' }] });
    expect(settings.uncertainInputs).toBe(1);
  });

  test('is not drawn where it is certain', () => {
    for (const veto of [0, 1, true, false]) expect(share(veto).settings.uncertainInputs).toBe(0);
    expect(share(0).outcomes[0].probability.value).toBe(1);
    expect(share(1).outcomes[0].probability.value).toBe(0);
  });

  test('counts by the mean where its probability is uncertain itself', () => {
    const p = (veto: Stance['veto']) => 1 - share(veto).outcomes[0].probability.value;
    expect(p([0.2, 0.4])).toBeCloseTo(0.3, 2);
    expect(p({ low: 0, mode: 0.3, high: 0.6 })).toBeCloseTo(0.3, 2);
    expect(p({ mean: 0.3, sd: 0.01 })).toBeCloseTo(0.3, 2);
  });

  test('is used in the same futures of every scenario, in more of them where it is likelier', () => {
    const base: Situation = {
      ...situation(0.3),
      scenarios: { bolder: [{ change: { 'issues.x.stances.a.veto': { times: 2 } } }] },
    };
    const more = forecast(base, { samples: 1024, calibration: 'none', scenario: 'bolder' }).outcomes[0].probability
      .value;
    const less = forecast(base, { samples: 1024, calibration: 'none' }).outcomes[0].probability.value;
    expect(less - more).toBeCloseTo(0.3, 2);
  });
});

describe('Nash bargaining', () => {
  const nash = (list: Wish[], d: number, more = {}) => ends(oneIssue(list, d, more)).nash;

  test('does not ask a bystander where others have vetoes', () => {
    const two = [
      { x: 80, c: 50, veto: true },
      { x: 60, c: 50, veto: true },
    ];
    expect(nash([...two, { x: 0, s: 0.1, c: 0.001 }], 10)).toBeCloseTo(nash(two, 10), 2);
  });

  test('asks everyone with any weight where the file does not say who can refuse, and the forecast says so', () => {
    const situation = oneIssue([{ x: 80 }, { x: 60 }, { x: 0, c: 0.001 }], 10);
    expect(ends(situation).nash).toBe(10);
    const said = /Nash bargaining asks everyone with any weight for consent: x\./;
    expect(forecast(situation, { samples: 16 }).notes.join()).toMatch(said);
    expect(forecast(oneIssue([{ x: 80, veto: false }], 10), { samples: 16 }).notes.join()).not.toMatch(said);
  });

  test('asks by a rule those who make the coalition: with a majority not the one on the other side', () => {
    const list = [{ x: 0 }, { x: 60 }, { x: 80 }];
    expect(nash(list, 10, { rule: 'unanimity' })).toBe(10);
    expect(nash(list, 10, { rule: 'majority' })).toBeGreaterThan(30);
  });

  test('asks all who stand where the pivot does: of two alike neither is left out', () => {
    // Four of five are needed; the fourth from above is one of the two at 22.
    const list = [
      { x: 22, c: 9, veto: true },
      { x: 22, c: 20 },
      { x: 47, c: 23 },
      { x: 70, c: 15, veto: true },
      { x: 75, c: 2 },
    ];
    const [here, there] = [list, list.toReversed()].map((all) => nash(all, 4, { rule: { quota: 0.7 } }));
    expect(there).toBeCloseTo(here, 9);
  });

  test('lets those pull who cannot refuse: one who alone can is not all there is', () => {
    const o = nash(
      [
        { x: 30, veto: true },
        { x: 80, c: 3 },
      ],
      50,
    );
    expect(o).toBeGreaterThan(30);
    expect(o).toBeLessThan(50);
  });

  test('ends near the weighted mean where somebody could refuse and does not', () => {
    const list = [{ x: 10, veto: false }, { x: 90 }, { x: 70 }];
    const plain = oneIssue(
      list.map(({ x }) => ({ x })),
      10,
    );
    delete plain.issues.x.statusQuo;
    expect(nash(list, 10)).toBe(ends(plain).nash);
  });
});

describe('what an actor gives in an exchange it has agreed to', () => {
  /** Two actors who care for different issues, each with a veto where the other one wants something. */
  const swap = (third?: Stance): Situation => ({
    title: 't',
    actors: Object.fromEntries(['a', 'b', ...(third ? ['c'] : [])].map((id) => [id, { capability: 1 }])),
    issues: {
      land: {
        statusQuo: 0,
        stances: {
          a: { position: 100, salience: 0.9 },
          b: { position: 0, salience: 0.1, veto: true },
          ...(third ? { c: third } : {}),
        },
      },
      peace: {
        statusQuo: 0,
        stances: { a: { position: 0, salience: 0.1, veto: true }, b: { position: 100, salience: 0.9 } },
      },
    },
  });

  test('and no more: the issue goes as far from the status quo as its own deals move it', () => {
    const { outcome, rounds } = trace(swap(), 'exchange');
    const [first, last] = [rounds[0], rounds[rounds.length - 1]];
    for (const id of ['land', 'peace']) {
      const shift = last.outcome[id] - first.outcome[id];
      expect(shift).toBeGreaterThan(1);
      expect(outcome[id].settles).toBeCloseTo(shift, 9);
    }
    expect(trace(swap(), 'weighted-mean').outcome.land.settles).toBe(0);
  });

  test('but not what a third one would refuse', () => {
    expect(trace(swap({ position: 0, salience: 1, veto: true }), 'exchange').outcome.land.settles).toBe(0);
  });

  test('under unanimity as well', () => {
    const agreed = swap();
    agreed.issues.land.rule = 'unanimity';
    expect(trace(agreed, 'exchange').outcome.land.settles).toBe(trace(swap(), 'exchange').outcome.land.settles);
  });
});

test('a trace says who holds an issue, and what the model alone says', () => {
  const { outcome } = trace(oneIssue([{ x: 0, veto: true }, { x: 80 }], 0, { rule: 'unanimity' }), 'weighted-mean');
  expect(outcome.x).toMatchObject({
    ...{ proposed: 40, settles: 0, why: 'held', accepted: { low: 0, high: 0 } },
    held: { vetoes: ['a'], rule: true },
  });
});
