import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillPseudoRandom } from '../../numeric/random.ts';
import { atScale } from '../../testing/scale.ts';
import { spatialContests } from './contest.ts';
import { SPATIAL_DEFAULTS, type SpatialOptions } from './options.ts';
import { type SpatialRun, spatialRun } from './run.ts';
import {
  type ReferenceState,
  referenceMostProbable,
  referenceProbabilities,
  referenceRun,
  referenceState,
} from './spatial.reference.ts';

/** Any combination of KTAB's options. */
const anyOptions = fc.record<SpatialOptions>({
  VictoryProbModel: fc.constantFrom('Linear', 'Square', 'Quartic', 'Octic', 'Binary'),
  PCEModel: fc.constantFrom('Conditional', 'MarkovIncentive', 'MarkovUniform'),
  StateTransitions: fc.constant('Deterministic'),
  VotingRule: fc.constantFrom('Binary', 'PropBin', 'Proportional', 'PropCbc', 'Cubic', 'ASymProsp'),
  BigRAdjust: fc.constantFrom('Full', 'TwoThirds', 'Half', 'OneThird', 'No'),
  BigRRange: fc.constantFrom('Min', 'Mid', 'Max'),
  ThirdPartyCommit: fc.constantFrom('NoCommit', 'SemiCommit', 'FullCommit'),
  InterVecBrgn: fc.constantFrom('S1P1', 'S2P2', 'S2PMax'),
  BargnModel: fc.constantFrom('InitOnlyInterp', 'InitRcvrInterp', 'PWCompInterp'),
});

/** Those whose votes do not jump: the others turn a rounding error of 1e-16 into one of 1e-8, which a few turns then spread. */
const smoothOptions = anyOptions.filter(({ VotingRule }) => VotingRule !== 'Binary' && VotingRule !== 'PropBin');

/**
 * Between 2 and 7 actors on 1 to 4 dimensions; some stand in the same place, some do not care about a dimension. Values are
 * spread evenly: of two actors a hair apart the difference of utilities is nothing but rounding, in either program.
 */
const anyTable: fc.Arbitrary<ReferenceState> = fc
  .record({
    seed: fc.integer(),
    n: fc.integer({ min: 2, max: 7 }),
    d: fc.integer({ min: 1, max: 4 }),
    lags: fc.boolean(),
  })
  .map(({ seed, n, d, lags }) => {
    const u = new Float64Array(3 * n * d + n * n + 2 * n);
    fillPseudoRandom(n, d, seed, u, 0, u.length);
    let at = 0;
    const rows = (height: number, width: number, value: (share: number, i: number, m: number) => number) =>
      Array.from({ length: height }, (_, i) => Array.from({ length: width }, (_value, m) => value(u[at++], i, m)));
    const x = rows(n, d, (share) => share);
    return {
      x: x.map((row) => (u[at++] < 0.1 ? x[0] : row)),
      s: rows(n, d, (share, i, m) => (share < 0.2 && m !== i % d ? 0 : (0.1 + 0.9 * share) / d)),
      c: rows(n, 1, (share) => 0.1 + 100 * share).flat(),
      follow: lags ? rows(n, n, (share) => share / n) : undefined,
    };
  });

function fastRun({ x, s, c, follow }: ReferenceState, options: SpatialOptions): SpatialRun {
  const run = spatialRun(c.length, x[0].length, options, follow !== undefined);
  run.state.x.set(x.flat());
  run.state.s.set(s.flat());
  run.state.c.set(c);
  if (follow) run.state.follow?.set(follow.flat());
  return run;
}

const near = (a: number, b: number, what: string) =>
  expect(Math.abs(a - b), `${what}: ${a} and ${b}`).toBeLessThanOrEqual(1e-9);

describe('the fast model', () => {
  test('makes of a state what the reference equations make of it, to 1e-9', () => {
    fc.assert(
      fc.property(anyTable, anyOptions, (table, options) => {
        const run = fastRun(table, options);
        run.play(0);
        const reference = referenceState(table, options, table.x, table.x);
        const contests = spatialContests(run.state, run.appraisal, options);
        const n = table.c.length;
        for (let i = 0; i < n; i++) {
          near(run.appraisal.risk[i], reference.risk[i], `risk of ${i}`);
          expect(contests.challenge(i).receiver).toBe(reference.targets[i]);
          for (let j = 0; j < n; j++) {
            near(run.appraisal.distance[j * n + i], reference.D[i][j], `distance of ${i} and ${j}`);
            near(run.appraisal.own[j * n + i], reference.u(i, i, j), `utility of ${j} to ${i}`);
            if (i === j) continue;
            for (let h = 0; h < n; h++) {
              near(contests.probability(h, i, j), reference.contest(h, i, j), `P_${h}(${i}:${j})`);
              near(contests.gain(h, i, i, j), reference.gain(h, i, i, j), `gain of ${i} from ${j} as ${h} sees it`);
            }
          }
        }
        const vote = run.appraisal.vote();
        const { holder, probability } = referenceProbabilities(table, options, reference, table.x);
        expect([...vote.holder.subarray(0, vote.options)]).toEqual(holder);
        probability.forEach((p, o) => {
          near(vote.probability[o], p, `probability of option ${o}`);
        });
      }),
      { numRuns: atScale(150, 500) },
    );
  });

  test('follows the same path to the same end, to 1e-9', () => {
    fc.assert(
      fc.property(anyTable, smoothOptions, (table, options) => {
        const path = referenceRun(table, options, 6, referenceMostProbable);
        const run = fastRun(table, options);
        const turns = run.play(6, undefined, (turn) => {
          path[turn].flat().forEach((value, m) => {
            near(run.state.x[m], value, `coordinate ${m} after turn ${turn}`);
          });
        });
        expect(turns).toBe(path.length - 1);
      }),
      // A path may turn on a hair: one random case in tens of thousands parts on the last digit. These are the same every time.
      { numRuns: atScale(100, 300), seed: 5 },
    );
  });

  test('draws the same options as the reference one by the same random numbers', () => {
    fc.assert(
      fc.property(anyTable, smoothOptions, fc.integer({ min: 1, max: 1e6 }), (table, options, seed) => {
        const random = (turn: number, actor: number) =>
          ((seed * 7919 + turn * 104729 + actor * 1299709) % 99991) / 99991;
        let turn = 0;
        const path = referenceRun(table, options, 4, (actor, probability) => {
          if (actor === 0) turn++;
          let left = random(turn, actor);
          const chosen = probability.findIndex((p) => {
            left -= p;
            return left < 0;
          });
          return chosen < 0 ? probability.length - 1 : chosen;
        });
        const run = fastRun(table, options);
        run.play(
          4,
          (t, u) => {
            for (let i = 0; i < u.length; i++) u[i] = random(t, i);
          },
          (t) => {
            path[t].flat().forEach((value, m) => {
              near(run.state.x[m], value, `coordinate ${m} after turn ${t}`);
            });
          },
        );
      }),
      { numRuns: atScale(50, 150), seed: 5 },
    );
  });
});

