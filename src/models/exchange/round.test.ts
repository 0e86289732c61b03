import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../engine/compile.ts';
import { importFile } from '../../situation/import/index.ts';
import type { Situation } from '../../situation/schema.ts';
import { atScale } from '../../testing/scale.ts';
import { referenceExchange, type Stance } from './exchange.reference.ts';
import { play, situationOf, table } from './exchange.test-cases.ts';
import type { ExchangeSettings } from './exchange.ts';
import { exchangeRound } from './round.ts';

/** Saliences and positions fine enough that no two gains are equal by chance. */
const fine = (max: number) => fc.noBias(fc.integer({ min: 1, max: 1e6 }).map((n) => (max * n) / 1e6));
const stance = fc.record({ x: fc.oneof(fine(100), fc.constantFrom(0, 100)), s: fine(1), c: fine(10) });
const tables = (cell: fc.Arbitrary<Stance | null>, most = 6) =>
  fc
    .record({ actors: fc.integer({ min: 2, max: most }), issues: fc.integer({ min: 2, max: 5 }) })
    .chain(({ actors, issues }) =>
      fc.array(fc.array(cell, { minLength: issues, maxLength: issues }), { minLength: actors, maxLength: actors }),
    )
    .filter((table) => table[0].every((_, m) => table.some((row) => row[m])));
const mostly = fc.oneof(
  { weight: 6, arbitrary: stance as fc.Arbitrary<Stance | null> },
  { weight: 1, arbitrary: fc.constant(null) },
);

const paris = async () =>
  (await importFile(readFileSync('test-data/peers/cop21.csv'), 'test-data/peers/cop21.csv')).situation as Situation;

