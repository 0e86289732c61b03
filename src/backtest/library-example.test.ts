import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Calibration } from '../calibration/calibration.ts';
import { backtest, readCases, solveCase } from './index.ts';

const [code] = [...readFileSync('docs/library.md', 'utf8').matchAll(/^```js\n([\s\S]*?)^```$/gm)]
  .map(([, block]) => block)
  .filter((block) => block.includes("'tightrope-forecast/backtest'"));

test('the example of resolved cases in docs/library.md runs as it stands, and prints what it says', async () => {
  const names = new Map<string, unknown>();
  const body = code.replace(/^import \{(.*)\} from '(.*)';$/gm, (_, wanted: string, from: string) => {
    for (const name of wanted.split(',')) names.set(name.trim(), from);
    return '';
  });
  for (const [name, from] of names) {
    const path = String(from).replace('tightrope-forecast', '..');
    const module = await import(path.startsWith('node:') ? path : `${path}/index.ts`);
    expect(Object.keys(module)).toContain(name);
    names.set(name, module[name]);
  }
  const printed: string[] = [];
  const run = new Function(...names.keys(), 'console', `${body}; return { faults, calibration };`);
  const { faults, calibration } = run(...names.values(), { log: (text: string) => printed.push(text) });
  expect(faults).toEqual([]);
  expect(printed[0]).toBe('10.2');
  expect(printed[1]).toContain('Legislation: 1 issue of 1 case');
  expect((calibration as Calibration).kinds.other?.cases).toBe(1);
});

test('models by which the cases were not solved, and ones without the weighted mean, are refused', () => {
  const file = 'examples/ec-emissions-1985/situation.yaml';
  const { cases } = readCases(readFileSync(file, 'utf8'), file);
  const solved = [solveCase(cases[0], ['weighted-mean'])];
  expect(() => backtest(solved)).toThrow('case ec-emissions-1985 was not solved by the model `weighted-median`');
  expect(() => backtest(solved, [{ name: 'nash', title: 'Nash' }])).toThrow('the models lack `weighted-mean`');
  expect(() => solveCase(cases[0], ['nush'])).toThrow('did you mean `nash`?');
});
