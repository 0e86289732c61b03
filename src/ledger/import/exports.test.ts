import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatFault } from '../../situation/fault.ts';
import { claimScore } from '../score/claim-score.ts';
import { overTime } from '../score/over-time.ts';
import { resolvedOf } from '../score/resolved-of.ts';
import { type ClaimImportOptions, importClaims } from './index.ts';
import { parseLiteral } from './python-literal.ts';

const text = (file: string) => readFileSync(`test-data/ledger/${file}`, 'utf8');
const read = (file: string, options: Partial<ClaimImportOptions> = {}, ...beside: string[]) => {
  const others = beside.map((name) => ({ file: name, text: text(name) }));
  const { claims, faults, moreFaults } = importClaims(text(file), { file, beside: others, ...options });
  const of = (id: string) => claims.find(({ claim }) => claim.id === id);
  return { claims, ids: claims.map(({ claim }) => claim.id), of, faults: faults.map(formatFault), moreFaults };
};
const said = (imported: ReturnType<ReturnType<typeof read>['of']>) =>
  imported?.forecasts.map(({ made, probability, probabilities, quantiles }) => [
    made,
    probability ?? probabilities ?? quantiles,
  ]);

describe('the data download of Metaculus', () => {
  const download = read('metaculus-question_data.csv', {}, 'metaculus-forecast_data.csv');

  test('gives a claim of the community and of each forecaster on a question', () => {
    expect(download.ids).toEqual([
      'metaculus:101:community',
      'metaculus:101:some.body',
      expect.stringMatching(/^metaculus:101:bot-no8-[0-9a-f]{6}$/),
      'metaculus:102:community',
      'metaculus:103:community',
      'metaculus:104:community',
      'metaculus:105:community',
      'metaculus:107:community',
    ]);
    expect(download.of('metaculus:101:community')).toEqual({
      place: { line: 2 },
      claim: {
        id: 'metaculus:101:community',
        kind: 'yes-no',
        text: 'Will A and B merge before 2026?',
        question: 'metaculus:101',
        claimant: 'Metaculus community',
        claimantKind: 'crowd',
        tags: ['Politics', "Europe's East"],
        made: '2025-01-02T01:55:36.000Z',
        deadline: '2025-12-31T00:00:00.000Z',
        link: 'https://www.metaculus.com/questions/1001/merger/',
        source: 'metaculus',
      },
      forecasts: [
        { claim: 'metaculus:101:community', made: '2025-01-03T08:40:44.575Z', probability: 0.2 },
        { claim: 'metaculus:101:community', made: '2025-02-01', probability: 0.1 },
      ],
      resolutions: [
        { claim: 'metaculus:101:community', verdict: 'resolved', outcome: false, on: '2026-01-01T12:00:00.000Z' },
      ],
    });
    expect(download.claims.map(({ claim }) => claim.claimantKind).slice(0, 3)).toEqual(['crowd', 'person', 'model']);
    expect(download.of('metaculus:101:some.body')?.claim.made).toBe('2025-01-04T10:00:00.000Z');
  });

  test('gives options their probabilities, none where an option was not there', () => {
    const { claim, forecasts, resolutions } = download.of('metaculus:102:community') ?? expect.fail();
    expect(claim.options).toEqual(['Merz', 'Scholz', 'Other']);
    expect(forecasts[0].probabilities?.map((p) => Math.round(1000 * p))).toEqual([700, 0, 300]);
    expect(resolutions[0].outcome).toBe('Merz');
  });

  test('tells distributions by their quantiles, of numbers and of days, without the open tails', () => {
    const share = new Map(download.of('metaculus:103:community')?.forecasts[0].quantiles);
    expect([share.get(0.01), share.get(0.2), share.get(0.5), share.get(0.8), share.get(0.99)]).toEqual([
      undefined,
      12.5,
      15,
      17.5,
      undefined,
    ]);
    const day = new Map(download.of('metaculus:104:community')?.forecasts[0].quantiles);
    expect([day.get(0.2), day.get(0.5), day.get(0.9)]).toEqual(['2025-05-01', '2025-09-01', undefined]);
  });

  test('a day beyond the range never came; a number beyond it is not known', () => {
    expect(download.of('metaculus:104:community')?.resolutions[0].outcome).toBe('never');
    expect(download.of('metaculus:107:community')?.resolutions[0]).toMatchObject({
      verdict: 'annulled',
      evidence: 'Metaculus: it lay above the range of the question, how far is not in the export',
    });
    expect(download.of('metaculus:105:community')?.resolutions[0].verdict).toBe('annulled');
  });

  test('reports what cannot be read, in its file', () => {
    expect(download.faults).toEqual([
      'metaculus-question_data.csv:7:123: Question Type: "conditional" is not a type of question that can be read',
      'metaculus-forecast_data.csv:10:18: Start Time: which zone is meant: 2025-01-04T10:00Z, or with +03:00 at its end?',
      'metaculus-forecast_data.csv:11:47: Probability Yes: 1.35 is not a probability, expected 0 to 1 (did you mean 1.35%?)',
      'metaculus-forecast_data.csv:12:1: Question ID: no question has the id "999"',
      'metaculus-forecast_data.csv:13:49: Continuous CDF: 2 values, expected at least 3 from 0 to 1, none falling',
    ]);
  });

  test('is read in either order, and asks for the file that is missing', () => {
    const turned = read('metaculus-forecast_data.csv', {}, 'metaculus-question_data.csv');
    expect(turned.claims).toEqual(download.claims);
    expect(read('metaculus-forecast_data.csv').faults[0]).toContain('give question_data.csv, too');
    expect(read('metaculus-question_data.csv').faults[0]).toContain('give forecast_data.csv, too');
  });
});

