import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Prepared, prepare } from '../../engine/prepare.ts';
import { planForecast } from '../../forecast/plan.ts';
import { parseSituation } from '../../situation/index.ts';
import type { Situation } from '../../situation/schema.ts';
import { atScale } from '../../testing/scale.ts';
import { type InterventionJob, interventionJob } from './intervention-jobs.ts';
import { interventionJobs, interventions, interventionsFrom, nextInterventionJobs } from './interventions.ts';
import { smallSituation } from './small.test-situations.ts';

const example = (name: string) => parseSituation(readFileSync(`examples/${name}/situation.yaml`, 'utf8'));
const belarus = example('russia-belarus-2021');
const engineOf = (situation: Situation, ...models: string[]): Prepared =>
  prepare(
    planForecast(situation, models.length > 0 ? { models, calibration: 'none' } : { calibration: 'none' }).design,
  );
const few = { screen: 4, confirm: 16 };

describe('the best move of an actor', () => {
  test('against the weighted mean alone is to overstate until the mean is what it wants', () => {
    // (2 * 40 + 60) / 3 = 46.7; at 30 the mean is (2 * 30 + 60) / 3 = 40.
    const situation = smallSituation([[{ x: 40, s: 1, c: 2 }], [{ x: 60, s: 1, c: 1 }]]);
    const { moves } = interventions(engineOf(situation, 'weighted-mean'), few);
    const [best] = moves[0].best;
    expect(best).toMatchObject({
      actor: 'a',
      what: 'position',
      path: 'issues.p.stances.a.position',
      from: '40',
      to: 30,
    });
    expect(best.gain.value).toBeCloseTo(20 / 3 / 100, 12);
    expect(best.gain.standardError).toBeCloseTo(0, 12);
  });

  test('is the end of the scale where that is not far enough', () => {
    // 55; at 0 it is 40, at 100 it is 65.
    const situation = smallSituation([[{ x: 30, s: 1, c: 1 }], [{ x: 80, s: 1, c: 1 }]]);
    const { moves } = interventions(engineOf(situation, 'weighted-mean'), few);
    expect(moves.map(({ best }) => best[0].to)).toEqual([0, 100]);
    expect(moves[0].best[0].gain.value).toBeCloseTo(0.15, 12);
    expect(moves[1].best[0].gain.value).toBeCloseTo(0.1, 12);
  });

  test('does nothing for one who has all it wants', () => {
    const situation = smallSituation([[{ x: 30, s: 1, c: 1 }], [{ x: 30, s: 0.5, c: 2 }]]);
    expect(interventions(engineOf(situation, 'weighted-mean', 'weighted-median'), few).moves).toEqual([
      { actor: 'a', best: [] },
      { actor: 'b', best: [] },
    ]);
  });

  test('can be a veto, where there are vetoes and a status quo', () => {
    // The mean 50 goes to c, who has a veto, too; b alone would rather keep 10.
    const situation = smallSituation(
      [[{ x: 100, s: 1, c: 1 }], [{ x: 10, s: 1, c: 1 }], [{ x: 40, s: 1, c: 1, veto: true }]],
      {},
      { statusQuo: 10 },
    );
    const { best } = interventions(engineOf(situation, 'veto-players'), few).moves[1];
    expect(best[0]).toMatchObject({ what: 'veto', from: 'false', to: true });
    expect(best[0].gain.value).toBeCloseTo(0.4, 12);
  });

  test('can be an opening to another partner', () => {
    const situation = smallSituation([[{ x: 0, s: 1, c: 4 }], [{ x: 100, s: 1, c: 4 }], [{ x: 50, s: 0, c: 1 }]], {
      dependence: [{ of: 'a', on: 'b', domain: 'energy', strength: 0.5, alternatives: { c: 0.1 } }],
    });
    // a has 4 * (1 - 0.5 * 0.9) = 2.2 of 6.2, then 4 * (1 - 0.5 * 0.65) = 2.7 of 6.7.
    const opening = interventions(engineOf(situation, 'weighted-mean'), few).moves[0].best.find(
      (b) => b.what === 'opening',
    );
    expect(opening).toMatchObject({ to: 0.35, from: '0.1', path: 'dependence.a.b.energy.alternatives.c' });
    expect(opening?.gain.value).toBeCloseTo(2.7 / 6.7 - 2.2 / 6.2, 12);
  });
});

