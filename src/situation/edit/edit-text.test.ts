import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { parseSituation, readSituation } from '../read.ts';
import { type Edit, editText } from './edit-text.ts';
import { inversePatches, patched } from './patch.ts';

const belarus = readFileSync('examples/russia-belarus-2021/situation.yaml', 'utf8');
const edited = (text: string, ...edits: Edit[]) => patched(text, editText(text, edits));
const changedLines = (before: string, after: string) => {
  const [a, b] = [before.split('\n'), after.split('\n')];
  return b.filter((line, k) => line !== a[k]).length + Math.abs(a.length - b.length);
};

const small = `# The gas price.
title: Gas   # short
actors:
  a: { capability: 3, because: "why, so" }   # strong
  b:
    # a comment of b
    capability: { low: 1, mode: 2, high: 4 }
    because: >-
      A long
      reason.

issues:
  fee:
    scale: [0, 100]
    stances:
      a: { position: 20, salience: 0.5 }
      b:
        position: [10, 20]   # two experts
        salience: 1
`;

describe('one edit changes one line', () => {
  test.each<[string, Edit, string]>([
    [
      'a number in a flow map',
      { at: ['actors', 'a', 'capability'], put: 5 },
      '  a: { capability: 5, because: "why, so" }   # strong',
    ],
    [
      'a part of a range',
      { at: ['actors', 'b', 'capability', 'mode'], put: 3 },
      '    capability: { low: 1, mode: 3, high: 4 }',
    ],
    [
      'a number by a range',
      { at: ['issues', 'fee', 'stances', 'a', 'position'], put: { low: 1, mode: 20, high: 30 } },
      '      a: { position: { low: 1, mode: 20, high: 30 }, salience: 0.5 }',
    ],
    [
      'an item of a list',
      { at: ['issues', 'fee', 'stances', 'b', 'position', 1], put: 25 },
      '        position: [10, 25]   # two experts',
    ],
    [
      'a new item',
      { at: ['issues', 'fee', 'stances', 'b', 'position', 2], put: 25 },
      '        position: [10, 20, 25]   # two experts',
    ],
    [
      'a list by a number',
      { at: ['issues', 'fee', 'stances', 'b', 'position'], put: 12.5 },
      '        position: 12.5   # two experts',
    ],
    [
      'a text with signs',
      { at: ['actors', 'a', 'because'], put: 'a: "b", {c} # d' },
      `  a: { capability: 3, because: 'a: "b", {c} # d' }   # strong`,
    ],
    [
      'a new key in a flow map',
      { at: ['issues', 'fee', 'stances', 'a', 'veto'], put: true },
      '      a: { position: 20, salience: 0.5, veto: true }',
    ],
    ['the title', { at: ['title'], put: 'Oil' }, 'title: Oil   # short'],
    [
      'another name for a key',
      { at: ['actors', 'a'], rename: 'alpha' },
      '  alpha: { capability: 3, because: "why, so" }   # strong',
    ],
    ['a removed key', { at: ['actors', 'a', 'because'], remove: true }, '  a: { capability: 3 }   # strong'],
  ])('%s', (_, edit, line) => {
    const after = edited(small, edit);
    expect(changedLines(small, after)).toBe(1);
    expect(after.split('\n')).toContain(line);
  });

  test('the same value changes nothing', () => {
    expect(editText(small, [{ at: ['actors', 'a', 'capability'], put: 3 }])).toEqual([]);
  });
});

describe('what is new stands where it belongs', () => {
  test('a key of a block, a whole section and an item of a list of blocks', () => {
    const after = edited(
      small,
      { at: ['actors', 'b', 'source'], put: 'a paper' },
      { at: ['issues', 'fee', 'statusQuo'], put: { low: 1, mode: 2, high: 3 } },
      { at: ['scenarios', 'dear'], put: [{ because: 'It is dear.', change: { 'actors.a.capability': { times: 2 } } }] },
      { at: ['scenarios', 'dear', 1], put: { change: { 'actors.b.capability': 9 } } },
    );
    expect(after).toContain('      reason.\n    source: a paper\n\nissues:');
    expect(after).toContain('        salience: 1\n    statusQuo: { low: 1, mode: 2, high: 3 }\n');
    expect(after.split('scenarios:')[1]).toBe(`
  dear:
    - because: It is dear.
      change:
        actors.a.capability: { times: 2 }
    - change: { actors.b.capability: 9 }
`);
    expect(after.startsWith(small.slice(0, small.indexOf('      reason.')))).toBe(true);
    expect(readSituation(after).faults).toEqual([]);
  });

  test('a file without a last break, and a key without a value', () => {
    expect(edited('a: 1', { at: ['b'], put: 2 })).toBe('a: 1\nb: 2\n');
    expect(edited('a:\nb: 1\n', { at: ['a', 'c'], put: 2 })).toBe('a: { c: 2 }\nb: 1\n');
  });
});

