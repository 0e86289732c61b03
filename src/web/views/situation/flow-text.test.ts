import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { flowText } from './flow-text.ts';

test('what is written reads as the same value', () => {
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constantFrom('no', 'a: b', 'x >= 60 and y', '100', '-', ' a '),
      fc.dictionary(
        fc.string().filter((key) => key !== '__proto__'),
        tie('value'),
      ),
      fc.array(tie('value')),
    ),
  }));
  fc.assert(
    fc.property(value, (it) => {
      expect(parse(`a: ${flowText(it)}`).a).toEqual(it);
    }),
    { numRuns: 200 },
  );
});

test('words stand without quotes', () => {
  expect(flowText({ times: 1.5, when: 'swift >= 40' })).toBe('{ times: 1.5, when: swift >= 40 }');
});
