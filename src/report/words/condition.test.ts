import { expect, test } from 'vitest';
import { conditionInWords, type IssueInWords } from './condition.ts';

const labels = [
  { at: 0, label: 'Baltic ports' },
  { at: 50, label: 'half and half' },
  { at: 100, label: 'Russian ports' },
];
const scale = { low: 0, high: 100, labels };
const issues = new Map([
  ['exports', { name: 'The share through Russian ports', scale }],
  ['army', { name: 'the joint army', scale: { low: 0, high: 100, labels: [] } }],
  ['fee', { name: 'the fee', scale: { low: 1, high: 10, labels: [] } }],
  ['constructor', { name: 'constructor' }],
]);
const issue: IssueInWords = (id) => issues.get(id) ?? { name: id };
const words = (when: string) => conditionInWords(when, issue);

test.each([
  ['exports >= 60', 'The share through Russian ports reaches 60, past “half and half” (50)'],
  ['60 <= exports', 'The share through Russian ports reaches 60, past “half and half” (50)'],
  ['exports > 50', 'The share through Russian ports goes above 50, “half and half”'],
  ['exports < 45', 'The share through Russian ports falls below 45, short of “half and half” (50)'],
  ['exports < 55', 'The share through Russian ports falls below 55, towards “half and half” (50)'],
  ['not (exports < 60)', 'The share through Russian ports reaches 60, past “half and half” (50)'],
  ['fee == 3', 'the fee comes to exactly 3 on a scale from 1 to 10'],
  [
    'fee != 3 and army <= 4',
    'the fee does not come to exactly 3 on a scale from 1 to 10 and the joint army comes to at most 4',
  ],
  ['army >= 8 and fee >= 8', 'the joint army and the fee both reach 8'],
  [
    'army >= 8 and fee >= 8 and exports >= 8',
    'the joint army, the fee and The share through Russian ports all reach 8',
  ],
  ['agreement and army >= 8', 'there is a deal and the joint army reaches 8'],
  ['army < 8 and fee < 8', 'the joint army and the fee both fall below 8'],
  ['not (army < 8 or fee < 8)', 'the joint army and the fee both reach 8'],
  ['army >= 8 or fee > 2', 'the joint army reaches 8 or the fee goes above 2 on a scale from 1 to 10'],
  [
    'army >= 8 and fee > 2 or fee < 1',
    'either the joint army reaches 8 and the fee goes above 2 on a scale from 1 to 10, or the fee falls below 1 on a scale from 1 to 10',
  ],
  [
    'army >= 8 and (fee > 2 or army > 90)',
    'the joint army reaches 8 and (the fee goes above 2 on a scale from 1 to 10 or the joint army goes above 90)',
  ],
  ['army > fee', 'the joint army is above the fee'],
  ['army + 2 * fee >= 40 / 2', 'the joint army plus (2 times the fee) reaches 20'],
  ['-army + fee < 3 - 4', '(minus the joint army) plus the fee falls below −1'],
  ['(army - fee) / 2 > 3', '(the joint army minus the fee) divided by 2 goes above 3'],
  ['min(army, fee) >= 5', 'the lower of the joint army and the fee reaches 5'],
  [
    'max(army, fee, exports) >= 5',
    'the highest of the joint army, the fee and The share through Russian ports reaches 5',
  ],
  ['constructor >= 5', 'Constructor reaches 5'],
  ['never_named >= 5', 'Never named reaches 5'],
])('%s', (when, expected) => {
  expect(words(when)).toBe(expected);
});

test('as what is so rather than what comes about', () => {
  const state = (when: string) => conditionInWords(when, issue, 'state');
  expect(state('army >= 8')).toBe('the joint army is at least 8');
  expect(state('army < 8 and fee < 8')).toBe('the joint army and the fee are both below 8');
});
