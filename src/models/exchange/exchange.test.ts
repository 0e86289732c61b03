import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { importFile } from '../../situation/import/index.ts';
import type { Situation } from '../../situation/schema.ts';
import { STATUS } from '../model.ts';
import type { Stance } from './exchange.reference.ts';
import { play, situationOf } from './exchange.test-cases.ts';
import { externalities } from './externalities.ts';

describe.each([
  { file: 'cop21.csv', reference: 'cop21', same: [20, 24, 29], worst: [6.4, 4.8, 4.3], mean: [2.3, 1.1, 1.1] },
  {
    file: 'sample_data.txt',
    reference: 'sample_data',
    same: [9, 12, 3],
    worst: [4.7, 4.5, 12.9],
    mean: [1.6, 1.6, 4.6],
  },
])('the reference run of $reference', ({ file, reference, same, worst, mean }) => {
  type Deal = [string, string, number, number, string, string, number, number, number];
  const runs: { outcomeBefore: Record<string, number>; outcomeAfter: Record<string, number>; deals: Deal[] }[] =
    JSON.parse(readFileSync(`test-data/peers/${reference}.exchanges.json`, 'utf8'));
  let start: Situation;
  beforeAll(async () => {
    const path = `test-data/peers/${file}`;
    start = (await importFile(readFileSync(path), path)).situation as Situation;
    // The peer takes every scale for 0 to 100, the one from 0.5 to 7 as well.
    for (const issue of Object.values(start.issues)) issue.scale = [0, 100];
  });
  const nameOf = (list: Record<string, { name?: string }>) =>
    new Map(Object.entries(list).map(([id, { name }]) => [name ?? id, id]));

  /** The situation at the beginning of a round, after the peer's own deals of the rounds before. */
  function atRound(number: number): Situation {
    const situation = structuredClone(start);
    const [who, what] = [nameOf(situation.actors), nameOf(situation.issues)];
    for (const { deals } of runs.slice(0, number)) {
      const moved = new Map<{ position: unknown; salience: unknown }, number>();
      const move = (actor: string, issue: string, to: number) => {
        moved.set(situation.issues[what.get(issue) as string].stances[who.get(actor) as string], to);
      };
      for (const [i, gives, iFrom, iMove, j, takes, jFrom, jMove] of deals) {
        move(i, gives, iFrom + iMove);
        move(j, takes, jFrom + jMove);
      }
      for (const [stance, y] of moved) {
        const keeps = 0.1 + 0.4 * (1 - (stance.salience as number));
        stance.position = (1 - keeps) * (stance.position as number) + keeps * y;
      }
    }
    return situation;
  }

  test.each([0, 1, 2])(
    'round %i: outcomes before it and the first deals to 1e-9, then as near as the rules allow',
    (n) => {
      const situation = atRound(n);
      const [who, what] = [nameOf(situation.actors), nameOf(situation.issues)];
      const [before, after] = play(situation).rounds;
      const { outcomeBefore, outcomeAfter, deals } = runs[n];
      for (const [issue, value] of Object.entries(outcomeBefore)) {
        expect(Math.abs(before.outcome[what.get(issue) as string] - value)).toBeLessThan(1e-9);
      }
      const agrees = ([i, gives, iFrom, iMove, j, takes, jFrom, jMove, gain]: Deal, place: number) => {
        const ours = after.deals[place] ?? [];
        return [
          { who: who.get(i), on: what.get(gives), from: iFrom, by: iMove },
          { who: who.get(j), on: what.get(takes), from: jFrom, by: jMove },
        ].every((half) =>
          ours.some(
            (move) =>
              move.who === half.who &&
              move.on === half.on &&
              Math.abs(move.from - half.from) < 1e-9 &&
              Math.abs(move.by - half.by) < 1e-9 &&
              Math.abs(move.gain - gain) < 1e-9,
          ),
        );
      };
      const parting = deals.findIndex((deal, place) => !agrees(deal, place));
      expect(parting).toBe(same[n]);
      const away = Object.entries(outcomeAfter).map(([issue, value]) =>
        Math.abs(after.outcome[what.get(issue) as string] - value),
      );
      expect(Math.max(...away)).toBeLessThan(worst[n]);
      expect(away.reduce((sum, distance) => sum + distance) / away.length).toBeLessThan(mean[n]);
    },
  );

  test('a next round starts at x + (f + v (1 - s)) (y - x)', () => {
    const { problem, rounds } = play(start, { rounds: 2, fixedWeight: 0.2, salienceWeight: 0.5 });
    const startOfSecond = problem.position.map((x, k) => {
      const keeps = 0.2 + 0.5 * (1 - problem.salience[k]);
      return x + keeps * (rounds[1].round.positions[k] - x);
    });
    const moved = new Set<string>();
    for (const { actor, issue, from } of rounds[2].round.moves) {
      if (moved.has(`${actor} ${issue}`)) continue;
      moved.add(`${actor} ${issue}`);
      const row = problem.actor.findIndex((a, k) => a === actor && k >= problem.start[issue]);
      expect(Math.abs(from - startOfSecond[row])).toBeLessThan(1e-9);
    }
  });
});

