import { describe, expect, test } from 'vitest';
import { history, mergerHistories } from '../ledger/record/merger.test-histories.ts';
import { said } from '../ledger/score/resolved.test-claims.ts';
import { listedEvents } from '../outside/listed.test-source.ts';
import { shipped } from '../outside/states/state-tables.test-texts.ts';
import { parseStates } from '../outside/states/tables.ts';
import type { EventClass, OutsideView, Situation } from '../situation/situation.ts';
import { familiesOf, recordOf } from './record-of.ts';

const situationWith = (classes: OutsideView['classes'], files: Partial<OutsideView> = {}): Situation => ({
  title: 'A merger',
  actors: { kremlin: { capability: 90 }, minsk: { capability: 20 } },
  issues: { union: { stances: { kremlin: { position: 80, salience: 0.5 }, minsk: { position: 10, salience: 0.9 } } } },
  outcomes: { merger: { when: 'union >= 80', by: '2021-12-31' } },
  outside: { classes, ...files },
});

const fights: EventClass = { outcome: { source: 'Russia', target: 'Belarus', codes: ['19'] }, within: 30 };
const events = listedEvents([
  ['2020-01-01', 'Russia', 'Belarus', '036'],
  ['2020-02-10', 'Russia', 'Belarus', '190'],
  ['2020-02-20', 'China', 'Japan', '190'],
  ['2020-05-01', 'Belarus', 'Russia', '112'],
  ['2020-05-30', 'Russia', 'Belarus', '036'],
]);

describe('the record of a situation', () => {
  test('without an outside view is empty, and needs no source', async () => {
    const { outside: _, ...alone } = situationWith({});
    expect(await recordOf(alone)).toEqual({
      record: { rates: {}, records: [], speculations: [], resolved: [] },
      warnings: [],
    });
  });

  test('counts claims, states and events, each from its source', async () => {
    const { record, warnings } = await recordOf(
      situationWith({
        merger: [
          { claims: 'merger' },
          { states: { window: 5, since: 1945, ending: 'union' }, name: 'Unions' },
          { events: fights },
        ],
      }),
      { histories: mergerHistories(), events, states: async () => parseStates(shipped) },
    );
    const [claims, states, fought] = record.rates.merger;
    expect([claims.name, claims.k, claims.n]).toEqual(['Claims of “merger”', 0, 7]);
    expect(states.name).toBe('Unions');
    expect(states.windows.every(({ state }) => state === 'happened')).toBe(true);
    // 151 days from 1 January to 30 May are five windows of thirty days; 10 February lies in the second.
    expect([fought.name, fought.k, fought.n]).toEqual(['Events, merger', 1, 5]);
    expect(record.records.map(({ family, tests }) => [family, tests.resolved])).toEqual([['merger', 7]]);
    expect(warnings.map(({ message }) => message)).toEqual([
      'outside: “Events, merger”: the data has no event at all from 2020-02-21 to 2020-04-30, which counts as time in which ' +
        'nothing happened; `datasets`, `from` and `to` of its events leave it out',
    ]);
  });

  test('puts the claims of a fear beside the events of the same outcome', async () => {
    const { record } = await recordOf(situationWith({ merger: [{ claims: 'merger' }, { events: fights }] }), {
      ...{ events, histories: mergerHistories() },
    });
    const [{ what, counted, mentions, events: came, from, to }] = record.speculations;
    expect(what).toBe('merger');
    expect(counted).toEqual({ mentions: 'claims of “merger”', events: 'Russia to Belarus, codes 19' });
    expect(mentions).toHaveLength(20);
    expect(came).toEqual([{ day: '2020-02-10', what: 'Russia: 190, Belarus' }]);
    expect([from, to]).toEqual(['2020-01-01', '2020-05-30']);
  });

  test('knows claims up to a moment, as they were then', async () => {
    const at = (now: string) =>
      recordOf(situationWith({ merger: [{ claims: 'merger' }] }), {
        ...{ histories: mergerHistories(), now: Date.parse(now) },
      });
    expect((await at('2016-06-01')).record.rates.merger[0].n).toBe(3);
    expect((await at('2010-01-01')).record.records).toEqual([]);
  });

  test('finds actors by the names that they have in the events', async () => {
    const asked = { outcome: { source: 'kremlin', target: 'minsk', codes: ['19'] }, within: 30 };
    const { record } = await recordOf(situationWith({ merger: [{ claims: 'merger' }, { events: asked }] }), {
      ...{ events, histories: mergerHistories(), aliases: { kremlin: 'Russia', minsk: ['Belarus'] } },
    });
    expect(record.rates.merger[1].k).toBe(1);
    expect(record.speculations[0].counted?.events).toBe('kremlin to minsk, codes 19');
  });

  test('keeps an outcome with the name of a property that every object has', async () => {
    const { record } = await recordOf(situationWith(JSON.parse('{ "__proto__": [{ "claims": "merger" }] }')), {
      histories: mergerHistories(),
    });
    expect(Object.keys(record.rates)).toEqual(['__proto__']);
  });

  test('takes what both views said of resolved questions', async () => {
    const both = [
      said('a', 0.3, 1, { claimant: 'Tightrope: inside view', question: 'q' }),
      said('b', 0.2, 1, { claimant: 'Tightrope: outside view', question: 'q' }),
    ];
    const { record } = await recordOf(situationWith({}), { resolved: both });
    expect(record.resolved).toEqual([{ inside: 0.3, outside: 0.2, happened: true }]);
  });
});

