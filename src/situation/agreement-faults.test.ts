import { describe, expect, test } from 'vitest';
import { formatFault } from './fault.ts';
import { readSituation } from './read.ts';

/** Two who bargain over two issues, with lines of one's own in it. */
const file = ({
  agreement = ['consent: [russia, west]'],
  russia = 'position: 100, salience: 0.8',
  west = 'position: 0, salience: 0.6',
  renewal = '',
  when = 'agreement and swift >= 45',
  more = [] as string[],
  asOf = 'asOf: 2023-07-01',
  key = 'agreement',
} = {}) =>
  [
    'title: t',
    asOf,
    'actors: { russia: { capability: 50 }, west: { capability: 50 } }',
    'issues:',
    '  swift:',
    '    statusQuo: 0',
    '    stances:',
    `      russia: { ${russia} }`,
    `      west: { ${west} }`,
    '  renewal:',
    '    statusQuo: 0',
    `    stances: { russia: { position: 60, salience: 0.5${renewal} }, west: { position: 100, salience: 0.8 } }`,
    ...(agreement.length > 0 ? [`${key}:`, ...agreement.map((line) => `  ${line}`)] : []),
    'outcomes:',
    `  deal: { when: "${when}", by: 2023-08-01 }`,
    ...more,
  ].join('\n');

const said = (text: string) => readSituation(text, 'f').faults.map(formatFault);

test('an agreement with all that it can have is sound', () => {
  const agreement = [
    'name: Grain',
    'consent: [russia, west]',
    'issues: [swift, renewal]',
    'without: { russia: { value: { low: -0.1, mode: 0.1, high: 0.3 }, because: "sells elsewhere" }, west: -0.2 }',
    'flexibility: { low: 0, mode: 0.05, high: 0.2 }',
    'steepness: 4',
    'asks: { russia: "swift >= 40 and 2 * renewal - swift <= 200" }',
    'timing:',
    '  since: 2023-05-01',
    '  deadlines: [{ on: 2023-07-18, ends: 0.5, because: "it runs out" }, { on: 2023-12-01 }]',
    '  pace: { k: 3, n: 4, within: 60 }',
  ];
  const text = file({ agreement, west: 'position: 0, salience: 0.6, limit: { low: 30, mode: 50, high: 60 }' });
  expect(said(text)).toEqual([]);
  const { situation } = readSituation(text);
  expect(situation?.agreement?.timing?.deadlines?.[0].ends).toBe(0.5);
});

describe('what is wrong with an agreement is said where it stands', () => {
  const when = 'swift >= 45';
  test.each([
    [
      'nobody is asked',
      { agreement: ['consent: []'] },
      'f:14:12: nobody’s consent is needed for `agreement`, expected at least one actor',
    ],
    [
      'nobody can refuse',
      { agreement: ['name: Grain'] },
      'f:13:1: nobody’s consent is needed for `agreement`: no issue of it has a veto or a rule, expected `consent: [...]`',
    ],
    [
      'an unknown actor is asked',
      { agreement: ['consent: [rusia, west]'] },
      'f:14:13: unknown actor `rusia`, did you mean `russia`?',
    ],
    [
      'it is over no issue',
      { agreement: ['consent: [west]', 'issues: []'] },
      'f:15:11: an agreement over no issue, expected at least one',
    ],
    [
      'it is over an unknown issue',
      { agreement: ['consent: [west]', 'issues: [swif]'] },
      'f:15:12: unknown issue `swif`, did you mean `swift`?',
    ],
    [
      'a deadline is past',
      { agreement: ['consent: [west]', 'timing: { deadlines: [{ on: 2023-06-30 }] }'] },
      'f:15:31: the deadline 2023-06-30 is before the day of the forecast, 2023-07-01',
    ],
    [
      'the talks begin later',
      { agreement: ['consent: [west]', 'timing: { since: 2023-08-01 }'] },
      'f:15:20: the talks begin on 2023-08-01, after the day of the forecast, 2023-07-01',
    ],
    [
      'durations are zero',
      { agreement: ['consent: [west]', 'timing: { pace: { durations: [30, 0] } }'] },
      'f:15:37: talks of 0 days, expected at least a part of a day',
    ],
    [
      'more agreed than there were',
      { agreement: ['consent: [west]', 'timing: { pace: { k: 5, n: 4, within: 30 } }'] },
      'f:15:24: 5 of 4 talks ended in agreement, expected at most 4',
    ],
    [
      'a pace is of no known class',
      { agreement: ['consent: [west]', 'timing: { pace: { class: legislaton } }'] },
      'f:15:28: unknown pace `legislaton`, did you mean `legislation`?',
    ],
    [
      'a value is for nobody',
      { agreement: ['consent: [west]', 'without: { wesst: 0.1 }'] },
      'f:15:14: unknown actor `wesst`, did you mean `west`?',
    ],
    [
      'a value is more than all',
      { agreement: ['consent: [west]', 'without: { west: 1.5 }'] },
      'f:15:20: west 1.5 is outside -1-1',
    ],
    [
      'a limit lies where nobody pulls',
      { west: 'position: 20, salience: 0.6, limit: 10' },
      'f:9:51: limit 10 is below the position 20 of `west`, and nobody pulls it down: expected a limit above 20',
    ],
    [
      'a limit is off the scale',
      { west: 'position: 20, salience: 0.6, limit: 110' },
      'f:9:51: limit 110 is outside the scale of the issue, 0 to 100',
    ],
    [
      'an ask is no set of bounds',
      { agreement: ['consent: [west]', 'asks: { russia: "swift >= 40 or renewal > 3" }'] },
      'f:15:20: a package cannot be held to this condition, expected comparisons such as `swift >= 40`, joined by `and`',
    ],
    [
      'an ask waits for itself',
      { agreement: ['consent: [west]', 'asks: { russia: "agreement and swift >= 40" }'] },
      'f:15:20: the asks form a circle: `agreement` would wait for itself, expected a condition on its issues',
    ],
    [
      'asks of stances wait for one another',
      { russia: 'position: 100, salience: 1, asks: "renewal >= 50"', renewal: ', asks: "swift >= 40"' },
      'f:12:61: the asks form a circle: renewal -> swift -> renewal, put them under `asks` of the agreement, where they are conditions of one package',
    ],
    [
      'an agreement is taken for a number',
      { when: 'agreement >= 1' },
      'f:16:18: `agreement` is an agreement, which is struck or not, write it alone or after `not`',
    ],
    [
      'there is no agreement to name',
      { agreement: [] },
      'f:14:18: the file has no agreement that could be struck, expected `agreement:` at the left margin',
    ],
    [
      'nothing reads a limit',
      { agreement: [], when, west: 'position: 0, salience: 1, limit: 60' },
      'f:9:41: `limit` counts only where an agreement settles `swift`, expected `agreement:` at the left margin',
    ],
    [
      'the time has no beginning',
      { asOf: '' },
      'f:16:50: the time until then has no beginning, expected `asOf`: the day on which this is all that is known',
    ],
    [
      'one issue is settled twice',
      {
        when,
        key: 'agreements',
        agreement: ['one: { consent: [west], issues: [swift] }', 'two: { consent: [west], issues: [renewal, swift] }'],
      },
      'f:15:45: `swift` is settled by `one` already, expected one agreement for it',
    ],
  ])('%s', (_, parts, message) => {
    expect(said(file(parts))).toEqual([message]);
  });

  test('agreements that wait for one another', () => {
    const agreement = [
      'one: { consent: [west], issues: [swift], asks: { west: two } }',
      'two: { consent: [west], issues: [renewal], asks: { west: one } }',
    ];
    expect(said(file({ when: 'one and not two', key: 'agreements', agreement }))).toEqual([
      'f:14:58: the asks form a circle: one -> two -> one, expected none',
    ]);
  });
});

