import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weightedMean } from '../weighted-mean.ts';
import { weightedMedian } from '../weighted-median.ts';
import { referenceChallenge } from './challenge.reference.ts';
import { CHALLENGE_DEFAULTS, type ChallengeSettings, challenge, RELATION } from './challenge.ts';

interface Actors {
  names: string[];
  x: Float64Array;
  s: Float64Array;
  w: Float64Array;
  range: number;
}

function emissions(): Actors {
  const rows = readFileSync('test-data/peers/ec-emissions-1985.csv', 'utf8').trim().split('\n').slice(1);
  const cells = rows.map((row) => row.split(','));
  const [c, x, s] = [1, 2, 3].map((i) => Float64Array.from(cells, (cell) => Number(cell[i])));
  return { names: cells.map(([name]) => name), x, s, w: c.map((power, i) => power * s[i]), range: 6 };
}

describe('the car emissions of 1985', () => {
  test('give all ten rounds of the reference run, to 1e-9', () => {
    const actors = emissions();
    const { names, s, w, range } = actors;
    const reference = readFileSync('test-data/peers/ec-emissions-1985.reference.txt', 'utf8');
    const numbers = (label: string) =>
      [...reference.matchAll(new RegExp(`${label} position: (\\S+)`, 'g'))].map((m) => Number(m[1]));
    const [medians, means] = [numbers('Median'), numbers('Mean')];
    const offers = reference
      .split(/ROUND \d+/)
      .slice(1)
      .map((text) =>
        [
          ...text.matchAll(
            /^(\S+) (compromises with|loses confrontation to) (\S+)\s+(\S+) vs (\S+)\s+new_pos = (\S+)/gm,
          ),
        ].map(([, who, kind, whom, a, b, to]) => ({ who, kind, whom, a: Number(a), b: Number(b), to: Number(to) })),
      );
    expect(offers).toHaveLength(10);
    const step = challenge(10, { ...CHALLENGE_DEFAULTS, denominator: 'scholz', choice: 'scholz', capitulation: false });
    let x = actors.x;
    const compare = (round: number) => {
      const median = weightedMedian(x, w);
      expect((median.low + median.high) / 2).toBeCloseTo(medians[round], 9);
      expect(weightedMean(x, w)).toBeCloseTo(means[round], 9);
    };
    compare(0);
    offers.forEach((accepted, index) => {
      const { taken, relation, own, other, next } = step(x, s, w, range);
      const movers = names.filter((_, i) => taken[i] >= 0);
      expect(movers).toEqual(accepted.map(({ who }) => who));
      for (const { who, kind, whom, a, b, to } of accepted) {
        const [i, j] = [names.indexOf(who), names.indexOf(whom)];
        const at = i * 10 + j;
        expect(names[taken[i]]).toBe(whom);
        expect(relation[at]).toBe(kind === 'compromises with' ? RELATION.compromise : RELATION.confrontation);
        expect(Math.abs(own[at] - a)).toBeLessThan(1e-9);
        expect(Math.abs(other[at] - b)).toBeLessThan(1e-9);
        expect(Math.abs(next[i] - to)).toBeLessThan(1e-9);
      }
      x = next.slice();
      compare(index + 1);
    });
  });
});

/** What an actor sees in another of whom it expects `own` if it challenges it and `other` if it is challenged. */
function relationOf(own: number, other: number, capitulation: boolean): number {
  if (other <= own || other <= 0) return RELATION.none;
  if (own > 0) return RELATION.confrontation;
  if (other + own > 0) return RELATION.compromise;
  return capitulation ? RELATION.capitulation : RELATION.none;
}

