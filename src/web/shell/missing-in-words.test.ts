import { expect, test } from 'vitest';
import { type Fault, MOST_FAULTS, TO_FILL_IN } from '../../situation/fault.ts';
import { missingInWords } from './missing-in-words.ts';

const faults = (count: number, message: string): Fault[] =>
  Array.from({ length: count }, () => ({ file: 'f', message, severity: 'error' }));

test.each([
  [1, 0, 'one number is still to be filled in'],
  [38, 1, '38 numbers are still to be filled in and one thing is wrong'],
  [MOST_FAULTS, 0, 'at least 1,000 numbers are still to be filled in'],
])('%i missing and %i wrong: %s', (open, wrong, says) => {
  expect(missingInWords([...faults(open, `salience ${TO_FILL_IN}`), ...faults(wrong, 'found 120')])).toBe(says);
});