const paris = async () =>
  (await importFile(readFileSync('test-data/peers/cop21.csv'), 'test-data/peers/cop21.csv')).situation as Situation;

describe('random exchange rates', () => {
  test('are the same in the same draw of the same seed, and others in another', async () => {
    const situation = await paris();
    const run = (randomRates: number, seed: number, draw: number) => [
      ...play(situation, { randomRates, rounds: 2 }, seed, draw).outcome,
    ];
    expect(run(0.5, 1, 7)).toEqual(run(0.5, 1, 7));
    expect(run(0.5, 1, 7)).not.toEqual(run(0.5, 1, 8));
    expect(run(0.5, 1, 7)).not.toEqual(run(0.5, 2, 7));
    expect(run(0, 1, 7)).toEqual(run(0, 2, 8));
  });

  test('divide the joint gain evenly on average, and as far apart as they are told', () => {
    // One deal: the share of the one whose name comes first.
    const cells = [
      [
        { x: 0, s: 1, c: 1 },
        { x: 0, s: 0.5, c: 1 },
      ],
      [
        { x: 100, s: 0.5, c: 1 },
        { x: 100, s: 1, c: 1 },
      ],
    ];
    const shares = Array.from({ length: 2000 }, (_, draw) => {
      const [[one, other]] = play(situationOf(cells), { randomRates: 0.6 }, 1, draw).rounds[1].deals;
      const [a0, a1] = one.who === 'a0' ? [one, other] : [other, one];
      return a0.gain / (a0.gain + a1.gain);
    });
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.2);
    expect(Math.min(...shares)).toBeLessThan(0.21);
    expect(Math.max(...shares)).toBeLessThanOrEqual(0.8);
    expect(Math.max(...shares)).toBeGreaterThan(0.79);
    expect(shares.reduce((a, b) => a + b) / shares.length).toBeCloseTo(0.5, 1);
  });
});

describe('externalities', () => {
  test('by hand: what the third party wins on one issue and loses on the other', () => {
    // Weights 1, 1/2, 1/2 on i0 and 1/2, 1, 1/2 on i1: outcomes 37.5 and 62.5.
    const situation = situationOf([
      [
        { x: 0, s: 1, c: 1 },
        { x: 0, s: 0.5, c: 1 },
      ],
      [
        { x: 100, s: 0.5, c: 1 },
        { x: 100, s: 1, c: 1 },
      ],
      [
        { x: 50, s: 0.5, c: 1 },
        { x: 50, s: 0.5, c: 1 },
      ],
    ]);
    const { problem, rounds } = play(situation);
    // a1 goes to 0 on i0: the outcome falls by 25 to 12.5. a0 goes to 100 on i1: it rises by 25 to 87.5.
    expect(rounds[1].deals).toHaveLength(1);
    expect(rounds[1].outcome.i0).toBeCloseTo(12.5, 12);
    expect(rounds[1].outcome.i1).toBeCloseTo(87.5, 12);
    const { moves, perActor } = rounds[1].round;
    const [effect] = externalities(problem, problem.position, moves);
    expect(effect[0]).toBeNaN();
    expect(effect[1]).toBeNaN();
    // a2 sees both outcomes go 25 further away, and cares half for each.
    expect(effect[2]).toBeCloseTo(-25, 9);
    expect(moves[0].because.externalities).toBeCloseTo(-25, 9);
    expect(moves[0].because.gain).toBeCloseTo(12.5, 9);
    expect([...(perActor?.externalities ?? [])].map(Math.round)).toEqual([0, 0, -25]);
    expect([...(perActor?.gain ?? [])].map((gain) => Math.round(gain * 10))).toEqual([125, 125, 0]);
  });

  test('of Paris: nobody ends worse off than its gains and the externalities add up to', async () => {
    const { problem, rounds } = play(await paris());
    const { start, position, salience, actor } = problem;
    const utility = (outcome: Float64Array) => {
      const sum = new Float64Array(problem.actors);
      for (let m = 0; m < problem.issues; m++) {
        for (let k = start[m]; k < start[m + 1]; k++) sum[actor[k]] -= salience[k] * Math.abs(position[k] - outcome[m]);
      }
      return sum;
    };
    const [before, after] = [utility(rounds[0].round.outcome), utility(rounds[1].round.outcome)];
    const { gain, externalities: suffered } = rounds[1].round.perActor as Record<string, Float64Array>;
    // A partner on whose side an outcome has come to lie in the meantime gains more than the deal promised it.
    after.forEach((value, i) => void expect(value - before[i]).toBeGreaterThan(gain[i] + suffered[i] - 1e-9));
  });
});