describe('whatever the options', () => {
  test('probabilities are in [0, 1], those of a contest and of an election add up to 1', () => {
    fc.assert(
      fc.property(anyTable, anyOptions, (table, options) => {
        const run = fastRun(table, options);
        run.play(3);
        const n = table.c.length;
        const contests = spatialContests(run.state, run.appraisal, options);
        const symmetric = options.VotingRule !== 'ASymProsp';
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            if (i === j) continue;
            const p = contests.probability(0, i, j);
            expect(p).toBeGreaterThanOrEqual(0);
            expect(p).toBeLessThanOrEqual(1);
            if (symmetric) near(p + contests.probability(0, j, i), 1, `P(${i}:${j}) + P(${j}:${i})`);
          }
          expect(run.turn.support[i]).toBeGreaterThan(0);
          expect(run.turn.support[i]).toBeLessThanOrEqual(1 + 1e-12);
        }
        const { options: count, probability } = run.appraisal.vote();
        let sum = 0;
        for (let o = 0; o < count; o++) {
          expect(probability[o]).toBeGreaterThanOrEqual(0);
          sum += probability[o];
        }
        near(sum, 1, 'the sum of the probabilities');
      }),
      { numRuns: atScale(100, 300) },
    );
  });

  test('nobody leaves the range of the first positions', () => {
    fc.assert(
      fc.property(anyTable, anyOptions, (table, options) => {
        const run = fastRun(table, options);
        run.play(10);
        const d = table.x[0].length;
        for (let m = 0; m < d; m++) {
          const start = table.x.map((row) => row[m]);
          for (let i = 0; i < start.length; i++) {
            expect(run.state.x[i * d + m]).toBeGreaterThanOrEqual(Math.min(...start) - 1e-12);
            expect(run.state.x[i * d + m]).toBeLessThanOrEqual(Math.max(...start) + 1e-12);
          }
        }
      }),
    );
  });

  test('the order of the actors does not matter', () => {
    fc.assert(
      fc.property(anyTable, smoothOptions, fc.nat(), (table, options, turn) => {
        const n = table.c.length;
        const order = Array.from({ length: n }, (_, i) => (i + turn) % n);
        const shuffled: ReferenceState = {
          x: order.map((i) => table.x[i]),
          s: order.map((i) => table.s[i]),
          c: order.map((i) => table.c[i]),
          follow: table.follow && order.map((i) => order.map((j) => (table.follow as number[][])[i][j])),
        };
        const [a, b] = [fastRun(table, options), fastRun(shuffled, options)];
        expect(a.play(3)).toBe(b.play(3));
        const d = table.x[0].length;
        order.forEach((i, at) => {
          for (let m = 0; m < d; m++) near(a.state.x[i * d + m], b.state.x[at * d + m], `actor ${i}, dimension ${m}`);
        });
        const [voteA, voteB] = [a.appraisal.vote(), b.appraisal.vote()];
        order.forEach((i, at) => {
          near(voteA.probability[voteA.option[i]], voteB.probability[voteB.option[at]], `probability of ${i}`);
        });
      }),
      { numRuns: atScale(70, 200), seed: 5 },
    );
  });
});

describe('without a contest', () => {
  const table = (n: number, x: number[]): ReferenceState => ({
    x: Array.from({ length: n }, () => x),
    s: Array.from({ length: n }, () => x.map(() => 1 / x.length)),
    c: Array.from({ length: n }, (_, i) => i + 1),
  });

  test.each([
    ['one actor', table(1, [0.3, 0.7])],
    ['everyone in one place', table(5, [0.3, 0.7])],
  ])('%s stays', (_, one) => {
    const run = fastRun(one, SPATIAL_DEFAULTS);
    expect(run.play(100)).toBe(2);
    expect([...run.state.x]).toEqual(one.x.flat());
    expect([...run.appraisal.risk]).toEqual(one.c.map(() => 0));
    const vote = run.appraisal.vote();
    expect(vote.options).toBe(1);
    expect(vote.probability[0]).toBe(1);
  });

  test('no turns leave the start', () => {
    const run = fastRun({ x: [[0], [1]], s: [[1], [1]], c: [1, 2] }, SPATIAL_DEFAULTS);
    expect(run.play(0)).toBe(0);
    expect([...run.state.x]).toEqual([0, 1]);
  });
});
