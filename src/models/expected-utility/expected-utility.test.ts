import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../engine/compile.ts';
import { trace } from '../../engine/trace.ts';
import { importFile } from '../../situation/import/index.ts';
import type { Situation } from '../../situation/schema.ts';
import { atScale } from '../../testing/scale.ts';
import { solutionOf } from '../model.ts';
import { expectedUtilityModel } from './expected-utility.ts';

const file = 'test-data/peers/ec-emissions-1985.csv';
let emissions: Situation;
beforeAll(async () => {
  emissions = (await importFile(readFileSync(file), file)).situation as Situation;
});

const published = { denominator: 'scholz', choice: 'scholz', capitulation: false, rounds: 10, tolerance: 0 } as const;

/** One issue: a list of [position, salience, capability]. */
function oneIssue(list: number[][], settings: NonNullable<Situation['models']>['expected-utility'] = {}): Situation {
  return {
    title: 't',
    actors: Object.fromEntries(list.map(([, , capability], i) => [`a${i}`, { capability }])),
    issues: {
      x: {
        stances: Object.fromEntries(list.map(([position, salience], i) => [`a${i}`, { position, salience }])),
      },
    },
    models: { 'expected-utility': settings },
  };
}
const settles = (situation: Situation) => trace(situation, 'expected-utility').outcome.x.settles;

describe('the rounds of the car emissions', () => {
  test('are told with the medians of the reference run, who moved whom, and what each makes of the other', () => {
    const { rounds } = trace({ ...emissions, models: { 'expected-utility': published } }, 'expected-utility');
    const reference = readFileSync('test-data/peers/ec-emissions-1985.reference.txt', 'utf8');
    const medians = [...reference.matchAll(/Median position: (\S+)/g)].map((m) => Number(m[1]));
    const [issue] = Object.keys(emissions.issues);
    expect(rounds).toHaveLength(11);
    rounds.forEach(({ outcome }, i) => void expect(outcome[issue]).toBeCloseTo(medians[i], 9));
    for (const { moves, relations, positions } of rounds.slice(1)) {
      for (const { actor, partner, kind, to } of moves) {
        expect(relations?.[actor][partner]).toBe(kind);
        expect(positions[issue][actor]).toBe(to);
      }
    }
  });

  test('end when nobody moves further than the tolerance', () => {
    const { rounds } = trace(emissions, 'expected-utility');
    const farthest = ({ moves }: (typeof rounds)[number]) =>
      Math.max(0, ...moves.map(({ from, to }) => Math.abs(to - from)));
    expect(rounds.length).toBeLessThan(50);
    expect(farthest(rounds[rounds.length - 1])).toBeLessThanOrEqual(0.001 * 6);
    for (const round of rounds.slice(1, -1)) expect(farthest(round)).toBeGreaterThan(0.001 * 6);
  });
});

describe('the model', () => {
  // Few different values: ties of every kind.
  const tied = fc.array(
    fc.tuple(fc.constantFrom(0, 25, 50, 75, 100), fc.constantFrom(0.2, 0.5, 1), fc.constantFrom(1, 2, 4)),
    { minLength: 1, maxLength: 8 },
  );
  const settings = fc.record({
    denominator: fc.constantFrom('scholz' as const, 'bueno-de-mesquita' as const),
    choice: fc.constantFrom('scholz' as const, 'least-move' as const),
    risk: fc.constantFrom('estimated' as const, 'neutral' as const),
  });

  // Names stay with their actors; only the order of the file is turned.
  const turned = (situation: Situation): Situation => {
    const { x } = situation.issues;
    const turn = <T>(map: Record<string, T>) => Object.fromEntries(Object.entries(map).toReversed());
    return { ...situation, actors: turn(situation.actors), issues: { x: { ...x, stances: turn(x.stances) } } };
  };

  test('does not mind the order of the file, whatever is tied: the same bits', () => {
    fc.assert(
      fc.property(tied, settings, (list, chosen) => {
        const situation = oneIssue(list, chosen);
        expect(settles(turned(situation))).toBe(settles(situation));
      }),
      { numRuns: atScale(300, 1000) },
    );
  });

  test('does not mind who has which name', () => {
    fc.assert(
      fc.property(tied, settings, (list, chosen) => {
        // A few rounds: over many, rounding grows.
        const short = { ...chosen, rounds: 3 };
        const there = settles(oneIssue(list.toReversed(), short));
        expect(Math.abs(settles(oneIssue(list, short)) - there)).toBeLessThan(1e-9);
      }),
      { numRuns: atScale(300, 1000) },
    );
  });

  test('settles where its rounds end, all played or cut short as they go round in a circle: the same bits and status', () => {
    const share = fc.integer({ min: 1, max: 100 }).map((n) => n / 100);
    const many = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), share, share), { minLength: 8, maxLength: 15 });
    let circles = 0;
    fc.assert(
      fc.property(many, settings, fc.integer({ min: 40, max: 60 }), (list, chosen, rounds) => {
        const { problem, refresh } = compile(oneIssue(list));
        refresh();
        const solve = expectedUtilityModel.prepare(problem, { ...chosen, rounds, tolerance: 0 }, 0);
        const [told, silent] = [solutionOf(problem), solutionOf(problem)];
        let last = 0;
        solve(told, 0, ({ number }) => {
          last = number;
        });
        solve(silent, 0);
        expect([silent.outcome[0], silent.status[0]]).toEqual([told.outcome[0], told.status[0]]);
        if (last === rounds) circles++;
      }),
      { numRuns: atScale(100, 300), seed: 1 },
    );
    expect(circles).toBeGreaterThan(5);
  });

  test('tells the same story in any order of the file', () => {
    const story = (situation: Situation) =>
      trace(situation, 'expected-utility').rounds.map(({ moves }) =>
        Object.fromEntries(moves.map(({ actor, partner, kind }) => [actor, `${kind} ${partner}`])),
      );
    fc.assert(
      fc.property(tied, settings, (list, chosen) => {
        const situation = oneIssue(list, { ...chosen, rounds: 4 });
        expect(story(turned(situation))).toEqual(story(situation));
      }),
      { numRuns: atScale(150, 500) },
    );
  });

  test.each([
    ['one actor alone', [[30, 0.5, 1]], 30],
    [
      'all in one place',
      [
        [30, 0.5, 1],
        [30, 1, 2],
      ],
      30,
    ],
    [
      'a second one without salience',
      [
        [30, 0.5, 1],
        [90, 0, 5],
      ],
      30,
    ],
    [
      'a second one without capability',
      [
        [30, 0.5, 1],
        [90, 1, 0],
      ],
      30,
    ],
    [
      'nobody with any weight: the plain mean',
      [
        [30, 0, 1],
        [90, 1, 0],
      ],
      60,
    ],
    [
      'two equals at the ends: their middle',
      [
        [0, 1, 1],
        [100, 1, 1],
      ],
      50,
    ],
  ])('%s', (_, list, expected) => {
    expect(settles(oneIssue(list))).toBeCloseTo(expected, 9);
  });
});