describe('questions of Metaculus that are not as others', () => {
  const quantile = (imported: ReturnType<ReturnType<typeof read>['of']>, level: number) =>
    new Map(imported?.forecasts[0].quantiles).get(level);

  test('a discrete one has as many places as its forecasts, evenly between its bounds', () => {
    const { of, faults } = read('metaculus-discrete-question_data.csv', {}, 'metaculus-discrete-forecast_data.csv');
    expect(faults).toEqual([]);
    const community = of('metaculus:1:community');
    expect([0.2, 0.5, 0.75, 0.9].map((level) => quantile(community, level))).toEqual([0.5, 1.5, 2.5, 4.5]);
    expect(community?.resolutions[0].outcome).toBe(2);
    // The open tail above 7.5: 3%, and nothing is known of where.
    expect(community?.forecasts[0].quantiles?.at(-1)).toEqual([0.97, 7.5]);
  });

  test('options that were there at some time are options', () => {
    const { of, faults } = read('metaculus-changed-options.json');
    expect(faults).toEqual([]);
    const { claim, forecasts, resolutions } = of('metaculus:11:community') ?? expect.fail();
    expect(claim.options).toEqual(['A', 'B', 'C', 'Other']);
    expect(forecasts.map(({ probabilities }) => probabilities)).toEqual([
      [0.4, 0.3, 0.2, 0.1],
      [0.5, 0, 0.4, 0.1],
    ]);
    expect(resolutions[0].outcome).toBe('C');
  });

  test('their history tells the options where nothing else does', () => {
    const changed = JSON.parse(text('metaculus-changed-options.json'));
    const [{ question }] = changed.results;
    delete question.all_options_ever;
    // As older answers of the API have it: of the options that were there then.
    question.aggregations.recency_weighted.history[1].forecast_values = [0.5, 0.4, 0.1];
    question.aggregations.recency_weighted.latest = null;
    const { claims, faults } = importClaims(JSON.stringify(changed), { file: 'posts.json' });
    expect(faults).toEqual([]);
    expect(claims[0].claim.options).toEqual(['A', 'B', 'C', 'Other']);
    expect(claims[0].forecasts[1].probabilities).toEqual([0.5, 0, 0.4, 0.1]);
  });

  test('one on a day is judged to the end of its range, not to when forecasting closed', () => {
    const { claims, faults } = read('metaculus-date-closed-early.json');
    expect(faults).toEqual([]);
    expect(claims.map(({ claim }) => claim.deadline)).toEqual(['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z']);
    const scores = claims.map(({ claim, forecasts, resolutions }) => {
      const resolved = resolvedOf({ claim, forecasts, resolutions }) ?? expect.fail();
      return overTime(resolved, (forecast) => claimScore(resolved, forecast)) ?? expect.fail();
    });
    // Days. One said anything from June to December, the other 14 to 17 September; it came on the 15th.
    expect(scores[0].close).toBeCloseTo(17.4, 0);
    expect(scores[1].close).toBeGreaterThan(0);
    expect(scores[1].close).toBeLessThan(0.6);
    expect(scores.map(({ close, average }) => close - average)).toEqual([0, 0]);
  });

  test('one of another kind is known when it is to be resolved', () => {
    const posts = JSON.parse(text('metaculus-changed-options.json'));
    posts.results[0].question.scheduled_resolve_time = '2025-12-31T00:00:00Z';
    const { claims } = importClaims(JSON.stringify(posts), { file: 'posts.json' });
    expect(claims[0].claim.deadline).toBe('2025-12-31T00:00:00.000Z');
  });

  test('a geometric mean is told by its bins, whatever the question; other methods by their names', () => {
    const questions = text('metaculus-question_data.csv');
    const [heading] = text('metaculus-forecast_data.csv').split('\n');
    const row = (id: number, method: string, yes: string, options: string, cdf: string) =>
      `${id},,${method},,2025-01-03 00:00:00+00:00,,5,${yes},${options},${cdf},,,,,,,,,`;
    const rows = [
      row(101, 'geometric_mean', '', '"[0.72, 0.08]"', ''),
      row(102, 'geometric_mean', '', '"[0.35, nan, 0.15]"', ''),
      row(103, 'geometric_mean', '', '"[0.08, 0.16, 0.16, 0.16, 0.16, 0.08]"', ''),
      row(101, 'single_aggregation', '0.3', '', ''),
      row(101, 'joined_before_date', '0.4', '', ''),
      row(101, 'metaculus_prediction', '0.5', '', ''),
    ];
    const beside = [{ file: 'f.csv', text: [heading, ...rows].join('\n') }];
    const { claims, faults } = importClaims(questions, { file: 'q.csv', beside });
    expect(faults.map(formatFault)).toEqual([expect.stringContaining('"conditional"')]);
    const of = (id: string) => claims.find(({ claim }) => claim.id === id);
    expect(of('metaculus:101:community-geometric_mean')?.forecasts[0].probability).toBeCloseTo(0.1, 12);
    const options = of('metaculus:102:community-geometric_mean')?.forecasts[0].probabilities;
    expect(options?.map((p) => Math.round(1e12 * p) / 1e12)).toEqual([0.7, 0, 0.3]);
    const bins = of('metaculus:103:community-geometric_mean')?.forecasts[0].quantiles ?? [];
    expect([bins[0], bins.at(-1)]).toEqual([
      [expect.closeTo(0.1, 12), 10],
      [expect.closeTo(0.9, 12), 20],
    ]);
    expect(new Map(bins).get(0.5)).toBe(15);
    const names = claims.filter(({ claim }) => claim.question === 'metaculus:101').map(({ claim }) => claim.claimant);
    expect(names).toEqual([
      'Metaculus community (geometric mean)',
      'Metaculus community (single aggregation)',
      'Metaculus community (joined before date)',
      'Metaculus prediction',
    ]);
  });

  test('forecasters are told apart by their ids, and one who changed his name is one', () => {
    const [heading] = text('metaculus-forecast_data.csv').split('\n');
    const row = (id: number, name: string, day: number) =>
      `101,${id},${name},False,2025-01-0${day} 10:00:00+00:00,,,0.${day},,,,,,,,,,,`;
    const beside = [
      {
        file: 'f.csv',
        text: [heading, row(7, 'sam', 4), row(8, 'sam', 5), row(9, 'old', 6), row(9, 'new', 7)].join('\n'),
      },
    ];
    const { claims } = importClaims(text('metaculus-question_data.csv'), { file: 'q.csv', beside });
    const people = claims.filter(({ claim }) => claim.claimantKind === 'person');
    expect(people.map(({ claim, forecasts }) => [claim.id, claim.claimant, forecasts.length])).toEqual([
      ['metaculus:101:sam-7', 'sam (7)', 1],
      ['metaculus:101:sam-8', 'sam (8)', 1],
      ['metaculus:101:old', 'old', 2],
    ]);
  });
});

