import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../engine/compile.ts';
import { prepare } from '../../engine/prepare.ts';
import { trace } from '../../engine/trace.ts';
import { planForecast } from '../../forecast/plan.ts';
import { compileCondition } from '../../situation/condition.ts';
import { parseSituation } from '../../situation/index.ts';
import { parseCondition } from '../../situation/parse-condition.ts';
import { central } from '../../situation/quantity.ts';
import type { Situation } from '../../situation/schema.ts';
import { type SmallStance, smallSituation } from '../interventions/small.test-situations.ts';
import { interestsOf } from './interests.ts';
import { type ParetoImprovement, paretoImprovements } from './pareto-improvements.ts';

const stance: fc.Arbitrary<SmallStance> = fc.record({
  x: fc.integer({ min: 0, max: 100 }),
  s: fc.integer({ min: 1, max: 20 }).map((n) => n / 20),
  c: fc.integer({ min: 1, max: 10 }),
  veto: fc.boolean(),
});

const example = (name: string) => parseSituation(readFileSync(`examples/${name}/situation.yaml`, 'utf8'));
const improvements = (situation: Situation, ...models: string[]) =>
  paretoImprovements(
    prepare(
      planForecast(situation, models.length > 0 ? { models, calibration: 'none' } : { calibration: 'none' }).design,
    ),
  );
const packageOf = ({ agreements }: { agreements: ParetoImprovement[] }) =>
  agreements.find(({ kind }) => kind === 'package');

/** Each wants all of both issues, and cares for one of them four times as much as for the other. */
const logrollTable: SmallStance[][] = [
  [
    { x: 100, s: 0.8, c: 1 },
    { x: 100, s: 0.2, c: 1 },
  ],
  [
    { x: 0, s: 0.2, c: 1 },
    { x: 0, s: 0.8, c: 1 },
  ],
];
const logroll = smallSituation(logrollTable);

const withoutVetoes = (situation: Situation): Situation => {
  const free = structuredClone(situation);
  for (const { stances } of Object.values(free.issues)) for (const stance of Object.values(stances)) delete stance.veto;
  return free;
};

