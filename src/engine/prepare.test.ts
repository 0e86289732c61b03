import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { forecast } from '../forecast/index.ts';
import { planForecast } from '../forecast/plan.ts';
import type { Model } from '../models/model.ts';
import { models } from '../models/models.ts';
import { weightedMeanModel } from '../models/weighted-mean.ts';
import { mean } from '../numeric/mean.ts';
import { parseSituation } from '../situation/index.ts';
import type { Situation } from '../situation/schema.ts';
import { prepare } from './prepare.ts';
import { drawSample, sampleOf } from './sample.ts';
import { keptDraws } from './sampling/drawing.ts';

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

describe('an engine', () => {
  test.each([
    ['Belarus', belarus, 40],
    ['a small situation', small, 300],
  ])('at the values that were drawn for %s gives the answers of the draws, bit by bit', (_, situation, samples) => {
    const engine = prepare(designOf(situation));
    const made = sampleOf(engine, engine.draw(0, samples));
    expect(drawSample(engine, samples)).toEqual(made);
  });

  test('draws the second matrix independently of the first', () => {
    const engine = prepare(designOf(small));
    const a = engine.values('A', 0, 512);
    const b = engine.values('B', 0, 512);
    for (const x of a) {
      for (const y of b) {
        const [meanX, meanY] = [mean(x), mean(y)];
        const cov = (p: Float64Array, q: Float64Array) => mean(p.map((v, s) => v * q[s]));
        const [u, v] = [x.map((value) => value - meanX), y.map((value) => value - meanY)];
        expect(Math.abs(cov(u, v) / Math.sqrt(cov(u, u) * cov(v, v)))).toBeLessThan(0.15);
      }
    }
    expect(engine.values('B', 100, 130).map((x) => x[3])).toEqual(b.map((y) => y[103]));
  });

  test('names whom and what every input belongs to', () => {
    const found = new Map(prepare(designOf(small)).inputs.map(({ path, ...rest }) => [path, rest]));
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
      const engine = prepare(design);
      const afresh = prepare(design);
      const samples = situation === small ? 20 : 2;
      const a = engine.values('A', 0, samples);
      const b = engine.values('B', 0, samples);
      for (let s = 0; s < samples; s++) {
        const here = Float64Array.from(a, (column) => column[s]);
        const there = Float64Array.from(b, (column) => column[s]);
        engine.solve(here, s);
        for (let i = 0; i < here.length; i++) {
          const mixed = here.with(i, there[i]);
          expect([...engine.exchange(Int32Array.of(i), there, s)]).toEqual([...afresh.solve(mixed, s)]);
        }
        const all = Int32Array.from(here.keys());
        expect([...engine.exchange(all, there, s)]).toEqual([...afresh.solve(there, s)]);
        // Changes leave nothing behind.
        expect([...engine.exchange(new Int32Array(0), there, s)]).toEqual([...afresh.solve(here, s)]);
      }
    }
  });

  test('gives the same bits for a draw in any stretch, whatever was asked before', () => {
    const design = designOf(small);
    const whole = prepare(design).draw(0, 200);
    const engine = prepare(design);
    const [path] = Object.keys(small.actors);
    engine.whatIf(
      [[{ path: `actors.${path}.capability`, to: 1 }], [{ path: 'issues.one.stances.a.veto', to: true }]],
      3,
      70,
    );
    engine.solve(
      Float64Array.from(engine.inputs, ({ central }) => central),
      0,
    );
    expect(engine.atBestGuess().values).toEqual(engine.atBestGuess().central);
    const part = engine.draw(60, 130);
    for (const key of ['outcome', 'status', 'happens', 'loss', 'gain', 'room'] as const) {
      for (let c = 0; c < whole[key].length / 200; c++) {
        expect([...part[key].subarray(c * 70, (c + 1) * 70)]).toEqual([
          ...whole[key].subarray(c * 200 + 60, c * 200 + 130),
        ]);
      }
    }
  });

  test('solves every model once at the best guess, and once a draw', () => {
    let solved = 0;
    const counting: Model = {
      ...weightedMeanModel,
      name: 'counting',
      prepare: (...given) => {
        const solve = weightedMeanModel.prepare(...given);
        return (...draw) => {
          solved++;
          solve(...draw);
        };
      },
    };
    forecast(small, { models: [counting], samples: 64 });
    expect(solved).toBe(1 + 64);
  });
});