test('the API of Metaculus gives the same as its download', () => {
  const posts = read('metaculus-posts.json');
  const download = read('metaculus-question_data.csv', {}, 'metaculus-forecast_data.csv');
  expect(posts.ids).toEqual(['metaculus:101:community', 'metaculus:101:me', 'metaculus:103:community']);
  const community = posts.of('metaculus:101:community');
  expect(community?.forecasts).toEqual(download.of('metaculus:101:community')?.forecasts);
  expect(community?.claim.criteria).toBe('One state.');
  expect(said(posts.of('metaculus:101:me'))).toEqual([['2025-01-04T10:00:00.000Z', 0.35]]);
  const [quartiles, whole] = posts.of('metaculus:103:community')?.forecasts ?? [];
  expect(quartiles.quantiles).toEqual([
    [0.25, 13],
    [0.5, 15],
    [0.75, 17],
  ]);
  expect(whole.quantiles).toEqual(download.of('metaculus:103:community')?.forecasts[0].quantiles);
  expect(posts.faults).toEqual([
    'metaculus-posts.json:results[2]: warning: is not a question (a notebook or a conditional pair?)',
    'metaculus-posts.json:results[3].question: type: "future_type" is not a type that can be read',
  ]);
});

describe('the API of Manifold', () => {
  const markets = read('manifold-markets.json', {}, 'manifold-bets.json');

  test('gives a claim of the market, with the moves that its bets made', () => {
    expect(said(markets.of('manifold:bets'))).toEqual([
      ['2025-01-02', 0.5],
      ['2025-01-03', 0.6],
      ['2025-01-05', 0.4],
    ]);
    expect(said(markets.of('manifold:some:b1'))).toEqual([
      ['2025-01-02', 0.5],
      ['2025-01-03', 0.9],
    ]);
  });

  test('bets of one millisecond follow each other as they were made', () => {
    const market = {
      id: 'm',
      outcomeType: 'BINARY',
      question: 'Q?',
      createdTime: 1735776000000,
      closeTime: 1767225600000,
    };
    // An order that fills three others: one time, prices that go on from each other. The API gives the newest first.
    const prices = [0.5, 0.52, 0.55, 0.6, 0.58];
    const bets = prices.slice(1).map((after, i) => ({
      ...{ id: `b${i}`, contractId: 'm', createdTime: i < 3 ? 1735862400000 : 1735948800000 },
      ...{ probBefore: prices[i], probAfter: after },
    }));
    for (const order of [bets.toReversed(), bets, [bets[3], bets[0], bets[2], bets[1]]]) {
      const beside = [{ file: 'bets.json', text: JSON.stringify(order) }];
      const { claims } = importClaims(JSON.stringify([market]), { file: 'm.json', beside });
      expect(said(claims[0])).toEqual([
        ['2025-01-02', 0.5],
        ['2025-01-03', 0.6],
        ['2025-01-04', 0.58],
      ]);
    }
  });

  test('without bets, takes the price at the last one, and none where that is not told', () => {
    expect(said(markets.of('manifold:yes1'))).toEqual([['2025-04-02', 0.97]]);
    expect(said(markets.of('manifold:when'))).toEqual([]);
  });

  test('takes answers for options, or for claims of their own', () => {
    expect(markets.of('manifold:one')).toMatchObject({
      claim: { kind: 'one-of', options: ['Merz', 'Scholz', 'Other'] },
      resolutions: [{ outcome: 'Scholz' }],
    });
    expect(markets.of('manifold:some:b2')?.claim).toMatchObject({ text: 'Who attends? B', question: 'manifold:some' });
    expect(markets.of('manifold:some:b1')?.resolutions[0].outcome).toBe(true);
  });

  test('what resolved to a probability, or was cancelled, counts for nothing', () => {
    expect(markets.of('manifold:mkt')?.resolutions[0].evidence).toBe('Manifold: resolved to 0.4');
    expect(markets.of('manifold:cancel')?.resolutions[0].verdict).toBe('annulled');
  });

  test('reports what cannot be read', () => {
    expect(markets.faults).toEqual([
      'manifold-markets.json:[4]: warning: when it stood at its probability is not told (lastBetTime): give the bets',
      'manifold-markets.json:[7]: a market of "PSEUDO_NUMERIC" is not read',
      'manifold-markets.json:[8]: a market of several answers without them: get it from /v0/market/ID',
      'manifold-markets.json:[9]: text: is empty',
      'manifold-markets.json:[9]: made: is missing',
    ]);
  });
});

