import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { prepare } from '../../engine/prepare.ts';
import { planForecast } from '../../forecast/plan.ts';
import { parseSituation } from '../../situation/index.ts';
import type { Situation } from '../../situation/schema.ts';
import { type Sensitivity, sensitivity, sensitivityFrom } from './sensitivity.ts';
import { sensitivityJob, sensitivityJobs } from './sensitivity-jobs.ts';

/** With equal weights the compromise is the plain mean of the positions: a linear model. */
const linear: Situation = parseSituation(`
title: Linear
actors: { a: { capability: 1 }, b: { capability: 1 }, c: { capability: 1 } }
issues:
  tax:
    scale: { 0: none, 100: all }
    stances:
      a: { position: { low: 0, mode: 30, high: 60 }, salience: 1 }
      b: { position: { low: 40, mode: 60, high: 80 }, salience: 1 }
      c: { position: { low: 45, mode: 50, high: 55 }, salience: 1 }
  other:
    scale: { 0: none, 100: all }
    stances:
      a: { position: 20, salience: 1 }
outcomes:
  much: { when: tax >= 50 }
  never: { when: tax > 99 }
`);

const engineOf = (situation: Situation, models = ['weighted-mean']) =>
  prepare(planForecast(situation, { models, calibration: 'none' }).design);
const find = (list: Sensitivity[], of: string) => list.find((one) => one.of === of) as Sensitivity;

describe('sensitivity', () => {
  const found = sensitivity(engineOf(linear), { samples: 4096 });

  test('of positions in a plain mean is their share of the variance, alone as in all', () => {
    const { inputs, variance } = find(found, 'tax');
    // The variance of PERT: (mean - low) (high - mean) / 7.
    const variances = { a: (30 * 30) / 7, b: (20 * 20) / 7, c: (5 * 5) / 7 };
    const sum = variances.a + variances.b + variances.c;
    expect(variance).toBeCloseTo(sum / 9, 0);
    expect(inputs.map((input) => input.actor)).toEqual(['a', 'b', 'c']);
    inputs.forEach(({ actor, first, total }) => {
      const share = variances[actor as 'a'] / sum;
      expect(Math.abs(first.value - share)).toBeLessThan(0.04);
      expect(Math.abs(total.value - share)).toBeLessThan(0.04);
      expect(first.low).toBeLessThanOrEqual(first.value);
      expect(total.high).toBeGreaterThanOrEqual(total.value);
    });
  });

  test('of groups: an actor is its inputs, the issue is everything, another issue nothing', () => {
    const { byActor, byIssue, byKind, inputs } = find(found, 'tax');
    expect(byActor.map(({ id, first }) => [id, first.value])).toEqual(
      inputs.map(({ actor, first }) => [actor, first.value]),
    );
    expect(byIssue).toHaveLength(1);
    expect(byIssue[0].total.value).toBeCloseTo(1, 1);
    expect(byKind.map(({ id }) => id)).toEqual(['position']);
  });

  test('swings are the means of the answer over the ends of the input', () => {
    const [a] = find(found, 'tax').inputs;
    expect(a.swing.low).toBeLessThan(44);
    expect(a.swing.high).toBeGreaterThan(49);
  });

  test('of what never changes or never happens is 0', () => {
    for (const of of ['other', 'never']) {
      const { variance, inputs } = find(found, of);
      expect(variance).toBe(0);
      expect(inputs.every(({ first, total }) => first.value === 0 && total.high === 0)).toBe(true);
    }
  });

  test('is the same bits in whatever order and wherever the jobs run', () => {
    const belarus = parseSituation(readFileSync('examples/russia-belarus-2021/situation.yaml', 'utf8'));
    const { design } = planForecast(belarus, {});
    const engine = prepare(design);
    const jobs = sensitivityJobs(engine, { samples: 20 });
    expect(jobs.length).toBeGreaterThan(4);
    const order = jobs.map((_, j) => (j * 7 + 3) % jobs.length);
    expect(new Set(order).size).toBe(jobs.length);
    const results: Float64Array[] = [];
    for (const j of order) results[j] = sensitivityJob(prepare(design), jobs[j]);
    const shuffled = [
      ...sensitivityFrom(
        engine,
        order.map((j) => jobs[j]),
        order.map((j) => results[j]),
      ),
    ];
    expect(shuffled).toEqual(sensitivity(engine, { samples: 20 }));
    expect(JSON.parse(JSON.stringify(shuffled))).toEqual(shuffled);
  });

  test('needs no uncertain input', () => {
    const certain = structuredClone(linear);
    for (const { stances } of Object.values(certain.issues)) for (const s of Object.values(stances)) s.position = 5;
    expect(sensitivity(engineOf(certain), { samples: 16 })[0]).toMatchObject({ variance: 0, inputs: [], byActor: [] });
  });

  test('chooses fewer samples for larger situations, and refuses none', () => {
    const samples = (s: Situation) => Math.max(...sensitivityJobs(engineOf(s)).map((job) => job.samples.to));
    expect(samples(linear)).toBe(4096);
    expect(() => sensitivityJobs(engineOf(linear), { samples: 0 })).toThrow('samples is 0');
  });
});
