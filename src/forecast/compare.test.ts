import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseSituation } from '../situation/read.ts';
import { compareScenarios, timeLine } from './comparison.ts';
import { forecast } from './index.ts';

const belarus = parseSituation(readFileSync('examples/russia-belarus-2021/situation.yaml', 'utf8'));
const options = { samples: 256, models: ['weighted-mean', 'nash', 'exchange'] };

describe('scenarios', () => {
  test('are compared with the situation as it stands: what changes is the difference of the two forecasts', async () => {
    const { reference, compared } = await compareScenarios(belarus, ['without-china', 'collapse'], options);
    expect(reference).toEqual(forecast(belarus, options));
    expect(compared.map(({ label }) => label)).toEqual(['without-china', 'collapse']);
    const [, collapse] = compared;
    const alone = forecast(belarus, { ...options, scenario: 'collapse' });
    expect(collapse.forecast).toEqual(alone);
    expect(collapse.because).toEqual([expect.stringContaining('The government falls')]);
    collapse.issues.forEach(({ id, from, to, change, q05, q95 }, m) => {
      expect(id).toBe(alone.issues[m].id);
      expect(to).toBeCloseTo(alone.issues[m].pooled.mean.value, 9);
      expect(from).toBeCloseTo(reference.issues[m].pooled.mean.value, 9);
      expect(change.value).toBeCloseTo(to - from, 9);
      expect(q05).toBeLessThanOrEqual(q95);
    });
    collapse.outcomes.forEach(({ to }, o) => void expect(to).toBeCloseTo(alone.outcomes[o].probability.value, 9));
    expect(collapse.rooms.map(({ to }) => to)).toEqual(
      alone.roomForManoeuvre.map(({ share }) => expect.closeTo(share.value, 9)),
    );
  });

  test('have a smaller error on common random numbers than two forecasts by themselves', async () => {
    const { compared } = await compareScenarios(belarus, ['without-china'], options);
    const [apart, together] = compared[0].forecast.issues.reduce(
      ([a, t], { pooled }, m) => [a + pooled.mean.standardError, t + compared[0].issues[m].change.standardError],
      [0, 0],
    );
    expect(together).toBeLessThan(apart / 2);
  });

  test('that change nothing change nothing, without an error', async () => {
    const still = { ...belarus, scenarios: { still: [] } };
    const { compared } = await compareScenarios(still, undefined, options);
    for (const { change } of [...compared[0].issues, ...compared[0].outcomes, ...compared[0].rooms]) {
      expect(change).toEqual({ value: 0, standardError: 0 });
    }
  });

  test('that are not there are named', async () => {
    await expect(compareScenarios(belarus, ['colapse'], options)).rejects.toThrow('did you mean `collapse`?');
    await expect(compareScenarios({ ...belarus, scenarios: {} }, undefined, options)).rejects.toThrow('no scenarios');
  });
});

test('the time line has the forecast of every day on which a shock comes, each against the one before', async () => {
  const later = {
    ...belarus,
    shocks: [
      { id: 'opening', on: '2021-09-01', change: { 'actors.west.capability': { times: 2 } } },
      ...(belarus.shocks ?? []),
    ],
  };
  const { reference, compared } = await timeLine(later, options);
  expect(compared.map(({ label }) => label)).toEqual(['2021-06-21', '2021-09-01']);
  expect(reference).toEqual(forecast(later, options));
  expect(compared[1].forecast).toEqual(forecast(later, { ...options, at: '2021-09-01' }));
  compared[1].issues.forEach(({ from }, m) => void expect(from).toBeCloseTo(compared[0].issues[m].to, 12));
  expect(compared[1].because).toEqual(['opening']);
});