describe('the fast round', () => {
  const actor = fc.record({
    // Positions of a millionth: closer ones lose their difference in the plain sums.
    x: fc.oneof(
      fc.integer({ min: 0, max: 10 }),
      fc.integer({ min: 0, max: 1e7 }).map((n) => n / 1e6),
    ),
    s: fc.double({ min: 0.01, max: 1, noNaN: true }),
    c: fc.double({ min: 0.01, max: 10, noNaN: true }),
  });
  const settings = fc.record<ChallengeSettings>({
    denominator: fc.constantFrom('scholz', 'bueno-de-mesquita'),
    choice: fc.constantFrom('scholz', 'least-move'),
    capitulation: fc.boolean(),
    risk: fc.constantFrom('estimated', 'neutral'),
    q: fc.constantFrom(1, 0.5),
  });

  test('agrees with the plain equations to 1e-9', () => {
    fc.assert(
      fc.property(fc.array(actor, { minLength: 2, maxLength: 9 }), settings, (list, options) => {
        const x = Float64Array.from(list, (a) => a.x);
        const range = Math.max(...x) - Math.min(...x);
        fc.pre(range > 1e-3);
        const actors = {
          names: [],
          x,
          s: Float64Array.from(list, (a) => a.s),
          w: Float64Array.from(list, (a) => a.c * a.s),
          range,
        };
        const n = list.length;
        const { own, other, relation, risk } = challenge(n, options)(x, actors.s, actors.w, range);
        const slow = referenceChallenge(actors, options);
        for (let i = 0; i < n; i++) {
          expect(Math.abs(risk[i] - slow.r[i])).toBeLessThan(1e-9);
          for (let j = 0; j < n; j++) {
            if (x[i] === x[j]) continue;
            const [a, b, kind] = [slow.own(i, j), slow.other(i, j), relation[i * n + j]];
            // What is so near to another relation that rounding decides may be either.
            const surely = Math.min(Math.abs(a), Math.abs(b), Math.abs(a - b), Math.abs(a + b)) > 1e-9;
            if (surely) expect(kind).toBe(relationOf(a, b, options.capitulation));
            if (kind === RELATION.none) continue;
            expect(Math.abs(own[i * n + j] - a)).toBeLessThan(1e-9);
            expect(Math.abs(other[i * n + j] - b)).toBeLessThan(1e-9);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  test('nobody moves beyond the one it gives way to, and one in its place has no offer to make', () => {
    fc.assert(
      fc.property(fc.array(actor, { minLength: 2, maxLength: 9 }), settings, (list, options) => {
        const x = Float64Array.from(list, (a) => a.x);
        const range = Math.max(...x) - Math.min(...x);
        fc.pre(range > 1e-3);
        const [s, w] = [Float64Array.from(list, (a) => a.s), Float64Array.from(list, (a) => a.c * a.s)];
        const { taken, next } = challenge(list.length, options)(x, s, w, range);
        list.forEach((_, i) => {
          const ends = taken[i] < 0 ? [x[i], x[i]] : [x[i], x[taken[i]]];
          expect(next[i]).toBeGreaterThanOrEqual(Math.min(...ends) - 1e-12);
          expect(next[i]).toBeLessThanOrEqual(Math.max(...ends) + 1e-12);
        });
      }),
    );
  });
});

describe('which offer an actor takes', () => {
  test.each(['least-move', 'scholz'] as const)('of two that are even, the one from below (%s)', (choice) => {
    const w = Float64Array.of(0.2, 0.1, 0.2);
    const step = challenge(3, { ...CHALLENGE_DEFAULTS, choice });
    const { relation, taken, next } = step(Float64Array.of(20, 50, 80), Float64Array.of(0.2, 0.1, 0.2), w, 60);
    expect([relation[3], relation[5]]).toEqual([RELATION.confrontation, RELATION.confrontation]);
    expect([taken[1], next[1]]).toEqual([0, 20]);
    // The same with the two named the other way round.
    const turned = step(Float64Array.of(80, 50, 20), Float64Array.of(0.2, 0.1, 0.2), w, 60);
    expect([turned.taken[1], turned.next[1]]).toEqual([2, 20]);
  });

  test('of compromises, the least move, or the least (|a| x_i + |b| x_j) / (|a| + |b|) as Scholz and others read it', () => {
    const level = fc.integer({ min: 1, max: 10 });
    const actor = fc.record({ x: level, s: level, c: level });
    const chosen = { 'least-move': 0, scholz: 0 };
    fc.assert(
      fc.property(
        fc.array(actor, { minLength: 3, maxLength: 5 }),
        fc.constantFrom('least-move' as const, 'scholz' as const),
        (actors, choice) => {
          const n = actors.length;
          const x = Float64Array.from(actors, (a) => 10 * a.x);
          const s = Float64Array.from(actors, (a) => a.s / 10);
          const range = Math.max(...x) - Math.min(...x);
          fc.pre(range > 0);
          const step = challenge(n, { ...CHALLENGE_DEFAULTS, choice });
          const { relation, own, other, taken } = step(
            x,
            s,
            Float64Array.from(actors, (a, i) => a.c * s[i]),
            range,
          );
          for (let i = 0; i < n; i++) {
            const kind = (j: number) => relation[i * n + j];
            if (taken[i] < 0 || kind(taken[i]) !== RELATION.compromise) continue;
            const cost = (j: number) => {
              const [a, b] = [Math.abs(own[i * n + j]), Math.abs(other[i * n + j])];
              return choice === 'scholz' ? (a * x[i] + b * x[j]) / (a + b) : Math.min(1, a / b) * Math.abs(x[j] - x[i]);
            };
            const rivals = actors.map((_, j) => j).filter((j) => kind(j) === RELATION.compromise);
            for (const j of rivals) expect(cost(taken[i])).toBeLessThanOrEqual(cost(j) + 1e-9);
            if (rivals.length > 1) chosen[choice]++;
          }
        },
      ),
      { numRuns: 500 },
    );
    expect(Math.min(...Object.values(chosen))).toBeGreaterThan(10);
  });
});
