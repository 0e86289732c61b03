import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatFault } from '../../situation/fault.ts';
import { type ClaimImportOptions, importClaims } from './index.ts';
import { read, said, text } from './read-export.test-exports.ts';

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
      'fatebook.csv:7:17: Forecast (scale = 0-1): 1.6 is outside 0-1, if it is of 100 write 0.016',
      'fatebook.csv:8:17: Forecast (scale = 0-1): is empty (a forecast that is still hidden?)',
    ]);
    expect(api.faults).toEqual([
      'fatebook-questions.json:items[0].forecasts[3]: probability: 7 is outside 0-1, if it is of 100 write 0.07',
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
      'fatebook.csv: `dates` cannot be used with an export of fatebook, only with a table (`--format csv`)',
    ]);
    expect(wrong({ columns: { text: 'Question title' } })[0]).toContain('`columns` cannot be used');
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
    ['[{"a": 1', 'is not JSON from here on'],
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
