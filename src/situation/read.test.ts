import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatFault, type Place } from './fault.ts';
import { parseSituation, readSituation } from './read.ts';

const sound = `title: Two and a pipeline
asOf: 2021-05-11
actors:
  north: { name: North, capability: { low: 80, mode: 95, high: 100 } }
  south: { capability: [20, 30, 40] }
issues:
  price:
    scale: { 0: free, 50: half, 100: full price }
    statusQuo: 60
    stances:
      north: { position: { mean: 90, sd: 5 }, salience: 0.5 }
      south: { position: 10, salience: 0.9, veto: true, because: it pays, source: its budget }
`;

const faultsOf = (text: string) => readSituation(text, 's.yaml').faults.map(formatFault);

describe('a sound file', () => {
  test('is read as it stands', () => {
    const { situation, faults } = readSituation(sound);
    expect(faults).toEqual([]);
    expect(situation?.issues.price.stances.south).toEqual({
      position: 10,
      salience: 0.9,
      veto: true,
      because: 'it pays',
      source: 'its budget',
    });
    expect(situation?.actors.south.capability).toEqual([20, 30, 40]);
  });

  test('may be JSON', () => {
    const situation = parseSituation(sound);
    expect(readSituation(JSON.stringify(situation)).situation).toEqual(situation);
  });
});

test.each([
  ['{ north: { south: 0.3 } }', undefined],
  ['{ nort: { south: 0.3 } }', 's.yaml:13:41: unknown actor `nort`, did you mean `north`?'],
  ['{ north: { sout: 0.3 } }', 's.yaml:13:50: unknown actor `sout`, did you mean `south`?'],
  ['{ north: { north: 0.8, south: 0.3 } }', 'add up to 1.1, expected at most 1'],
])('ideal points %s', (text, message) => {
  const said = faultsOf(`${sound}models: { spatial: { IdealAdjustment: ${text} } }\n`).join('\n');
  if (message === undefined) expect(said).toBe('');
  else expect(said).toContain(message);
});

test.each([
  ['expected-utility: { rounds: 0 }', 's.yaml:13:39: rounds 0 is outside 1-1000'],
  ['exchange: { rounds: 0 }', 'rounds'],
  ['spatial: { turns: 0 }', 'turns'],
  ['spatial: { VotingRule: Cubik }', 'did you mean `Cubic`?'],
  ['exchnge: {}', 'exchange'],
])('a setting %s is a located fault', (text, message) => {
  expect(faultsOf(`${sound}models: { ${text} }\n`).join('\n')).toContain(message);
});

test('the examples may be JSON on one line', () => {
  for (const name of ['russia-belarus-2021', 'paris-2015']) {
    const situation = parseSituation(readFileSync(`examples/${name}/situation.yaml`, 'utf8'));
    expect(readSituation(`${JSON.stringify(situation)}\n`)).toEqual({ situation, faults: [] });
  }
});

test('a file with more faults than anyone mends in one go is not read to its end', () => {
  const many = Array.from({ length: 5000 }, (_, i) => `      n${i}: { position: 1, salience: 1 }`).join('\n');
  const faults = faultsOf(sound.replace('      north:', `${many}\n      north:`));
  expect(faults).toHaveLength(1000);
});