describe('the smallest change that tips an outcome', () => {
  test('against the weighted mean is known', () => {
    // The mean of 20 and 60 is 40; 45 needs one position moved by 10, or the salience of a at 0.3.
    const situation = smallSituation([[{ x: 20, s: 0.5, c: 1 }], [{ x: 60, s: 0.5, c: 1 }]], {
      outcomes: { high: { when: 'p >= 45' }, never: { when: 'p >= 90' } },
    });
    const { tippingPoints, withoutTippingPoint } = interventions(engineOf(situation, 'weighted-mean'), few);
    expect(tippingPoints.map(({ path }) => path)).toEqual([
      'issues.p.stances.a.position',
      'issues.p.stances.b.position',
      'issues.p.stances.a.salience',
    ]);
    for (const [k, least] of [0.1, 0.1, 0.2].entries()) {
      expect(tippingPoints[k].size).toBeGreaterThanOrEqual(least - 1e-12);
      expect(tippingPoints[k].size).toBeLessThan(least + 0.01);
      expect(tippingPoints[k]).toMatchObject({ outcome: 'high', probability: 0, becomes: { value: 1 } });
    }
    expect(withoutTippingPoint).toEqual(['never']);
  });

  test('is one veto where nothing else can stop a deal', () => {
    // Three at 100 carry it whatever one of them does; b in the way of it has next to no weight.
    const three = Array.from({ length: 3 }, () => [{ x: 100, s: 1, c: 10 }]);
    const situation = smallSituation(
      [...three, [{ x: 50, s: 0.1, c: 1 }]],
      { outcomes: { deal: { when: 'p >= 60' } } },
      { statusQuo: 50 },
    );
    expect(interventions(engineOf(situation, 'veto-players'), few).tippingPoints).toMatchObject([
      { actor: 'd', what: 'veto', from: 'false', to: true, size: 1, probability: 1, becomes: { value: 0 } },
    ]);
  });
});

describe('a coalition of two', () => {
  test('gains both of them what the logroll is worth against the weighted median', () => {
    // On p the median is b's 60, of which b cares half as much as a; together they hold 46.7. On q the other way round.
    const situation = smallSituation([
      [
        { x: 40, s: 1, c: 1 },
        { x: 60, s: 0.5, c: 1 },
      ],
      [
        { x: 60, s: 0.5, c: 1 },
        { x: 40, s: 1, c: 1 },
      ],
      [
        { x: 100, s: 1, c: 1.2 },
        { x: 100, s: 1, c: 1.2 },
      ],
    ]);
    const [first] = interventions(engineOf(situation, 'weighted-median'), few).coalitions;
    expect(first.actors).toEqual(['a', 'b']);
    expect(first.positions.map(({ issue }) => issue)).toEqual(['p', 'q']);
    for (const { at } of first.positions) expect(at).toBeCloseTo(140 / 3, 10);
    for (const { value } of first.gains) expect(value).toBeCloseTo(2 / 45, 10);
  });

  test('gains nobody anything against the weighted mean: the two weigh as much together as apart', () => {
    const situation = smallSituation([[{ x: 40, s: 1, c: 1 }], [{ x: 60, s: 0.5, c: 3 }], [{ x: 90, s: 0.3, c: 2 }]]);
    expect(interventions(engineOf(situation, 'weighted-mean'), few).coalitions).toEqual([]);
  });
});