describe('Fatebook', () => {
  const csv = read('fatebook.csv');
  const api = read('fatebook-questions.json');

  test('gives a claim of each forecaster, from CSV and from the API', () => {
    const expected = [
      ['2025-01-02T09:05:07.000Z', 0.3],
      ['2025-02-02T09:05:17.000Z', 0.1],
    ];
    const [ann, bob] = csv.claims;
    expect(said(ann)).toEqual(expected);
    expect(said(api.of('fatebook:cm0q1:Ann-32af8d'))).toEqual(expected);
    expect(ann.claim).toMatchObject({ text: 'Will A and B "merge"?', claimant: 'Ann', tags: ['politics', 'europe'] });
    expect(ann.claim.question).toBe(bob.claim.question);
    expect(api.of('fatebook:cm0q1:Ann-32af8d')?.claim.question).toBe(
      api.of('fatebook:cm0q1:Bob-9e8ee9')?.claim.question,
    );
    expect([ann, bob].map(({ resolutions }) => resolutions[0].outcome)).toEqual([false, false]);
  });

  test('an option is a question of its own; an ambiguous question counts for nothing', () => {
    expect(csv.claims[2]).toMatchObject({ claim: { text: 'Who wins? Merz' }, resolutions: [{ outcome: true }] });
    expect(csv.claims[3].resolutions[0].verdict).toBe('annulled');
    expect(api.of('fatebook:cm0q2:o2:Ann-32af8d')).toMatchObject({
      claim: { text: 'Who wins? Scholz' },
      resolutions: [{ outcome: false }],
    });
    expect(api.of('fatebook:cm0q3:Ann-32af8d')?.resolutions[0].verdict).toBe('annulled');
  });

  test('reports what cannot be read', () => {
    expect(csv.faults).toEqual([
      'fatebook.csv:7:17: Forecast (scale = 0-1): 1.6 is not a probability, expected 0 to 1 (did you mean 1.6%?)',
      'fatebook.csv:8:17: Forecast (scale = 0-1): is empty (a forecast that is still hidden?)',
    ]);
    expect(api.faults).toEqual([
      'fatebook-questions.json:items[0].forecasts[3]: probability: 7 is not a probability, expected 0 to 1 (did you mean 7%?)',
      'fatebook-questions.json:items[3]: warning: no forecast is told of this question',
    ]);
  });

  test('two users of one name are two claimants, and so are those without a name', () => {
    const { claims, faults } = read('fatebook-same-name.json');
    expect(faults).toEqual([]);
    expect(claims.map(({ claim, forecasts }) => [claim.id, claim.claimant, forecasts[0].probability])).toEqual([
      ['fatebook:q1:Sam-u1', 'Sam (u1)', 0.9],
      ['fatebook:q1:Sam-u2', 'Sam (u2)', 0.1],
      ['fatebook:q1:u3', 'u3', 0.2],
      ['fatebook:q1:u4', 'u4', 0.3],
    ]);
  });

  test('times are in the zone that is given', () => {
    expect(read('fatebook.csv', { zone: '+03:00' }).claims[0].claim.made).toBe('2025-01-02T06:05:07.000Z');
  });
});

