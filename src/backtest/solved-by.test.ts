import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { backtest, readCases, solveCase } from './index.ts';

test('models by which the cases were not solved, and ones without the weighted mean, are refused', () => {
  const file = 'examples/ec-emissions-1985/situation.yaml';
  const { cases } = readCases(readFileSync(file, 'utf8'), file);
  const solved = [solveCase(cases[0], ['weighted-mean'])];
  expect(() => backtest(solved)).toThrow('case ec-emissions-1985 was not solved by the model `weighted-median`');
  expect(() => backtest(solved, [{ name: 'nash', title: 'Nash' }])).toThrow('the models lack `weighted-mean`');
  expect(() => solveCase(cases[0], ['nush'])).toThrow('did you mean `nash`?');
});
