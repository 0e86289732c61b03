import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textChange } from './text-change.ts';

const lines = (count: number, change: (k: number) => string | undefined = () => undefined) =>
  Array.from({ length: count }, (_, k) => change(k + 1) ?? `line ${k + 1}`).join('\n');

test('what was added and removed stands with its numbers and two lines around it', () => {
  const { added, removed, stretches } = textChange(
    lines(20),
    lines(20, (k) => (k === 5 ? 'new five' : k === 15 ? 'line 15\nand a half' : undefined)),
  );
  expect([added, removed, stretches.length]).toEqual([2, 1, 2]);
  expect(stretches[0]).toEqual([
    { kind: 'same', before: 3, after: 3, text: 'line 3' },
    { kind: 'same', before: 4, after: 4, text: 'line 4' },
    { kind: 'removed', before: 5, text: 'line 5' },
    { kind: 'added', after: 5, text: 'new five' },
    { kind: 'same', before: 6, after: 6, text: 'line 6' },
    { kind: 'same', before: 7, after: 7, text: 'line 7' },
  ]);
  expect(stretches[1][2]).toEqual({ kind: 'added', after: 16, text: 'and a half' });
});

test('texts that are alike have no difference, and more than can be read is counted', () => {
  expect(textChange('a\n', 'a\n')).toEqual({ added: 0, removed: 0, stretches: [], left: 0 });
  const { added, removed, left, stretches } = textChange('', lines(2000));
  expect([added, removed, left, stretches.flat().length]).toEqual([2000, 0, 1400, 600]);
});

test('whatever the texts are, the lines after are those of the later one', () => {
  const line = fc.constantFrom('a', 'b', '', '-x', '\\ No newline', '+');
  const text = fc.array(line, { maxLength: 12 }).map((all) => all.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const later = after.split('\n');
      for (const { after: number, text } of textChange(before, after).stretches.flat())
        if (number !== undefined) expect(later[number - 1]).toBe(text);
    }),
  );
});
