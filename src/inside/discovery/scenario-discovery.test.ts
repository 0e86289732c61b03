import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { prepare } from '../../engine/prepare.ts';
import { drawSample, sampleOf } from '../../engine/sample.ts';
import { planForecast } from '../../forecast/plan.ts';
import { conditionsInWords } from '../../report/discovery/words.ts';
import { parseSituation } from '../../situation/index.ts';
import type { Situation } from '../../situation/schema.ts';
import { scatter } from './box.ts';
import { bestBox, LEAST_RAISE } from './box-choice.ts';
import { discoverScenarios, type OutcomeScenarios } from './scenario-discovery.ts';

/** The tax is the plain mean of two positions, (a + b) / 2; a link holds `joint` back while the tax is below 60. */
const plain: Situation = parseSituation(`
title: Plain
actors: { a: { capability: 1 }, b: { capability: 1 } }
issues:
  tax:
    scale: { 0: none, 100: all }
    stances:
      a: { position: { low: 0, mode: 30, high: 60 }, salience: 1 }
      b: { position: { low: 40, mode: 45, high: 50 }, salience: 1 }
  joint:
    scale: { 0: none, 100: all }
    stances:
      a: { position: [70, 90], salience: 1 }
links:
  - { when: tax < 60, caps: joint, at: 20 }
outcomes:
  high: { when: tax >= 48 }
  high_later: { when: tax >= 48, by: 2030-01-01 }
  higher: { when: tax >= 60 }
  highest: { when: tax > 100 }
  some: { when: tax >= 10 }
  both: { when: tax >= 60 and joint >= 60 }
`);

const engineOf = (situation: Situation, models?: string[]) =>
  prepare(planForecast(situation, { models, calibration: 'none' }).design);
const names = { actors: { a: 'Anna' }, issues: { tax: 'the tax' }, outcomes: {} };

describe('scenario discovery', () => {
  const engine = engineOf(plain, ['weighted-mean']);
  const sample = drawSample(engine, 2048);
  const found = discoverScenarios(engine, sample);
  const of = (outcome: string) => found.find((one) => one.outcome === outcome) as OutcomeScenarios;

  test('of what happens as stated are the limits that make it happen', () => {
    const { boxes, widened, fails, rate, probability, counterfactual } = of('high');
    expect({ widened, fails, counterfactual }).toEqual({ widened: 1, fails: false, counterfactual: undefined });
    expect(rate).toBe(probability);
    const [limit] = boxes[0].limits;
    expect(limit).toMatchObject({ path: 'issues.tax.stances.a.position', support: 1 });
    // (a + 45) / 2 >= 48 from 51 up.
    expect(limit.low).toBeGreaterThan(46);
    expect(limit.low).toBeLessThan(54);
    expect(limit.high).toBeUndefined();
    expect(boxes[0].density).toBeGreaterThan(0.6);
  });

  test('read as a sentence', () => {
    expect(conditionsInWords(of('high'), names)).toMatch(
      /^It happens in \d+% of the futures where the position of Anna on the tax is at least [45]\d( and the position of b on the tax is at least 4\d)?; these are \d+% of all and hold \d+% of its happening\.$/,
    );
  });

  test('are the same for the same condition at another date', () => {
    expect(of('high_later')).toEqual({ ...of('high'), outcome: 'high_later' });
  });

  test('of what needs a stated range to be left: the nearest future, and how far it is', () => {
    const { probability, widened, counterfactual } = of('higher');
    expect(probability).toBe(0);
    expect(widened).toBeGreaterThan(1);
    // a + b >= 120, with a from 0 to 60 and b from 40 to 50: ten beyond, best done by a, whose half range is 30.
    expect(counterfactual?.distance).toBeGreaterThan(10 / 30 - 0.01);
    expect(counterfactual?.distance).toBeLessThan(2);
    expect(counterfactual?.models).toBe(1);
    const sum = counterfactual?.changes.reduce((total, { value }) => total + value, 0) as number;
    const stay = counterfactual?.changes.length === 1 ? (counterfactual.changes[0].path.includes('.a.') ? 45 : 30) : 0;
    expect(sum + stay).toBeGreaterThanOrEqual(120);
    expect(sum + stay).toBeLessThan(120.1);
    expect(conditionsInWords(of('higher'), names)).toMatch(
      /^It happens in none of the futures drawn as stated\. The nearest future .* lies beyond what was stated: the position of /,
    );
  });

  test('of what a link holds back are found too', () => {
    expect(of('both').counterfactual?.distance).toBeCloseTo(of('higher').counterfactual?.distance as number, 1);
  });

  test('of what cannot happen are none, and it is said so', () => {
    expect(of('highest')).toEqual({
      outcome: 'highest',
      fails: false,
      probability: 0,
      widened: 10,
      rate: 0,
      boxes: [],
    });
    expect(conditionsInWords(of('highest'), names)).toBe(
      'It happens in none of the futures drawn as stated, nor in any that was found with all ranges stretched 10 times.',
    );
  });

  test('of what always happens are those of its failing', () => {
    const { fails, probability, counterfactual } = of('some');
    expect({ fails, probability }).toEqual({ fails: true, probability: 1 });
    expect(counterfactual?.changes.map(({ path }) => path)).toContain('issues.tax.stances.a.position');
  });

  test('are asked for by name, and told stage by stage', () => {
    const stages: string[] = [];
    const only = discoverScenarios(engine, sample, {
      outcomes: ['high'],
      onStage: ({ outcome }) => stages.push(outcome),
    });
    expect(only).toEqual([of('high')]);
    expect(stages).toEqual(['high']);
  });

  test('of the Belarus example are plain data, the same every time', { tags: 'whole' }, () => {
    const belarus = parseSituation(readFileSync('examples/russia-belarus-2021/situation.yaml', 'utf8'));
    const small = engineOf(belarus, ['weighted-mean', 'nash', 'veto-players', 'weighted-median']);
    const draws = sampleOf(small, small.draw(0, 1000));
    const first = discoverScenarios(small, draws);
    expect(first.map(({ outcome }) => outcome)).toEqual(Object.keys(belarus.outcomes ?? {}));
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
    expect(discoverScenarios(small, draws)).toEqual(first);
    for (const { boxes } of first) {
      for (const { limits, ...shares } of boxes) {
        expect(limits.length).toBeLessThanOrEqual(3);
        for (const share of [...Object.values(shares), ...limits.map(({ support }) => support)]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }
    }
  });
});

test('no box is told that does not raise the share by a fifth', () => {
  // High in every future that is not in the lowest tenth of the first input: 0.9 outside of any condition, 1 within.
  const n = 2000;
  const x = [
    Float64Array.from({ length: n }, (_, s) => s / n),
    Float64Array.from({ length: n }, (_, s) => ((s * 7919) % n) / n),
  ];
  const box = (share: number) =>
    bestBox(
      scatter(
        x,
        Float64Array.from(x[0], (value) => (value >= share ? 1 : 0)),
      ),
    );
  expect(box(0.1)).toBeUndefined();
  const found = box(0.5);
  expect(found?.density).toBeGreaterThanOrEqual(LEAST_RAISE * 0.5);
});
