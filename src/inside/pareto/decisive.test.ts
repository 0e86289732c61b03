import { describe, expect, test } from 'vitest';
import { compile } from '../../engine/compile.ts';
import type { Rule } from '../../situation/schema.ts';
import { smallSituation } from '../interventions/small.test-situations.ts';
import { decisiveActors } from './decisive.ts';

const decisive = (weights: number[], rule?: Rule, vetoes: number[] = []) => {
  const table = weights.map((c, i) => [{ x: 10 * i, s: 1, c, veto: vetoes.includes(i) }]);
  const { problem, refresh } = compile(smallSituation(table, {}, rule === undefined ? {} : { rule }));
  refresh();
  return decisiveActors(problem).map(({ actor, issues: [{ because }] }) => `${actor} by ${because}`);
};

describe('decisive actors', () => {
  test('have a veto', () => {
    expect(decisive([1, 1, 8], undefined, [0])).toEqual(['a by veto']);
  });

  test('are in every winning coalition', () => {
    expect(decisive([1, 1, 1], 'unanimity')).toEqual(['a by rule', 'b by rule', 'c by rule']);
    expect(decisive([1, 1, 1], { quota: 0.7, votes: { a: 40, b: 35, c: 25 } })).toEqual(['a by rule', 'b by rule']);
  });

  test('weigh a quarter where nobody alone can stop a deal', () => {
    expect(decisive([5, 3, 1, 1])).toEqual(['a by weight', 'b by weight']);
    expect(decisive([5, 3, 1, 1], 'majority')).toEqual(['a by weight', 'b by weight']);
  });

  test('are all who weigh anything where nobody weighs that much', () => {
    expect(decisive([1, 1, 1, 1, 1, 0])).toEqual(['a', 'b', 'c', 'd', 'e'].map((id) => `${id} by weight`));
  });

  test('need weight: a veto of one who does not care stops nothing', () => {
    expect(decisive([0, 3, 3], 'unanimity', [0])).toEqual(['b by rule', 'c by rule']);
  });
});
