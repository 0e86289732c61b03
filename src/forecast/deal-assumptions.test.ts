import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { prepare } from '../engine/prepare.ts';
import { parseSituation } from '../situation/read.ts';
import { assumptionSensitivity } from './deal-assumptions.ts';
import { forecast } from './index.ts';
import { planForecast } from './plan.ts';

const tried = (change: (text: string) => string = (text) => text) => {
  const text = change(readFileSync('test-data/agreement/n5-no-room.yaml', 'utf8'));
  const options = { samples: 512, models: ['weighted-mean'], calibration: 'none' } as const;
  const plan = planForecast(parseSituation(text), options);
  return assumptionSensitivity(prepare(plan.design), forecast(plan.base, options));
};

test('red lines that give twice as much, or are less steep, make room between a buyer and a seller 20 apart', () => {
  const [flexibility, steepness] = tried();
  expect(flexibility.low.room).toBe(0);
  expect(flexibility.high.room).toBeGreaterThan(0.1);
  expect(steepness.low.steepness).toBe(30);
  expect(steepness.high.steepness).toBeCloseTo(10 / 3, 12);
  expect(steepness.high.room).toBeGreaterThan(steepness.low.room);
});

test('with a certain flexibility as well, and in one of several agreements', () => {
  const several = (text: string) =>
    text
      .replace(
        /^agreement: .*$/m,
        'agreements: { sold: { issues: [price, sale], consent: [seller, buyer], flexibility: 0.06 } }',
      )
      .replace('when: sale > 50', 'when: sold');
  const [flexibility] = tried(several);
  expect(flexibility).toMatchObject({ agreement: 'sold', low: { room: 0 }, high: { room: 1 } });
});

test('nothing turns on them where nobody states a red line', () => {
  expect(tried((text) => text.replace(/limit: \d+, /g, ''))).toEqual([]);
});