describe('a round', () => {
  const agrees = (cells: (Stance | null)[][]) => {
    const { rounds, outcome } = play(situationOf(cells));
    const plain = referenceExchange(cells);
    expect(rounds[1].deals).toHaveLength(plain.deals.length);
    plain.deals.forEach(({ i, j, p, q, moveI, moveJ, gain }, n) => {
      for (const { who, on, by, gain: ours } of rounds[1].deals[n]) {
        const first = who === `a${i}`;
        expect(`${who} ${on}`).toBe(first ? `a${i} i${q}` : `a${j} i${p}`);
        expect(Math.abs(by - (first ? moveI : moveJ))).toBeLessThan(1e-9);
        expect(Math.abs(ours - gain)).toBeLessThan(1e-9);
      }
    });
    plain.outcome.forEach((value, m) => void expect(Math.abs(outcome[m] - value)).toBeLessThan(1e-9));
  };

  test('agrees with the plain rules to 1e-9', () => {
    fc.assert(fc.property(tables(mostly), agrees), { numRuns: atScale(300, 1000) });
  });

  test('agrees with them on Paris, too, once no two gains are equal', async () => {
    const { actors, issues } = await paris();
    agrees(
      Object.entries(actors).map(([id, { capability }], i) =>
        Object.values(issues).map(({ stances }, m) => {
          const stance = stances[id];
          if (!stance) return null;
          const s = (stance.salience as number) * (1 - ((7 * i + 11 * m) % 101) / 1e4);
          return { x: stance.position as number, s, c: (stance.capability ?? capability) as number };
        }),
      ),
    );
  });

  /** Follows the outcomes deal by deal, and calls back with what each deal does to each partner: distances times salience. */
  function follow(
    cells: (Stance | null)[][],
    settings: ExchangeSettings,
    see: (deal: { change: number; gain: number; past: number }[]) => void,
  ) {
    const { rounds } = play(situationOf(cells), settings);
    const at = (name: string) => Number(name.slice(1));
    const cell = (who: string, on: string) => cells[at(who)][at(on)] as Stance;
    const total = (on: string) => cells.reduce((sum, row) => sum + (row[at(on)]?.s ?? 0) * (row[at(on)]?.c ?? 0), 0);
    const outcome = { ...rounds[0].outcome };
    for (const deal of rounds[1].deals) {
      const before = { ...outcome };
      for (const { who, on, by } of deal) outcome[on] += (by * cell(who, on).s * cell(who, on).c) / total(on);
      see(
        deal.map(({ who, gain }, n) => {
          const [mine, other] = [deal[n].on, deal[1 - n].on];
          const lost = (on: string) =>
            cell(who, on).s * (Math.abs(cell(who, on).x - outcome[on]) - Math.abs(cell(who, on).x - before[on]));
          // How far the outcome went beyond what this partner wants.
          const { x } = cell(who, other);
          const past = (outcome[other] - x) * Math.sign(outcome[other] - before[other]);
          return { change: -lost(mine) - lost(other), gain, past };
        }),
      );
    }
    return rounds;
  }

  test('gives both partners the same gain, costs neither anything, and takes no outcome past the partner', () => {
    fc.assert(
      fc.property(tables(mostly, 8), (cells) => {
        follow(cells, {}, ([one, other]) => {
          expect(Math.abs(one.gain - other.gain)).toBeLessThan(1e-9);
          for (const { change, gain, past } of [one, other]) {
            expect(gain).toBeGreaterThan(0);
            expect(change).toBeGreaterThan(gain - 1e-9);
            expect(past).toBeLessThan(1e-9);
          }
        });
      }),
      { numRuns: atScale(150, 500) },
    );
  });

  test('never lets a partner lose when the split is drawn', () => {
    let uneven = 0;
    fc.assert(
      fc.property(tables(mostly, 8), fine(1), (cells, randomRates) => {
        follow(cells, { randomRates }, ([one, other]) => {
          if (Math.abs(one.gain - other.gain) > 1e-6) uneven++;
          for (const { change, gain, past } of [one, other]) {
            expect(gain).toBeGreaterThanOrEqual(0);
            expect(change).toBeGreaterThan(-1e-9);
            expect(past).toBeLessThan(1e-9);
          }
        });
      }),
      { numRuns: atScale(100, 300) },
    );
    expect(uneven).toBeGreaterThan(100);
  });

  test('moves an actor in one direction only, and not beyond the positions of all', () => {
    fc.assert(
      fc.property(tables(mostly, 8), (cells) => {
        const directions = new Map<string, number>();
        for (const { who, on, from, by } of play(situationOf(cells)).rounds[1].deals.flat()) {
          const key = `${who} ${on}`;
          expect(by * (directions.get(key) ?? by)).toBeGreaterThan(0);
          directions.set(key, by);
          const positions = cells.flatMap((row) => row[Number(on.slice(1))]?.x ?? []);
          expect(from + by).toBeGreaterThan(Math.min(...positions) - 1e-9);
          expect(from + by).toBeLessThan(Math.max(...positions) + 1e-9);
        }
      }),
    );
  });
});

