import { describe, expect, test } from 'vitest';
import type { EventClass } from '../../situation/situation.ts';
import { type ListedEvent, listedEvents } from '../listed.test-source.ts';
import { observedData } from '../observed-data.ts';
import { classRate } from './class-rate.ts';

/** A demand on the first of some months of two years, and a fight twelve days later in some of them. */
const demands = (source: string, target: string, months: number[], fights: number[]): ListedEvent[] =>
  [2020, 2021].flatMap((year) =>
    months.flatMap((month): ListedEvent[] => {
      const at = (day: number) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      return [
        [at(1), source, target, '100'],
        ...(fights.includes(month) ? [[at(13), source, target, '190'] as ListedEvent] : []),
      ];
    }),
  );

const events = listedEvents([
  ...demands('Russia', 'Ukraine', [1, 3, 5, 7, 9], [3]),
  ...demands('China', 'Japan', [2, 4, 6], [2, 4]),
  ...demands('Poland', 'Belarus', [1, 2], []),
  ['2021-12-31', 'Russia', 'Poland', '036'],
]);
const pair = { source: 'Russia', target: 'Ukraine' };
const wanted: EventClass = {
  outcome: { ...pair, codes: ['19'] },
  after: { ...pair, codes: ['10'] },
  within: 30,
};
const rateOf = async (one: EventClass, options = {}) =>
  classRate(events, one, await observedData(events, one.outcome), options);

describe('the base rate of a class of events', () => {
  test('counts windows after a trigger, and is called by its events unless it has a name', async () => {
    const { k, n, name } = await rateOf(wanted);
    expect([k, n, name]).toEqual([2, 10, 'Russia to Ukraine, codes 19']);
    expect((await rateOf(wanted, { name: 'Fights' })).name).toBe('Fights');
  });

  test('says where the data has a long gap', async () => {
    expect((await rateOf(wanted)).definition).toContain(
      'No event of any kind is in the data from 2020-09-02 to 2020-12-31.',
    );
  });

  test('has beside it other pairs, those named first, then those with most triggers, and all of them together', async () => {
    const { beside } = await rateOf({
      ...wanted,
      compare: { pairs: 1, named: [{ source: 'Poland', target: 'Belarus' }] },
    });
    expect(beside?.pairs?.map(({ name, k, n }) => [name, k, n])).toEqual([
      ['these 2 pairs together', 4, 10],
      ['Poland to Belarus', 0, 4],
      ['China to Japan', 4, 6],
    ]);
  });

  test('counts a pair once, and never itself beside itself, however the names are written', async () => {
    const named = [
      { source: 'China', target: 'Japan' },
      { source: ['China'], target: ['Japan'] },
      { source: 'Russia', target: 'Ukraine' },
    ];
    const { beside } = await rateOf({ ...wanted, compare: { named } });
    expect(beside?.pairs?.map(({ name }) => name)).toEqual(['China to Japan']);
    const either = { ...wanted, outcome: { ...wanted.outcome, either: true } };
    const turned = await rateOf({ ...either, compare: { named: [{ source: 'Ukraine', target: 'Russia' }] } });
    expect(turned.beside?.pairs).toBeUndefined();
  });

  test('has each year beside it, which together are all of its windows', async () => {
    const { beside, n: all } = await rateOf({ ...wanted, compare: { years: true } });
    expect(beside?.years?.map(({ name, k, n }) => [name, k, n])).toEqual([
      ['2020', 1, 5],
      ['2021', 1, 5],
    ]);
    expect(all).toBe(10);
  });

  test('tells how many pairs are done', async () => {
    const seen: [number, number][] = [];
    await rateOf(
      { ...wanted, compare: { pairs: 2 } },
      { onPair: (done: number, planned: number) => seen.push([done, planned]) },
    );
    expect(seen).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });

  test('refuses a trigger or a pair that no event has', async () => {
    await expect(rateOf({ ...wanted, after: { source: 'Rusia' } })).rejects.toThrow('“Rusia”');
    await expect(rateOf({ ...wanted, compare: { named: [{ source: 'China', target: 'Jpan' }] } })).rejects.toThrow(
      '“Jpan”',
    );
  });
});

describe('the days observed', () => {
  test('are those of the data, as far as the selector reaches', async () => {
    const { from, to } = await observedData(events, { ...pair, from: '2020-03-01' });
    expect([from, to]).toEqual([18_322, 18_992]);
  });

  test('that are none are refused', async () => {
    await expect(observedData(events, { from: '1990-01-01', to: '1991-01-01' })).rejects.toThrow(
      'the store has no events from 1990-01-01 to 1991-01-01',
    );
  });
});
