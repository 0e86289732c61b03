import { describe, expect, test } from 'vitest';
import { formatFault } from '../../situation/fault.ts';
import { claimScore } from '../score/claim-score.ts';
import { overTime } from '../score/over-time.ts';
import { resolvedOf } from '../score/resolved-of.ts';
import { importClaims } from './index.ts';
import { read, said, text } from './read-export.test-exports.ts';

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
      'metaculus-forecast_data.csv:11:47: Probability Yes: 1.35 is outside 0-1, if it is of 100 write 0.0135',
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

  test('a place of the range outside the years 1000 to 9999 is no day: the forecast is refused, and nothing breaks off', () => {
    const beside = [{ file: 'f.csv', text: text('metaculus-forecast_data.csv') }];
    for (const place of ['-9094828739873.686', '9e12', '-1e300']) {
      const questions = text('metaculus-question_data.csv').replace("['2025-01-01',", `[${place},`);
      const { claims, faults } = importClaims(questions, { file: 'q.csv', beside });
      expect(claims.find(({ claim }) => claim.question === 'metaculus:104')?.forecasts).toEqual([]);
      expect(faults.map(formatFault).join()).toContain('no forecast can be read of a question of date');
    }
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