describe('the table of deals', () => {
  test('of Paris begins with the USA giving way on eaa and China on the volume of finance', async () => {
    const [first] = play(await paris()).rounds[1].deals;
    expect(first.map(({ who, on }) => [who, on])).toEqual([
      ['USA', 'eaa'],
      ['China', 'finance_vol'],
    ]);
  });

  test('of Paris does not depend on the order of actors or issues', { tags: 'whole' }, async () => {
    const situation = await paris();
    const [, there] = play(situation).rounds;
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        const shuffled = <T>(record: Record<string, T>) =>
          Object.fromEntries(
            Object.entries(record)
              .map((entry) => ({ entry, key: numbers.next().value as number }))
              .sort((a, b) => a.key - b.key)
              .map(({ entry }) => entry),
          );
        const issues = Object.entries(shuffled(situation.issues)).map(([id, issue]) => [
          id,
          { ...issue, stances: shuffled(issue.stances) },
        ]);
        const [, here] = play({
          ...situation,
          actors: shuffled(situation.actors),
          issues: Object.fromEntries(issues),
        }).rounds;
        expect(table(here)).toEqual(table(there));
        here.deals.flat().forEach(({ from, by, gain }, n) => {
          const same = there.deals.flat()[n];
          for (const [value, other] of [
            [from, same.from],
            [by, same.by],
            [gain, same.gain],
          ]) {
            expect(Math.abs(value - other)).toBeLessThan(1e-9);
          }
        });
      }),
    );
  });

  test('does not depend on the order of actors or issues where gains are equal by design', () => {
    const coarse = fc.record({
      x: fc.constantFrom(0, 25, 50, 100),
      s: fc.constantFrom(0.25, 0.5, 1),
      c: fc.constantFrom(1, 2),
    });
    fc.assert(
      fc.property(tables(coarse, 7), (cells) => {
        const situation = situationOf(cells);
        // Issues alike in everything are told apart by nothing.
        const kinds = cells[0].map((_, m) => JSON.stringify(cells.map((row) => row[m])));
        fc.pre(new Set(kinds).size === kinds.length);
        const turned = <T>(record: Record<string, T>) => Object.fromEntries(Object.entries(record).reverse());
        const there = play(situation, { rounds: 2 }).rounds;
        const here = play(
          { ...situation, actors: turned(situation.actors), issues: turned(situation.issues) },
          { rounds: 2 },
        ).rounds;
        expect(here.map(table)).toEqual(there.map(table));
      }),
      { numRuns: atScale(300, 1000) },
    );
  });

  test('does not depend on the units of an issue', async () => {
    const situation = await paris();
    const [, there] = play(situation).rounds;
    const inUnits = structuredClone(situation);
    const { legal, mrv } = inUnits.issues;
    for (const [issue, times, plus] of [
      [legal, 0.07, 3],
      [mrv, 1e6, -2e7],
    ] as const) {
      issue.scale = [plus, 100 * times + plus];
      for (const one of Object.values(issue.stances)) one.position = (one.position as number) * times + plus;
    }
    const [, here] = play(inUnits).rounds;
    expect(table(here)).toEqual(table(there));
    expect((here.outcome.legal - 3) / 0.07).toBeCloseTo(there.outcome.legal, 9);
    here.deals.flat().forEach(({ gain }, n) => void expect(gain).toBeCloseTo(there.deals.flat()[n].gain, 9));
  });
});

test('a problem is solved alike before and after one that needs a larger ladder, with finer rungs', async () => {
  const situation = await paris();
  const before = play(situation, { rounds: 2 });
  const cell = (i: number, m: number): Stance => ({
    x: (37 * i + 59 * m + i * m) % 101,
    s: 0.1 + ((13 * i + 29 * m) % 89) / 99,
    c: 1 + ((i * i + m) % 7),
  });
  const [actors, issues] = [40, 27];
  const cells = Array.from({ length: actors }, (_, i) => Array.from({ length: issues }, (_, m) => cell(i, m)));
  const large = play(situationOf(cells));
  expect(large.rounds[1].deals.length).toBeGreaterThan(issues);
  large.rounds[1].deals.flat().forEach(({ gain }) => {
    expect(gain).toBeGreaterThan(0);
  });
  expect([...play(situationOf(cells)).outcome]).toEqual([...large.outcome]);
  expect(play(situation, { rounds: 2 }).rounds).toEqual(before.rounds);
});

test('a round that an error breaks off leaves nothing to the next one', async () => {
  const situation = await paris();
  const there = play(situation);
  const { problem, refresh } = compile(situation);
  refresh();
  const solution = { outcome: new Float64Array(problem.issues), status: new Uint8Array(problem.issues) };
  const table = {
    want: problem.position.slice(),
    stand: problem.position.slice(),
    pull: problem.weight.map((weight) => weight / 1000),
    outcome: solution.outcome.fill(50),
    total: new Float64Array(problem.issues).fill(1000),
  };
  const broken = () =>
    exchangeRound(problem, table)(undefined, () => {
      throw new Error('enough');
    });
  expect(broken).toThrow('enough');
  expect(play(situation).rounds).toEqual(there.rounds);
});