/** Two to seven actors by two to five issues, each with a stance by somebody. */
const tables = (cell: fc.Arbitrary<Stance | null>) =>
  fc
    .record({ actors: fc.integer({ min: 2, max: 7 }), issues: fc.integer({ min: 2, max: 5 }) })
    .chain(({ actors, issues }) =>
      fc.array(fc.array(cell, { minLength: issues, maxLength: issues }), { minLength: actors, maxLength: actors }),
    )
    .filter((cells) => cells[0].every((_, m) => cells.some((row) => row[m])));

test('more possible deals than memory has room for are refused in words', () => {
  const cells = Array.from({ length: 150 }, (_, i) =>
    Array.from({ length: 150 }, (_, m) => ({ x: (i + m) % 2, s: 1, c: 1 })),
  );
  expect(() => play(situationOf(cells))).toThrow(
    'position exchange: 150 actors on 150 issues have up to 62,859,375 possible deals, expected at most 50,000,000',
  );
});

describe('what is left as it is', () => {
  const one = { x: 30, s: 0.5, c: 1 };
  const two = { x: 90, s: 1, c: 1 };
  test.each<[string, (Stance | null)[][], number[]]>([
    ['one actor alone', [[one, two]], [30, 90]],
    [
      'two actors with no issue in common',
      [
        [one, null],
        [null, two],
      ],
      [30, 90],
    ],
    ['one issue', [[one], [two]], [70]],
    [
      'all in one place',
      [
        [one, one],
        [one, one],
      ],
      [30, 30],
    ],
    [
      'equal cares: nothing to gain',
      [
        [one, one],
        [
          { ...one, x: 90 },
          { ...one, x: 10 },
        ],
      ],
      [60, 20],
    ],
    [
      'nobody with any weight on one issue: the plain mean',
      [
        [one, { ...one, c: 0 }],
        [two, { ...two, s: 0 }],
      ],
      [70, 60],
    ],
    [
      'no weight at all',
      [
        [
          { ...one, s: 0 },
          { ...one, c: 0 },
        ],
        [
          { ...two, c: 0 },
          { ...two, s: 0 },
        ],
      ],
      [60, 60],
    ],
    [
      'salience 0 on one issue',
      [
        [{ ...one, s: 0 }, one],
        [two, two],
      ],
      [90, 70],
    ],
  ])('%s', (_, cells, expected) => {
    const { rounds, outcome, status } = play(situationOf(cells), { rounds: 5 });
    expect(rounds[1]?.deals ?? []).toEqual([]);
    expect(rounds.length).toBeLessThanOrEqual(2);
    expected.forEach((value, m) => {
      expect(outcome[m]).toBeCloseTo(value, 9);
      const weight = cells.reduce((sum, row) => sum + (row[m]?.s ?? 0) * (row[m]?.c ?? 0), 0);
      expect(status[m]).toBe(weight > 0 ? STATUS.agreed : STATUS.nobodyCares);
    });
  });

  test('whatever is missing, zero or equal: outcomes within the positions, never NaN, never without end', () => {
    const odd = fc.option(
      fc.record({
        x: fc.constantFrom(0, 50, 50, 100),
        s: fc.constantFrom(0, 1e-300, 0.5, 1),
        c: fc.constantFrom(0, 1e-300, 1, 1e12),
      }),
      { nil: null, freq: 4 },
    );
    const settings = fc.record({
      rounds: fc.constantFrom(1, 20),
      randomRates: fc.constantFrom(0, 1),
      fixedWeight: fc.constantFrom(0, 0.1, 1),
      salienceWeight: fc.constantFrom(0, 0.4, 1),
    });
    fc.assert(
      fc.property(tables(odd), settings, (cells, chosen) => {
        const { outcome, rounds } = play(situationOf(cells), chosen);
        outcome.forEach((value, m) => {
          const positions = cells.flatMap((row) => row[m]?.x ?? []);
          expect(value).toBeGreaterThanOrEqual(Math.min(...positions) - 1e-9);
          expect(value).toBeLessThanOrEqual(Math.max(...positions) + 1e-9);
        });
        for (const { gain } of rounds.flatMap(({ deals }) => deals.flat())) expect(gain).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });
});