describe('interventions of the examples', () => {
  const run = (engine: Prepared, order: (jobs: InterventionJob[]) => InterventionJob[]) => {
    const jobs: InterventionJob[] = [];
    const results: Float64Array[] = [];
    for (
      let stage = interventionJobs(engine, few);
      stage.length > 0;
      stage = nextInterventionJobs(engine, jobs, results)
    ) {
      const done = new Map<InterventionJob, Float64Array>();
      const engines = [prepare(engine.design), prepare(engine.design)];
      // Jobs travel as plain data.
      order(stage).forEach((job, j) => {
        done.set(job, interventionJob(engines[j % 2], JSON.parse(JSON.stringify(job))));
      });
      for (const job of stage) {
        jobs.push(job);
        results.push(done.get(job) as Float64Array);
      }
    }
    return interventionsFrom(engine, jobs, results);
  };

  test('are the same, bit by bit, whoever runs which job in which order', () => {
    const engine = engineOf(belarus, 'weighted-mean', 'veto-players', 'exchange');
    const here = interventions(engine, few);
    expect(JSON.stringify(run(engine, (jobs) => jobs.toReversed()))).toBe(JSON.stringify(here));
    expect(JSON.parse(JSON.stringify(here))).toEqual(here);
  });

  test('tell what helps and what tips an outcome in Belarus, with all models', { tags: 'whole' }, () => {
    const told: number[] = [];
    const { moves, tippingPoints, withoutTippingPoint, coalitions } = interventions(engineOf(belarus), {
      ...few,
      onProgress: (_, __, stage) => told.push(stage),
    });
    expect(moves.map(({ actor }) => actor)).toEqual(Object.keys(belarus.actors));
    expect(moves.flatMap(({ best }) => best).length).toBeGreaterThan(5);
    for (const { best } of moves) {
      for (const { gain } of best) expect(gain.value).toBeGreaterThan(2 * gain.standardError);
      expect(best.map(({ gain }) => gain.value)).toEqual(best.map(({ gain }) => gain.value).sort((a, b) => b - a));
    }
    const outcomes = Object.keys(belarus.outcomes ?? {});
    expect(
      outcomes.filter((id) => withoutTippingPoint.includes(id) || tippingPoints.some(({ outcome }) => outcome === id)),
    ).toEqual(outcomes);
    for (const { probability, becomes, size } of tippingPoints) {
      expect(probability < 0.5 ? becomes.value >= 0.5 : becomes.value < 0.5).toBe(true);
      expect(size).toBeGreaterThan(0);
      expect(size).toBeLessThanOrEqual(1);
    }
    for (const { gains } of coalitions) for (const { value } of gains) expect(value).toBeGreaterThan(0);
    expect([...new Set(told)]).toEqual([1, 2, 3]);
  });

  test('do not depend on the order of actors and issues', () => {
    const turn = <T>(map: Record<string, T>) => Object.fromEntries(Object.entries(map).reverse());
    const issues = Object.entries(belarus.issues).map(([id, issue]) => [
      id,
      { ...issue, stances: turn(issue.stances) },
    ]);
    const turned = {
      ...belarus,
      actors: turn(belarus.actors),
      issues: turn(Object.fromEntries(issues) as Situation['issues']),
    };
    const names = ['weighted-mean', 'weighted-median', 'veto-players'];
    const found = (situation: Situation) => {
      const { moves, tippingPoints, coalitions } = interventions(engineOf(situation, ...names), few);
      const short = (value: number) => Number(value.toPrecision(6));
      return {
        moves: Object.fromEntries(
          moves.map(({ actor, best }) => [actor, best.map(({ path, gain }) => [path, short(gain.value)])]),
        ),
        tippingPoints: tippingPoints.map(({ path, size }) => [path, short(size)]),
        coalitions: coalitions.map(({ actors, gains }) =>
          [...actors, ...gains.map(({ value }) => short(value))].sort(),
        ),
      };
    };
    expect(found(turned)).toEqual(found(belarus));
  });

  test('of Paris come from fifteen actors on thirteen issues', () => {
    const { moves, withoutTippingPoint, draws } = interventions(
      engineOf(example('paris-2015'), 'weighted-mean', ...(atScale(0, 1) === 1 ? ['exchange'] : [])),
      {
        screen: 1,
        confirm: 16,
      },
    );
    expect(moves).toHaveLength(15);
    expect(moves.flatMap(({ best }) => best).length).toBeGreaterThan(0);
    expect(withoutTippingPoint.length).toBeGreaterThan(0);
    expect(draws).toEqual({ screen: 1, confirm: 16 });
  });

  test.each([
    [{ screen: 0 }, 'screen is 0, expected a whole number of draws from 1 up'],
    [{ screen: 4, confirm: 20 }, 'confirm is 20, expected a multiple of 16 that is not less than screen'],
  ])('refuse %j in plain words', (options, message) => {
    expect(() => interventions(engineOf(belarus, 'weighted-mean'), options)).toThrow(message);
  });
});
