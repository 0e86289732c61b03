import { expect, test } from 'vitest';
import { forecast } from '../../forecast/index.ts';
import type { Situation } from '../../situation/schema.ts';
import { idInWords } from './id.ts';
import { deadlineInWords, namesOf, pageNamesOf, pathInWords } from './names.ts';

const odd: Situation = {
  title: 'Odd ids',
  actors: {
    constructor: { capability: 1 },
    'the-two': { name: 'The two', capability: 2 },
    long: { name: 'An actor whose name no chart has room for', short: 'Longest', capability: 3 },
    toString: { name: 'An actor whose name no chart has room for either', capability: 3 },
  },
  issues: {
    hasOwnProperty: {
      scale: { 0: 'none', 100: 'all' },
      statusQuo: 10,
      stances: {
        constructor: { position: 10, salience: 1 },
        'the-two': { position: 90, salience: 0.5, veto: true },
        long: { position: 20, salience: 0.5 },
      },
    },
    second_issue: { name: 'The second issue', stances: { long: { position: 5, salience: 1 } } },
  },
  links: [{ when: 'hasOwnProperty < 80', caps: 'second_issue', at: 20 }],
  outcomes: { valueOf: { when: 'second_issue > 3' } },
};

const made = forecast(odd, { samples: 16, models: ['weighted-mean'] });
const names = namesOf(made);
const onPage = pageNamesOf(made);

test.each([
  ['actors.constructor.capability', 'what Constructor can bring to bear'],
  ['issues.hasOwnProperty.statusQuo', 'the present state of HasOwnProperty'],
  ['issues.second_issue.stances.the-two.position', 'the position of the two on the second issue'],
  ['issues.second_issue.stances.long.salience', 'the importance of the second issue to Longest'],
  ['issues.second_issue.stances.toString.veto', 'whether ToString can refuse to move the second issue'],
  ['issues.second_issue.stances.long.capability', 'what Longest can bring to bear on the second issue'],
  ['issues.second_issue.stances.long', 'the position of Longest on the second issue'],
  ['dependence.long.the-two.raw-metal.strength', "the strength of Longest's need of the two for raw metal"],
  [
    'dependence.long.the-two.energy.replaceable',
    "how much of Longest's need of the two for energy can be met otherwise",
  ],
  [
    'dependence.long.the-two.energy.alternatives.nobody_known',
    "how much of Longest's need of the two for energy nobody_known can meet",
  ],
  ['links.0.at', 'the most that the second issue can be while HasOwnProperty is below 80, short of “all” (100)'],
  ['outcomes.valueOf', 'ValueOf'],
  ['shocks.isPrototypeOf', 'IsPrototypeOf'],
  ['uncertainty', 'the error of numbers without a range'],
  ['some.thing_else', 'Some, Thing else'],
])('%s', (path, words) => {
  expect(pathInWords(path, onPage)).toBe(words);
});

test('what is spoken of already is not said again', () => {
  const path = 'issues.second_issue.stances.long.salience';
  expect(pathInWords(path, onPage, 'second_issue')).toBe('how much it matters to Longest');
});

test('the terminal has whole names', () => {
  expect(pathInWords('actors.long.capability', names)).toBe(
    'what An actor whose name no chart has room for can bring to bear',
  );
});

test('an id in words', () => {
  expect(['without-china', 'a_b-c', 'élan', 'x', ''].map(idInWords)).toEqual([
    'Without china',
    'A b c',
    'Élan',
    'X',
    '',
  ]);
});

test.each([
  ['Sweden is ratified by all by the end of 2023', '2023-12-31', 'Sweden is ratified by all by the end of 2023'],
  ['A deal by 14 July 2015', '2015-07-14', 'A deal by 14 July 2015'],
  ['A deal by 2015-07-14.', '2015-07-14', 'A deal by 2015-07-14.'],
  ['A deal before July 14, 2015', '2015-07-14', 'A deal before July 14, 2015'],
  ['A deal by the end of 2023', '2024-12-31', 'A deal by the end of 2023, by the end of 2024'],
  ['A plan for the end of 2023', '2023-12-31', 'A plan for the end of 2023, by the end of 2023'],
])('a day that the claim %s says itself is not said twice', (claim, by, said) => {
  expect(deadlineInWords({ id: 'a', claim, by })).toBe(said);
});
