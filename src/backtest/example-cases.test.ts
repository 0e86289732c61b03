import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCases } from '../situation/cases/read-cases.ts';
import { backtest } from './backtest.ts';
import { learnedCalibration } from './learn.ts';
import { solveCase } from './solve-case.ts';

const caseOf = (name: string) => {
  const file = `examples/${name}/situation.yaml`;
  const { cases, faults } = readCases(readFileSync(file, 'utf8'), file);
  expect(faults).toEqual([]);
  return cases[0];
};
const examples = ['paris-2015', 'ec-emissions-1985', 'russia-belarus-2021'].map(caseOf);
const models = [{ name: 'weighted-mean', title: 'Weighted mean' }];
const solved = examples.map((one) => solveCase(one, ['weighted-mean'], 1));

describe('the examples as resolved cases', () => {
  test('are called as their folders are, each of a kind of its own', () => {
    expect(examples.map(({ id, situation }) => [id, situation.kind])).toEqual([
      ['paris-2015', 'treaty'],
      ['ec-emissions-1985', 'legislation'],
      ['russia-belarus-2021', 'regime'],
    ]);
  });

  test('name their coder, and for every issue why it is read so and where', () => {
    for (const { situation } of examples) {
      const { issues = {}, coder } = situation.resolved ?? {};
      expect(coder).toContain('one coder');
      expect(Object.keys(issues)).toEqual(Object.keys(situation.issues));
      for (const result of Object.values(issues)) {
        expect(result).toMatchObject({ because: expect.any(String), source: expect.any(String) });
      }
    }
  });

  test('Paris names the articles, and gives one number only where a label of the scale fits', () => {
    const issues = Object.entries(examples[0].situation.resolved?.issues ?? {});
    for (const [, result] of issues) {
      expect(typeof result === 'object' && result.source).toMatch(/^Paris Agreement, Article/);
    }
    expect(issues.filter(([, result]) => typeof result === 'object' && result.low === result.high)).toEqual([
      ['legal', expect.objectContaining({ low: 70, high: 70 })],
    ]);
  });

  test('are scored issue by issue, by kind, and too few to be compared', () => {
    const { kinds, questions, rows } = backtest(solved, models, 1);
    expect(kinds.map(({ kind, cases, issues }) => [kind, cases, issues])).toEqual([
      ['treaty', 1, 13],
      ['legislation', 1, 1],
      ['regime', 1, 12],
    ]);
    const years = rows.find(({ case: id, forecaster }) => id === 'ec-emissions-1985' && forecaster === 'weighted-mean');
    // 7.39 years on a scale from 4 to 10, and 8 to 9 years.
    expect(years?.predicted).toBeCloseTo((100 * (7.389955686853767 - 4)) / 6, 6);
    expect([years?.happenedLow, years?.happenedHigh]).toEqual([(100 * 4) / 6, (100 * 5) / 6]);
    const forecasters = questions.flatMap(({ forecasters: [first] }) => first.name);
    expect(forecasters).toEqual(['learned', 'learned', 'learned']);
  });

  test('teach no kind of its own', () => {
    const { kinds } = learnedCalibration(
      solved.flatMap(({ issues }) => issues),
      { from: [], seed: 1 },
    );
    expect(Object.keys(kinds)).toEqual(['other']);
  });
});