describe('a yes-no issue', () => {
  const file = (issue: string, when: string) =>
    [
      'title: t',
      'actors: { a: { capability: 1 } }',
      'issues:',
      `  ratified: { type: yes-no, ${issue}stances: { a: { position: 1, salience: 1 } } }`,
      '  fee: { stances: { a: { position: 1, salience: 1 } } }',
      `outcomes: { yes: { when: "${when}" } }`,
    ].join('\n');

  test('is a word of conditions', () => {
    expect(said(file('statusQuo: 0, ', 'ratified and not fee > 3'))).toEqual([]);
  });

  test('has no scale of its own, and other issues are no words', () => {
    expect(said(file('scale: [0, 5], ', 'ratified and fee'))).toEqual([
      'f:4:29: a yes-no issue has no scale: 0 is no, 1 is yes',
      'f:6:40: expected a comparison such as `currency >= 80`, found a number',
    ]);
  });
});

describe('a scenario changes what an agreement states', () => {
  const scenario = (path: string, value: string) =>
    file({
      agreement: ['consent: [russia, west]', 'asks: { russia: "swift >= 40" }'],
      west: 'position: 0, salience: 0.6, limit: 60',
      more: [`scenarios: { s: [{ change: { ${path}: ${value} } }] }`],
    });

  test.each([
    ['agreement.without.russia', '{ plus: 0.2 }'],
    ['agreement.flexibility', '{ times: 2 }'],
    ['agreement.asks.russia', '{ asks: "swift >= 20" }'],
    ['issues.swift.stances.west.limit', '70'],
  ])('%s', (path, value) => {
    expect(said(scenario(path, value))).toEqual([]);
  });

  test.each([
    ['agreement.asks.russia', '30', 'agreement.asks.russia is a condition, expected { asks: "swift >= 40" }'],
    ['agreement.asks.russia', '{ asks: "swif >= 20" }', 'unknown issue `swif`, did you mean `swift`?'],
    ['agreement.without.nobody', '0.1', 'unknown actor `nobody`, expected one of `russia`, `west`'],
    ['issues.swift.stances.russia.limit', '70', 'russia states no limit on swift that could change'],
  ])('%s: %s is a fault', (path, value, message) => {
    expect(said(scenario(path, value)).map((text) => text.replace(/^f:\d+:\d+: /, ''))).toEqual([message]);
  });
});

test('a list of issues that is at fault itself is the one fault: no limit is said to be read by nothing', () => {
  for (const issues of ['issues: []', 'issues: [swfit, renewal]']) {
    expect(
      said(file({ agreement: ['consent: [russia, west]', issues], west: 'position: 0, salience: 0.6, limit: 60' })),
    ).toHaveLength(1);
  }
});