describe('every fault has its place, what was found and what is right', () => {
  const cases: [string, string, string, string][] = [
    ['a share outside 0-1', 'salience: 0.5', 'salience: 1.4', 's.yaml:11:57: salience 1.4 is outside 0-1'],
    ['a part of a range', 'low: 80', 'low: -1', 's.yaml:4:44: capability low is -1, expected at least 0'],
    [
      'a range out of order',
      'mode: 95',
      'mode: 101',
      's.yaml:4:37: low 80, mode 101, high 100 are out of order, expected low <= mode <= high',
    ],
    [
      'a position off the scale',
      'position: 10',
      'position: 110',
      's.yaml:12:26: position 110 is outside the scale of the issue, 0 to 100',
    ],
    [
      'an unknown actor',
      'south: { position',
      'suoth: { position',
      's.yaml:12:7: unknown actor `suoth`, did you mean `south`?',
    ],
    ['a misspelt key', 'veto:', 'vteo:', 's.yaml:12:45: unknown key `vteo`, did you mean `veto`?'],
    [
      'a missing key',
      'salience: 0.9, ',
      '',
      's.yaml:12:7: `salience` is missing, expected a number, {low, mode, high}, {mean, sd} or a list of expert values',
    ],
    [
      'a text for a number',
      'position: 10',
      'position: ten',
      's.yaml:12:26: position: found the text `ten`, expected a number, {low, mode, high}, {mean, sd} or a list of expert values',
    ],
    [
      'a date that is none',
      '2021-05-11',
      '2021-02-30',
      's.yaml:2:7: asOf: found the text `2021-02-30`, expected a date such as 2021-12-31',
    ],
    [
      'a scale of one value',
      '{ 0: free, 50: half, 100: full price }',
      '{ 0: free }',
      's.yaml:8:12: the scale has 1 value, expected at least its two ends',
    ],
    [
      'a scale with a word for a value',
      '50: half',
      'mid: half',
      's.yaml:8:23: `mid` is not a value of the scale, expected a number',
    ],
    ['a name twice', 'south: { position', 'north: { position', 's.yaml:12:7: `north` is there twice'],
    [
      'infinity',
      'position: 10',
      'position: .inf',
      's.yaml:12:26: position: found Infinity, expected a number, {low, mode, high}, {mean, sd} or a list of expert values',
    ],
    [
      'an anchor',
      'position: 10',
      'position: &x 10',
      's.yaml:12:26: anchors (&) and aliases (*) are not read, expected the value itself: a text that begins so goes in double quotes',
    ],
    [
      'a tag',
      'position: 10',
      'position: !!js/function 10',
      's.yaml:12:26: tag `!!js/function` is not read, expected plain data: a text that begins so goes in double quotes',
    ],
  ];
  test.each(cases)('%s', (_, from, to, message) => {
    expect(sound).toContain(from);
    expect(faultsOf(sound.replace(from, to))).toContain(message);
  });

  test('a misspelt required key is one fault, not two', () => {
    expect(faultsOf(sound.replace('capability: [', 'capabilty: ['))).toEqual([
      's.yaml:5:12: unknown key `capabilty`, did you mean `capability`?',
    ]);
  });

  test('all faults of a file in one run, in reading order', () => {
    const text = `${sound.replace('salience: 0.5', 'salience: 1.4')}outcomes:
  cheap: { when: "prise < 20 and price", by: 2021-01-01 }
  dear: { when: prise > 80 }
links:
  - { when: price < 20, caps: price, at: 10 }
scenarios: { shock: [ { shock: cold-winter } ] }
`;
    expect(faultsOf(text)).toEqual([
      's.yaml:11:57: salience 1.4 is outside 0-1',
      's.yaml:14:19: unknown issue `prise`, did you mean `price`?',
      's.yaml:14:34: expected a comparison such as `currency >= 80`, found a number',
      's.yaml:14:46: by `2021-01-01` is before the day of the forecast, 2021-05-11',
      's.yaml:15:17: unknown issue `prise`, did you mean `price`?',
      's.yaml:17:5: the links form a circle: price -> price, expected none',
      's.yaml:18:32: unknown shock `cold-winter`: none is defined',
    ]);
  });

  test('changes that cannot be applied', () => {
    const text = `${sound}shocks:
  - { id: a, on: 2021-05-01, change: {} }
scenarios:
  x: [ { change: { actors.nroth.capability: { times: 2 } } } ]
  y: [ { change: { issues.price.stances.north.salience: { times: 3 } } } ]
`;
    expect(faultsOf(text)).toEqual([
      's.yaml:14:18: on `2021-05-01` is not after 2021-05-11: its effect belongs in the numbers themselves',
    ]);
    expect(faultsOf(text.replace('2021-05-01', '2021-06-01'))).toEqual([
      's.yaml:16:20: unknown actor `nroth`, did you mean `north`?',
      's.yaml:17:20: issues.price.stances.north.salience would be 1.5, outside 0-1',
    ]);
  });
});

describe('hostile files', () => {
  test.each([
    ['larger than 10 MB', `a: ${'x'.repeat(10_000_001)}`, 'expected at most 10000000'],
    ['brackets 5 million deep', '['.repeat(5_000_000), 'nested more than 50 deep'],
    ['lists 100,000 deep', '- '.repeat(100_000), 'nested more than 50 deep'],
    [
      'maps 3,000 deep by indent',
      Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      'nested more than 50 deep',
    ],
    ['an alias bomb', 'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]', 'anchors (&) and aliases (*) are not read'],
    ['a prototype', '{"__proto__": {"title": "x"}}', '`__proto__` cannot be a name'],
    ['nothing', '', 'the file is empty'],
    ['two documents', 'title: a\n---\ntitle: b', 'a second document begins'],
    ['a terminal escape in a name', 'title: x\nactors: {"\\e[31m": 3}\nissues: {}', 'cannot be a name'],
  ])('%s', (_, text, message) => {
    const faults = faultsOf(text);
    expect(faults.join('\n')).toContain(message);
    expect(faults.join('\n')).not.toContain('\u001b');
  });

  test('a million keys', { tags: 'whole' }, () => {
    const text = Array.from({ length: 1_000_000 }, (_, i) => `k${i}:`).join('\n');
    expect(faultsOf(text)).toEqual(['s.yaml:750000:9: more than 3000000 words and signs, expected a smaller file']);
  });

  test('a condition nested 10,000 deep', () => {
    const deep = `${'('.repeat(4900)}price > 1${')'.repeat(4900)}`;
    expect(faultsOf(`${sound}outcomes: { o: { when: "${deep}" } }`).join()).toContain('nested more than 100 deep');
    const deeper = `${'('.repeat(10_000)}price > 1${')'.repeat(10_000)}`;
    expect(faultsOf(`${sound}outcomes: { o: { when: "${deeper}" } }`)).toEqual([
      's.yaml:13:24: when has 20009 characters, expected at most 10000',
    ]);
  });

  test('names of the language are names like others', () => {
    const text = sound
      .replaceAll('south', 'constructor')
      .replaceAll('north', 'toString')
      .replaceAll('price:', 'valueOf:');
    expect(faultsOf(text)).toEqual([]);
  });
});

test('faults on one line are in the order in which they stand there, whichever check found them', () => {
  const text = `title: Gas fee
actors: { ministry: { capability: -1 }, shipper: { capability: 40 } }
issues:
  fee: { statusQuo: 900, stances: { minstry: { position: 20, salience: 1.4 }, shipper: { position: 700, salience: x } } }
`;
  const places = readSituation(text).faults.map(({ place }) => place as Place);
  expect(places.map(({ line }) => line)).toEqual([2, 4, 4, 4, 4, 4]);
  const columns = places.slice(1).map(({ column }) => column);
  expect(columns).toEqual(columns.toSorted((a, b) => a - b));
  expect(new Set(columns).size).toBe(5);
});