describe('any export', () => {
  test('a fault of its heading ends the reading of a table', () => {
    const broken = (heading: string, format: 'fatebook' | 'metaculus', row = 'a,b') =>
      importClaims(`${heading}\n${row}\n`, { file: 'x.csv', format }).faults.map(formatFault);
    expect(broken('"Question title,Forecast created by', 'fatebook')).toEqual([
      'x.csv:1:1: a quote is opened and never closed',
    ]);
    expect(broken('Question title,Forecast created by,Forecast created at', 'fatebook')).toEqual([
      expect.stringContaining('x.csv:1:1: no column is called “Forecast (scale = 0-1)”'),
    ]);
    expect(importClaims('', { file: 'x.csv', format: 'fatebook' }).faults.map(formatFault)).toEqual([
      'x.csv:1:1: the file is empty, expected a heading and rows',
    ]);
  });

  test('what cannot be said of it is a fault', () => {
    const wrong = (options: Partial<ClaimImportOptions>) =>
      read('fatebook.csv', { format: 'fatebook', ...options }).faults;
    expect(wrong({ dates: 'mdy' })).toEqual([
      'fatebook.csv: `dates` cannot be said of an export of fatebook, only of a table (`--format csv`)',
    ]);
    expect(wrong({ columns: { text: 'Question title' } })[0]).toContain('`columns` cannot be said');
    expect(wrong({ set: { claimant: 'me' } })[0]).toContain('`claimant` cannot be set in an export of fatebook');
  });

  const files = [
    'metaculus-question_data.csv',
    'metaculus-posts.json',
    'manifold-markets.json',
    'fatebook.csv',
    'fatebook-questions.json',
  ];

  test.each(files)('%s takes tags and a trigger that are set', (file) => {
    const { claims } = read(file, { set: { tags: 'a,b', trigger: 'the summit', triggerOn: '2025-01-01' } });
    for (const { claim } of claims)
      expect(claim).toMatchObject({ trigger: 'the summit', tags: expect.arrayContaining(['a', 'b']) });
  });

  test.each([
    ['[{"a": 1', 'is no JSON from here on'],
    ['[]', 'is an export of nothing that is known: say which of csv, metaculus, manifold, fatebook it is'],
    ['{"__proto__": {"outcomeType": "BINARY"}}', 'is not a market: it has no id'],
    [`{"resolveBy": ${'['.repeat(200)}${']'.repeat(200)}}`, 'nested more than 100 deep, expected a simpler file'],
    [
      '{"resolveBy": null, "forecasts": {"length": 1e9}, "title": ["x"]}',
      'warning: no forecast is told of this question',
    ],
    ['[{"outcomeType": "BINARY"}, 7, null, [1]]', '[1]: expected a market or a bet'],
  ])('%j is refused: %s', (json, message) => {
    const { faults } = importClaims(json, { file: 'x.json', ...(json.startsWith('[{"a"') && { format: 'manifold' }) });
    expect(formatFault(faults[0])).toContain(message);
    expect(Object.hasOwn(Object.prototype, 'outcomeType')).toBe(false);
  });

  test('hostile text stays text, and what no claim can hold is a fault', () => {
    const evil = "'; DROP TABLE claims; -- <img src=x onerror=alert(1)>";
    const market = (question: string) => ({
      id: 'a',
      outcomeType: 'BINARY',
      question,
      createdTime: 0,
      url: 'javascript:alert(1)',
    });
    const read = (value: unknown) => importClaims(JSON.stringify(value), { file: 'm.json' });
    expect(read([{ ...market(evil), url: 'https://x.org' }]).claims[0].claim.text).toBe(evil);
    const bad = read([market('nul\u0000'), market('half \ud800'), market('x'.repeat(1_000_000)), market('')]);
    expect(bad.claims).toEqual([]);
    expect(bad.faults.map(({ message }) => message)).toEqual([
      'text: has control characters',
      ...['link: `javascript:alert(1)` expected a link that begins with http:// or https://'],
      'text: has half a character (a lone surrogate)',
      ...['link: `javascript:alert(1)` expected a link that begins with http:// or https://'],
      'text: has 1000000 characters, expected at most 2000',
      ...['link: `javascript:alert(1)` expected a link that begins with http:// or https://'],
      'text: is empty',
      ...['link: `javascript:alert(1)` expected a link that begins with http:// or https://'],
    ]);
  });

  test('whatever its values are, it is read or refused, never thrown at', () => {
    const keys = [
      'id',
      'question',
      'title',
      'type',
      'outcomeType',
      'createdTime',
      'answers',
      'forecasts',
      'forecast',
      'createdAt',
      'resolveBy',
      'resolution',
      'aggregations',
      'recency_weighted',
      'history',
      'latest',
      'start_time',
      'forecast_values',
      'centers',
      'scaling',
      'options',
      'text',
      'user',
      'name',
      'contractId',
      'probAfter',
    ];
    const leaf = fc.oneof(
      fc.string(),
      fc.double(),
      fc.constant(null),
      fc.boolean(),
      fc.constantFrom('BINARY', 'MULTIPLE_CHOICE', 'binary', 'numeric', 'date', 'YES', '2025-01-01T00:00:00Z'),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 8 }),
      ),
    }));
    const any = fc.array(fc.dictionary(fc.constantFrom(...keys), value, { minKeys: 4 }), { maxLength: 3 });
    fc.assert(
      fc.property(
        any,
        fc.constantFrom('metaculus' as const, 'manifold' as const, 'fatebook' as const),
        (list, format) => {
          importClaims(JSON.stringify(list), { file: 'x.json', format });
        },
      ),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(), fc.string({ unit: 'binary', maxLength: 3 }), (file, at, put) => {
        const whole = text(file);
        const cut = at % whole.length;
        importClaims(whole.slice(0, cut) + put + whole.slice(cut + put.length), { file });
      }),
    );
  });
});

describe('a list as Python prints it', () => {
  test.each([
    ["['a', \"b's\", 'c\\'d', None, True]", ['a', "b's", "c'd", null, true]],
    ['[0.1, 1e-05, -2, 3.]', [0.1, 1e-5, -2, 3]],
    ["{'Range Min': 0.0, 'Zero Point': None}", { 'Range Min': 0, 'Zero Point': null }],
    ['[]', []],
    ['["a", null]', undefined],
    ["['a'", undefined],
    ['__import__("os")', undefined],
    ['[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]', undefined],
    ['', undefined],
  ])('%s', (literal, expected) => expect(parseLiteral(literal)).toEqual(expected));
});