describe('draws that are kept as a slider moves', () => {
  const capability = (to: number): Situation => ({
    ...small,
    actors: { ...small.actors, a: { capability: { low: 1, mode: to, high: 9 } } },
  });
  const columnsOf = (situation: Situation, kept = keptDraws()) => prepare(designOf(situation), kept).draw(0, 200);

  test('are those that are drawn anew, bit by bit', () => {
    const kept = keptDraws();
    for (const to of [5, 6, 7, 5]) expect(columnsOf(capability(to), kept)).toEqual(columnsOf(capability(to)));
    expect(forecast(capability(3), { seed: 3 }, kept)).toEqual(forecast(capability(3), { seed: 3 }));
  });

  test('are all but those of the input that moves', () => {
    const kept = keptDraws();
    columnsOf(capability(5), kept);
    const before = new Map(kept.columns);
    columnsOf(capability(6), kept);
    const taken = [...kept.columns].filter(([key, chunks]) => before.get(key) === chunks);
    expect(taken).toHaveLength(before.size - 1);
    // What the new situation does not draw is dropped.
    expect(kept.columns.size).toBe(before.size);
  });

  test('are not taken over by another seed, sampler or place among the random numbers', () => {
    const kept = keptDraws();
    const design = designOf(small);
    for (const other of [design, { ...design, seed: 4 }, { ...design, sampler: 'pseudo-random' as const }]) {
      expect(prepare(other, kept).draw(0, 64)).toEqual(prepare(other).draw(0, 64));
    }
    const turned = { ...design, randomInputs: design.randomInputs.toReversed() };
    expect(prepare(turned, kept).draw(0, 64)).toEqual(prepare(turned).draw(0, 64));
  });

  test('bring along what models said of issues on which nothing moves', () => {
    const [first] = Object.keys(small.issues);
    const moved = (to: number): Situation => {
      const issue = small.issues[first];
      const [who] = Object.keys(issue.stances);
      const stances = { ...issue.stances, [who]: { ...issue.stances[who], position: to } };
      return { ...small, issues: { ...small.issues, [first]: { ...issue, stances } } };
    };
    const kept = keptDraws();
    const whole = (situation: Situation, store?: typeof kept) => {
      const engine = prepare(designOf(situation), store);
      const parts = [engine.draw(0, 50), engine.draw(50, 130)];
      return parts;
    };
    whole(small, kept);
    const before = new Map(kept.solutions.entries);
    expect([...before.values()].every(({ count }) => count === 130)).toBe(true);
    for (const to of [20, 30, 20]) expect(whole(moved(to), kept)).toEqual(whole(moved(to)));
    const taken = [...kept.solutions.entries].filter(([key, entry]) => before.get(key) === entry);
    expect(taken.length * Object.keys(small.issues).length).toBe(before.size * (Object.keys(small.issues).length - 1));
    // Longer than what is known, and after the best guess was solved in between.
    const engine = prepare(designOf(moved(20)), kept);
    expect(engine.draw(100, 200)).toEqual(prepare(designOf(moved(20))).draw(100, 200));
  });

  test('stay within their bound', () => {
    const kept = keptDraws(1000);
    expect(columnsOf(small, kept)).toEqual(columnsOf(small));
    const values = [...kept.columns.values()].reduce((sum, chunks) => sum + chunks.size * 64, 0);
    expect(values).toBeLessThanOrEqual(1000);
    expect(values).toBeGreaterThan(0);
  });
});
