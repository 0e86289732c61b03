import { expect, test } from 'vitest';
import { parseSituation } from './read.ts';
import { seenFrom } from './viewpoint.ts';

const situation = parseSituation(`title: t
asOf: 2021-01-01
actors: { a: { capability: { low: 1, mode: 2, high: 3 } }, b: { capability: 10 } }
issues:
  x: { statusQuo: 5, stances: { a: { position: 0, salience: 0.5, veto: true }, b: { position: { mean: 50, sd: 4 }, salience: [0.2, 0.4] } } }
dependence: [ { of: a, on: b, domain: energy, strength: 0.5, replaceable: 0.1 } ]
shocks:
  - { id: late, on: 2021-03-01, change: { actors.b.capability: { times: 10 } } }
  - { id: early, on: 2021-02-01, change: { actors.b.capability: { plus: 5 }, issues.x.stances.a.veto: false } }
scenarios:
  open:
    - change: { actors.a.capability: { times: 2 }, dependence.a.b.energy.replaceable: 0.9 }
    - change: { issues.x.stances.b.position: { plus: 10 }, issues.x.stances.b.salience: { times: 0.5 }, issues.x.statusQuo: [1, 2] }
  both: [ { shock: late }, { shock: early } ]
`);

test('the file itself holds on its own day', () => {
  expect(seenFrom(situation, {})).toEqual(situation);
});

test('shocks come in the order of their dates up to the day of looking', () => {
  expect(seenFrom(situation, { at: '2021-02-28' }).actors.b.capability).toBe(15);
  expect(seenFrom(situation, { at: '2021-03-01' }).actors.b.capability).toBe(150);
  expect(seenFrom(situation, { at: '2021-03-01' }).issues.x.stances.a.veto).toBe(false);
  expect(situation.actors.b.capability).toBe(10);
});

test('a scenario takes its steps in order, on quantities of every form', () => {
  const seen = seenFrom(situation, { scenario: 'open' });
  expect(seen.actors.a.capability).toEqual({ low: 2, mode: 4, high: 6 });
  expect(seen.dependence?.[0].replaceable).toBe(0.9);
  expect(seen.issues.x.stances.b.position).toEqual({ mean: 60, sd: 4 });
  expect(seen.issues.x.stances.b.salience).toEqual([0.1, 0.2]);
  expect(seen.issues.x.statusQuo).toEqual([1, 2]);
  expect(seenFrom(situation, { scenario: 'both' }).actors.b.capability).toBe(105);
});

test('an unknown scenario and a day in the past are refused in plain words', () => {
  expect(() => seenFrom(situation, { scenario: 'opne' })).toThrow('unknown scenario `opne`, did you mean `open`?');
  expect(() => seenFrom(situation, { at: '2020-12-31' })).toThrow(
    'at 2020-12-31 is before the day of the situation, 2021-01-01',
  );
});