describe('the package', () => {
  test('of a logroll gives each all of what it cares for', () => {
    // The mean is 80 and 20. At 100 and 0 each gains 0.8 * 20 and gives 0.2 * 20 of 100.
    const { decisive, efficient, agreements } = improvements(logroll, 'weighted-mean');
    expect(decisive.map(({ actor }) => actor)).toEqual(['a', 'b']);
    expect(efficient).toBe(false);
    const [found] = agreements;
    expect(found.kind).toBe('package');
    expect(found.changes.map(({ issue, from, to }) => [issue, Math.round(from), Math.round(to)])).toEqual([
      ['p', 80, 100],
      ['q', 20, 0],
    ]);
    for (const { gain } of found.gains) expect(gain).toBeCloseTo(0.12, 9);
    expect(found.gets.map(({ actor, issue }) => `${actor} gets ${issue}`)).toEqual(['a gets p', 'b gets q']);
    expect(found.gives.map(({ actor, issue }) => `${actor} gives ${issue}`)).toEqual(['a gives q', 'b gives p']);
    for (const { cost } of found.gives) expect(cost).toBeCloseTo(0.04, 9);
    for (const { gain } of found.gets) expect(gain).toBeCloseTo(0.16, 9);
  });

  test('is none where there is one issue to divide', () => {
    const { efficient, agreements } = improvements(
      smallSituation([[{ x: 90, s: 1, c: 1 }], [{ x: 10, s: 0.5, c: 1 }]]),
    );
    expect({ efficient, agreements }).toEqual({ efficient: true, agreements: [] });
  });

  test('is none where everybody wants the same', () => {
    const alike = [
      { x: 70, s: 1, c: 1 },
      { x: 20, s: 0.5, c: 1 },
    ];
    expect(improvements(smallSituation([alike, alike]), 'weighted-mean').efficient).toBe(true);
  });

  test('moves an issue that holds all decisive actors back from what all of them want', () => {
    // Two with vetoes want 80 and 90; a third one without a say pulls the mean down.
    const situation = smallSituation([
      [{ x: 80, s: 1, c: 1, veto: true }],
      [{ x: 90, s: 1, c: 1, veto: true }],
      [{ x: 0, s: 1, c: 5 }],
    ]);
    const found = packageOf(improvements(situation, 'weighted-mean'));
    expect(found?.changes[0].to).toBeCloseTo(80, 6);
    expect(found?.gains.map(({ actor, decisive }) => [actor, decisive]).sort()).toEqual([
      ['a', true],
      ['b', true],
      ['c', false],
    ]);
  });

  const situations = fc
    .integer({ min: 1, max: 4 })
    .chain((issues) =>
      fc.array(fc.array(fc.option(stance, { freq: 4 }), { minLength: issues, maxLength: issues }), {
        minLength: 2,
        maxLength: 5,
      }),
    )
    .filter((table) => table[0].every((_, m) => table.some((row) => row[m] !== null)));

  test('makes nobody decisive worse off, and its gains add up', () => {
    fc.assert(
      fc.property(situations, (table) => {
        const result = improvements(smallSituation(table), 'weighted-mean', 'weighted-median');
        for (const { gains, gives, gets, kind } of result.agreements) {
          for (const { actor, gain, decisive } of gains) {
            if (kind === 'package' && decisive) expect(gain).toBeGreaterThan(-1e-7);
            const parts = [
              ...gets.filter((part) => part.actor === actor).map((part) => part.gain),
              ...gives.filter((part) => part.actor === actor).map(({ cost }) => -cost),
            ];
            if (parts.length > 0) expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(gain, 6);
          }
        }
      }),
    );
  });

  test('is none where one actor alone must agree', () => {
    const situation = {
      title: 't',
      actors: { a: { capability: 1 }, b: { capability: 3 } },
      issues: {
        x: {
          statusQuo: 50,
          stances: { a: { position: 0, salience: 1, veto: true }, b: { position: 90, salience: 1 } },
        },
      },
    };
    const { decisive, efficient, agreements } = improvements(situation, 'weighted-mean');
    expect(decisive.map(({ actor }) => actor)).toEqual(['a']);
    expect({ efficient, agreements }).toEqual({ efficient: true, agreements: [] });
  });

  test('is dominated by no other package', () => {
    const points = fc.array(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 }), {
      maxLength: 50,
    });
    fc.assert(
      fc.property(situations, points, (table, others) => {
        const situation = smallSituation(table);
        const result = improvements(situation, 'weighted-mean');
        // One alone gets its way: that is no package.
        fc.pre(result.decisive.length > 1);
        const { problem, refresh } = compile(situation);
        refresh();
        const { issueIds, actorIds } = problem;
        const { outcome } = trace(situation, 'weighted-mean');
        const at = Float64Array.from(issueIds, (id) => {
          const change = packageOf(result)?.changes.find(({ issue }) => issue === id);
          return change ? change.to : outcome[id].settles;
        });
        const { loss } = interestsOf(problem);
        const who = result.decisive.map(({ actor }) => actorIds.indexOf(actor));
        for (const other of others) {
          // Far from the package and half of the way to it.
          for (const share of [1, 0.5, 0.01]) {
            const moved = at.map((o, m) => o + share * (other[m] - o));
            const gains = who.map((i) => loss(i, at) - loss(i, moved));
            expect(gains.every((gain) => gain > -1e-9) && gains.some((gain) => gain > 1e-5)).toBe(false);
          }
        }
      }),
    );
  });

  test('does not depend on the order of actors and issues', () => {
    const turn = <T>(map: Record<string, T>) => Object.fromEntries(Object.entries(map).reverse());
    fc.assert(
      fc.property(situations, (table) => {
        const situation = smallSituation(table);
        const issues = Object.entries(situation.issues).map(([id, issue]) => [
          id,
          { ...issue, stances: turn(issue.stances) },
        ]);
        const turned = {
          ...situation,
          actors: turn(situation.actors),
          issues: turn(Object.fromEntries(issues) as Situation['issues']),
        };
        const [here, there] = [situation, turned].map((one) => packageOf(improvements(one, 'weighted-mean')));
        expect(there?.changes.length).toBe(here?.changes.length);
        here?.changes.forEach(({ issue, to }, k) => {
          expect(there?.changes[k].issue).toBe(issue);
          expect(there?.changes[k].to).toBeCloseTo(to, 5);
        });
      }),
    );
  });

  test('keeps to the links of the situation', () => {
    const linked = { ...logroll, links: [{ when: 'q < 50', caps: 'p', at: 90 }] };
    const found = packageOf(improvements(linked, 'weighted-mean'));
    expect(found?.changes.map(({ issue, to }) => [issue, Math.round(to)])).toEqual([
      ['p', 90],
      ['q', 10],
    ]);
  });
});