describe('a class that cannot be counted is left out with a warning', () => {
  const warned = async (situation: Situation, sources = {}) => {
    const { record, warnings } = await recordOf(situation, sources);
    return [Object.keys(record.rates), ...warnings.map(({ message }) => message)];
  };

  test('where no claim has the tag, or none of them is resolved', async () => {
    const situation = situationWith({ merger: [{ claims: 'merger', name: 'Predictions' }] });
    expect(await warned(situation)).toEqual([
      [],
      'outside: no claim with the tag “merger” is in the ledger; “Predictions” is left out',
    ]);
    expect(await warned(situation, { histories: [history({ id: 'open' })] })).toEqual([
      [],
      'outside: no claim with the tag “merger” is resolved; “Predictions” is left out',
    ]);
  });

  test('where there is no store of events, with the reason', async () => {
    const classes = { merger: [{ events: fights }] };
    const left = '“Events, merger” is left out';
    expect(await warned(situationWith(classes))).toEqual([[], `outside: \`events\` names no store; ${left}`]);
    const named = situationWith(classes, { events: 'events.duckdb' });
    expect(await warned(named)).toEqual([[], `outside: the events were not given; ${left}`]);
    expect(await warned(named, { noEvents: 'data/events.duckdb is not there' })).toEqual([
      [],
      `outside: data/events.duckdb is not there; ${left}`,
    ]);
  });

  test('where the tables of states were not given', async () => {
    expect(await warned(situationWith({ merger: [{ states: { window: 5, since: 1945, ending: 'any' } }] }))).toEqual([
      [],
      'outside: the tables of states were not given; “States, merger” is left out',
    ]);
  });

  test('where the data is shorter than one window', async () => {
    const [found, , short] = await warned(situationWith({ merger: [{ events: { ...fights, within: 3000 } }] }), {
      events,
    });
    expect(found).toEqual([]);
    expect(short).toBe(
      'outside: no window of 3,000 days of the time is observed to its end; “Events, merger” is left out',
    );
  });
});

test('a name that no event has is an error that names the class, not a rate of zero', async () => {
  const asked = { ...fights, outcome: { source: 'Rusia' } };
  await expect(recordOf(situationWith({ merger: [{ events: asked, name: 'Fights' }] }), { events })).rejects.toThrow(
    'outside: “Fights”: no event has the name “Rusia”',
  );
  const compared = { ...fights, compare: { named: [{ source: 'Chnia', target: 'Japan' }] } };
  await expect(recordOf(situationWith({ merger: [{ events: compared }] }), { events })).rejects.toThrow(
    'outside: “Events, merger”: no event has the name “Chnia”',
  );
});

test('the families of a situation are its outcomes and the tags that its classes name, each once', () => {
  const situation = situationWith({
    merger: [{ claims: 'merger' }, { claims: 'union' }],
    other: [{ claims: 'union' }],
  });
  expect(familiesOf(situation)).toEqual(['merger', 'union']);
});
