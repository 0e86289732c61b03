import { expect, test } from 'vitest';
import { dayOf } from '../../numeric/days.ts';
import { listedEvents } from '../listed.test-source.ts';
import { indicatorsOf, periodsIn } from './indicators.ts';
import { speculationIn } from './speculation-in.ts';

const events = listedEvents([
  ['2020-01-05', 'Russia', 'Ukraine', '036'],
  ['2020-02-05', 'Russia', 'Ukraine', '190'],
  ['2020-02-07', 'Ukraine', 'Russia', '112'],
  ['2020-03-01', 'Ukraine', 'Russia', '036'],
]);
const observed = { from: dayOf('2020-01-01'), to: dayOf('2020-03-31') };
const pair = { source: 'Russia', target: 'Ukraine' };

test('each direction has an indicator of its own, named after who acts', async () => {
  const found = await indicatorsOf(events, pair, observed, { by: 'month', eachWay: true });
  expect(found.map(({ name, indicator }) => [name, indicator.periods.map((period) => period.events)])).toEqual([
    ['Russia to Ukraine', [1, 1, 0]],
    ['Ukraine to Russia', [0, 1, 1]],
  ]);
});

test('an indicator is called by the names that the user gave, where the selector has those of the events', async () => {
  const [one] = await indicatorsOf(events, pair, observed, {
    by: 'month',
    named: { source: 'kremlin', target: 'kyiv' },
  });
  expect(one.name).toBe('kremlin to kyiv');
});

test('more than 20,000 periods are refused', () => {
  expect(periodsIn(observed, 'day')).toBe(91);
  expect(() => periodsIn({ from: 0, to: 20_000 }, 'day')).toThrow('20,001 days, expected no more than 20,000');
});

test('speculation has mentions in either direction between the two, triggers, and claims from elsewhere', async () => {
  const fear = {
    mentions: { codes: ['11'] },
    triggers: ['03'],
    voiced: { source: 'claims of “war”', mentions: [{ day: '2020-01-20' }], triggers: [] },
  };
  const {
    what,
    counted,
    mentions,
    events: came,
    triggers,
  } = await speculationIn(events, { ...pair, codes: ['19'] }, observed, fear);
  expect(what).toBe('Russia to Ukraine, codes 19');
  expect(counted).toEqual({
    mentions: 'claims of “war”; Russia and Ukraine, codes 11',
    events: 'Russia to Ukraine, codes 19',
  });
  expect(mentions.map(({ day }) => day)).toEqual(['2020-02-07', '2020-01-20']);
  expect(came.map(({ day }) => day)).toEqual(['2020-02-05']);
  expect(triggers?.map(({ day }) => day)).toEqual(['2020-01-05', '2020-03-01']);
});