describe('links', () => {
  test('that a package would set off by another issue stop it short of that, and all still gain', () => {
    // Above 90, p would take r to 100, which nobody here cares for but c.
    const situation = smallSituation(
      [
        [
          { x: 100, s: 0.8, c: 1, veto: true },
          { x: 100, s: 0.2, c: 1 },
          { x: 0, s: 0.5, c: 1 },
        ],
        [
          { x: 0, s: 0.2, c: 1 },
          { x: 0, s: 0.8, c: 1, veto: true },
          { x: 0, s: 0.5, c: 1 },
        ],
      ],
      { links: [{ when: 'p > 90', floors: 'r', at: 100 }] },
    );
    // Both prefer the forecast to what stands today.
    situation.issues.q.statusQuo = 100;
    const found = packageOf(improvements(situation, 'weighted-mean')) as ParetoImprovement;
    const p = found.changes.find(({ issue }) => issue === 'p')?.to ?? NaN;
    expect(p).toBeLessThanOrEqual(90);
    expect(p).toBeGreaterThan(88);
    for (const { gain } of found.gains) expect(gain).toBeGreaterThan(0.02);
  });
});

describe('exchanges', () => {
  test('are the first deals of the exchange model, with its gains', () => {
    const belarus = withoutVetoes(example('russia-belarus-2021'));
    const { rounds } = trace(belarus, 'exchange');
    const exchanges = improvements(belarus).agreements.filter(({ kind }) => kind === 'exchange');
    expect(exchanges).toHaveLength(3);
    exchanges.forEach(({ gains, changes, gives }, d) => {
      const deal = rounds[1].moves.slice(2 * d, 2 * d + 2);
      expect(changes.map(({ issue }) => issue)).toEqual(deal.map(({ issue }) => issue).sort());
      for (const { actor, issue, because } of deal) {
        // The model counts points times salience.
        const stances = Object.values(belarus.issues).flatMap(({ stances: { [actor]: own } }) => (own ? [own] : []));
        const care = stances.reduce((sum, { salience }) => sum + central(salience), 0);
        expect((gains.find((g) => g.actor === actor)?.gain ?? NaN) * care * 100).toBeCloseTo(because.gain, 9);
        expect(gives.find((give) => give.actor === actor)?.issue).toBe(issue);
      }
    });
  });

  test('are none where a third one would refuse; what one of the two gives in spite of its own veto moves', () => {
    const refusing = (who: number) => {
      const table = [
        ...logrollTable,
        [
          { x: 50, s: 0.5, c: 0.5 },
          { x: 50, s: 0.5, c: 0.5 },
        ],
      ];
      const vetoes = table.map((row, i) =>
        row.map((cell) => ({ ...cell, x: i === who ? 50 : cell.x, veto: i === who })),
      );
      return improvements(smallSituation(vetoes, {}, { statusQuo: 50 })).agreements.filter(
        ({ kind }) => kind === 'exchange',
      );
    };
    expect(refusing(2)).toEqual([]);
    const own = logrollTable.map((row, i) => row.map((cell) => ({ ...cell, veto: i === 0 })));
    const [deal] = improvements(smallSituation(own, {}, { statusQuo: 0 })).agreements.filter(
      ({ kind }) => kind === 'exchange',
    );
    for (const { gain } of deal.gains) expect(gain).toBeGreaterThan(0);
  });
});

describe('the examples', () => {
  test('Belarus: Minsk, Moscow and the elite can do better than the forecast, within the links', () => {
    const belarus = example('russia-belarus-2021');
    const result = improvements(belarus);
    expect(result.decisive.map(({ actor }) => actor)).toEqual(['elite', 'kremlin', 'minsk']);
    const found = packageOf(result) as ParetoImprovement;
    const gains = found.gains.filter(({ decisive }) => decisive).map(({ gain }) => gain);
    expect(Math.min(...gains)).toBeGreaterThan(0.02);
    const ids = Object.keys(belarus.issues);
    const outcome = Float64Array.from(ids, (id) => found.changes.find(({ issue }) => issue === id)?.to ?? NaN);
    for (const { when, caps, at } of belarus.links ?? []) {
      const holds = compileCondition(parseCondition(when), {
        indexOf: (name) => ids.indexOf(name),
        lengthOf: () => 100,
      })(outcome);
      if (holds && caps) expect(outcome[ids.indexOf(caps)]).toBeLessThanOrEqual(central(at) + 1e-9);
    }
  });

  test('Paris: nobody weighs a quarter, all must agree, and there is little left to gain', () => {
    const result = improvements(example('paris-2015'), 'weighted-mean', 'exchange');
    expect(result.decisive).toHaveLength(15);
    for (const { gain } of packageOf(result)?.gains ?? []) expect(gain).toBeGreaterThan(-1e-7);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });
});