test('a removed entry of a block takes its lines with it, and its map with the last one', () => {
  expect(edited(small, { at: ['actors', 'b', 'because'], remove: true })).not.toContain('long');
  expect(edited('a:\n  b: 1\nc: 2\n', { at: ['a', 'b'], remove: true })).toBe('c: 2\n');
  const list = 's:\n  - because: x\n    change: 1\n  - change: 2\n';
  expect(edited(list, { at: ['s', 0, 'because'], remove: true })).toBe('s:\n  - change: 1\n  - change: 2\n');
  expect(edited(list, { at: ['s', 1], remove: true })).toBe('s:\n  - because: x\n    change: 1\n');
});

test.each([
  ['the first item of a list inside a list', 's:\n  - - a\n    - b\n  - c\n', ['s', 0, 0], 's:\n  - - b\n  - c\n'],
  ['a map that begins after its dash', 's:\n  -\n    a: 1\n  - b\n', ['s', 0], 's:\n  - b\n'],
  ['an empty item', 's:\n  -\n  - b\n', ['s', 0], 's:\n  - b\n'],
  ['an empty item at the end', 's:\n  - b\n  -\nt: 1\n', ['s', 1], 's:\n  - b\nt: 1\n'],
  ['an item with a tag', 's:\n  - !!str\n    a\n  - b\n', ['s', 0], 's:\n  - b\n'],
  ['an item after a comment', 's:\n  - a\n  # on b\n  - b\n  - c\n', ['s', 1], 's:\n  - a\n  # on b\n  - c\n'],
  ['the second item of a list inside a list', 's:\n  - - a\n    - b\n', ['s', 0, 1], 's:\n  - - a\n'],
] as const)('%s is removed with its dash alone', (_, text, at, after) => {
  expect(edited(text, { at, remove: true })).toBe(after);
});

test('every number of the Belarus file can be changed, each on one line, and undone', () => {
  const paths: (string | number)[][] = [];
  const visit = (value: unknown, path: (string | number)[]) => {
    if (typeof value === 'number') paths.push(path);
    else if (Array.isArray(value)) value.forEach((one, k) => void visit(one, [...path, k]));
    else if (value && typeof value === 'object')
      for (const [key, one] of Object.entries(value)) visit(one, [...path, key]);
  };
  visit(parseSituation(belarus), []);
  expect(paths.length).toBeGreaterThan(300);
  for (let k = 0; k < paths.length; k += 19) {
    const patches = editText(belarus, [{ at: paths[k], put: 123 }]);
    const after = patched(belarus, patches);
    expect(changedLines(belarus, after)).toBe(1);
    expect(parseDocument(after).getIn(paths[k])).toBe(123);
    expect(patched(after, inversePatches(belarus, patches))).toBe(belarus);
  }
});

test('any text can be put anywhere and is read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('flow', 'block', 'new'), (value, where) => {
      const at = where === 'flow' ? ['actors', 'a', 'because'] : ['actors', 'b', where === 'block' ? 'because' : 'x'];
      expect(parseDocument(edited(small, { at, put: value })).getIn(at)).toBe(value);
    }),
    { numRuns: 300 },
  );
});

test('what is not there cannot be removed, renamed or entered', () => {
  expect(() => editText(small, [{ at: ['actors', 'c'], remove: true }])).toThrow('there is no `actors.c` to remove');
  expect(() => editText(small, [{ at: ['actors', 'c'], rename: 'd' }])).toThrow('to rename');
  expect(() => editText(small, [{ at: ['title', 'x'], put: 1 }])).toThrow('`title` has no entries');
});
