import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { planForecast } from '../forecast/plan.ts';
import { baseOfDraws, drawBase } from '../inside/sensitivity/base.ts';
import { models } from '../models/models.ts';
import { parseSituation } from '../situation/index.ts';
import type { Situation } from '../situation/schema.ts';
import { experiment } from './experiment.ts';
import { trial } from './trial.ts';

const belarus = parseSituation(readFileSync('examples/russia-belarus-2021/situation.yaml', 'utf8'));

/** Three issues, one of them often of no weight to anybody, a link, a dependence, a rule and a veto, both kept to in some draws. */
const small: Situation = parseSituation(`
title: Small
uncertainty: { position: 0.1 }
actors:
  a: { capability: { low: 1, mode: 5, high: 9 } }
  b: { capability: [2, 4, 4, 9] }
  c: { capability: { mean: 5, sd: 1 } }
issues:
  one:
    scale: { 0: no, 100: yes }
    statusQuo: { low: 10, mode: 20, high: 30 }
    rule: majority
    binds: 0.6
    stances:
      a: { position: { low: 60, mode: 80, high: 100 }, salience: 0.5 }
      b: { position: 30, salience: { low: 0.1, mode: 0.5, high: 0.9 }, veto: 0.5 }
      c: { position: { mean: 50, sd: 20 }, salience: 0.4, capability: { low: 1, mode: 2, high: 8 } }
  two:
    scale: { 0: no, 10: yes }
    statusQuo: { low: 0, mode: 1, high: 9 }
    agendaSetter: a
    stances:
      c: { position: 3, salience: { low: 0.1, mode: 0.5, high: 0.9 }, veto: true }
      a: { position: { low: 6, mode: 8, high: 10 }, salience: 0.3 }
  idle:
    statusQuo: { low: 5, mode: 50, high: 95 }
    stances:
      b: { position: { low: 6, mode: 8, high: 10 }, salience: [0, 0, 0.5] }
dependence:
  - { of: b, on: a, domain: oil, strength: { low: 0.2, mode: 0.5, high: 0.9 } }
links:
  - { when: one >= 40, floors: two, at: { low: 3, mode: 5, high: 9 } }
outcomes:
  high: { when: two >= 5 }
`);

const designOf = (situation: Situation, names = models.map((model) => model.name)) =>
  planForecast(situation, { models: names, seed: 3 }).design;

describe('a trial', () => {
  test.each([
    ['Belarus', belarus, 40],
    ['a small situation', small, 300],
  ])('of %s gives the answers of the experiment, bit by bit', (_, situation, samples) => {
    const design = designOf(situation);
    const prepared = trial(design);
    const { run } = experiment(design);
    const blocks = [run(0, 17), run(17, samples)];
    const made = baseOfDraws(prepared, design.models.length, blocks);
    expect(drawBase(prepared, samples)).toEqual(made);
  });

  test('draws the second matrix independently of the first', () => {
    const prepared = trial(designOf(small));
    const a = prepared.columns('A', 0, 512);
    const b = prepared.columns('B', 0, 512);
    for (const x of a) {
      for (const y of b) {
        const mean = (z: Float64Array) => z.reduce((sum, v) => sum + v, 0) / z.length;
        const cov = (p: Float64Array, q: Float64Array) => mean(p.map((v, s) => (v - mean(p)) * (q[s] - mean(q))));
        expect(Math.abs(cov(x, y) / Math.sqrt(cov(x, x) * cov(y, y)))).toBeLessThan(0.15);
      }
    }
    expect(prepared.columns('B', 100, 130).map((x) => x[3])).toEqual(b.map((y) => y[103]));
  });

  test('names whom and what every input belongs to', () => {
    const found = new Map(trial(designOf(small)).inputs.map(({ path, ...rest }) => [path, rest]));
    expect(found.get('actors.a.capability')).toEqual({ kind: 'capability', actor: 'a', central: 5 });
    expect(found.get('issues.one.stances.c.capability')).toMatchObject({ actor: 'c', issue: 'one' });
    expect(found.get('issues.two.statusQuo')).toEqual({ kind: 'statusQuo', issue: 'two', central: 1 });
    expect(found.get('dependence.b.a.oil.strength')).toMatchObject({ kind: 'dependence', actor: 'b' });
    expect(found.get('issues.one.stances.b.veto')).toEqual({ kind: 'veto', actor: 'b', issue: 'one', central: 1 });
    expect(found.get('issues.one.binds')).toEqual({ kind: 'rule', issue: 'one', central: 1 });
    expect(found.get('links.0.at')).toMatchObject({ kind: 'link', issue: 'two' });
  });

  // What partial solving leaves out must be what cannot change: for each model alone, in every input.
  test.each(models.map((model) => model.name))('solves again all that a change can touch: %s', (name) => {
    for (const situation of [small, belarus]) {
      const design = designOf(situation, [name]);
      const prepared = trial(design);
      const afresh = trial(design);
      const samples = situation === small ? 20 : 2;
      const a = prepared.columns('A', 0, samples);
      const b = prepared.columns('B', 0, samples);
      for (let s = 0; s < samples; s++) {
        const here = Float64Array.from(a, (column) => column[s]);
        const there = Float64Array.from(b, (column) => column[s]);
        prepared.solve(here, s);
        for (let i = 0; i < here.length; i++) {
          const mixed = here.with(i, there[i]);
          expect([...prepared.change(Int32Array.of(i), there, s)]).toEqual([...afresh.solve(mixed, s)]);
        }
        const all = Int32Array.from(here.keys());
        expect([...prepared.change(all, there, s)]).toEqual([...afresh.solve(there, s)]);
        // Changes leave nothing behind.
        expect([...prepared.change(new Int32Array(0), there, s)]).toEqual([...afresh.solve(here, s)]);
      }
    }
  });
});
