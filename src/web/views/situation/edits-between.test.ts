import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { editText } from '../../../situation/edit/edit-text.ts';
import { patched } from '../../../situation/edit/patch.ts';
import { editsBetween } from './edits-between.ts';

test('only what differs is written', () => {
  const before = { position: { low: 1, mode: 2, high: 3 }, salience: 0.5, because: 'x' };
  const after = { position: { low: 1, mode: 2.5, high: 3 }, salience: 0.5, veto: true };
  expect(editsBetween(['s'], before, after)).toEqual([
    { at: ['s', 'position', 'mode'], put: 2.5 },
    { at: ['s', 'veto'], put: true },
    { at: ['s', 'because'], remove: true },
  ]);
  expect(editsBetween(['s'], before, before)).toEqual([]);
  expect(editsBetween(['s'], before, undefined)).toEqual([{ at: ['s'], remove: true }]);
  expect(editsBetween(['s'], [1, 2, 3], [1, 3])).toEqual([{ at: ['s', 1], remove: true }]);
  expect(editsBetween(['s'], [1, 2], [1, 5, 6])).toEqual([
    { at: ['s', 1], put: 5 },
    { at: ['s', 2], put: 6 },
  ]);
});

test('a text with the edits reads as the other value', () => {
  const leaf = fc.oneof(fc.integer(), fc.boolean(), fc.stringMatching(/^[a-z: #]{0,8}$/));
  const key = fc.constantFrom('a', 'b', 'c', 'constructor');
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.dictionary(key, tie('value'), { minKeys: 1 }),
      fc.array(tie('value'), { minLength: 1, maxLength: 3 }),
    ),
  }));
  fc.assert(
    fc.property(value, value, (before, after) => {
      const text = stringify({ first: 1, it: before, last: 2 });
      const edits = editsBetween(['it'], parse(text).it, after);
      expect(parse(patched(text, editText(text, edits)))).toEqual({ first: 1, it: after, last: 2 });
    }),
    { numRuns: 150 },
  );
});
