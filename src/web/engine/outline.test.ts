import { expect, test } from 'vitest';
import { blank } from '../../situation/new/answers.ts';
import { situationTemplate } from '../../situation/new/template.ts';
import { readSituation } from '../../situation/read.ts';
import { outlineKey, outlineOf } from './outline.ts';

const outline = (text: string) => outlineOf(text, 'f.yaml', readSituation(text, 'f.yaml').faults);

test('a file that is still to be filled in is a table of which every number is missing, each with its message', () => {
  const found = outline(situationTemplate(blank('Talks', ['North', 'Union'], ['Wage', 'Hours']), '2026-11-27'));
  expect(Object.keys(found?.situation.actors ?? {})).toEqual(['North', 'Union']);
  expect(Object.keys(found?.situation.issues ?? {})).toEqual(['Wage', 'Hours']);
  expect(found?.situation.issues.Wage.scale).toEqual({ 0: 'nothing changes', 100: 'all that is asked for' });
  expect(found?.unread).toEqual([]);
  expect([...(found?.faulty.keys() ?? [])].sort()).toEqual(
    [
      ...['North', 'Union'].map((actor) => ['actors', actor]),
      ...['Wage', 'Hours'].flatMap((issue) => [
        ['issues', issue],
        ...['North', 'Union'].map((actor) => ['issues', issue, 'stances', actor]),
      ]),
    ]
      .map(outlineKey)
      .sort(),
  );
  const stance = found?.faulty.get(outlineKey(['issues', 'Wage', 'stances', 'Union']));
  expect(stance?.says).toHaveLength(2);
  expect(stance?.stated).toEqual({
    read: { because: '' },
    written: { position: 'todo', salience: 'todo', because: '' },
  });
});

test('what is sound stays, also beside what is wrong; other parts with a fault are named', () => {
  const found = outline(`title: T
actors: { a: { capability: 3 }, constructor: { capability: -1, name: C }, b: 7 }
issues:
  x:
    scale: { 0: no, 100: yes }
    stances: { a: { position: 120, salience: 0.5, because: why }, constructor: { position: 10, salience: 1 } }
outcomes: { toString: { when: y > 3 } }
shocks: []
`);
  expect(found?.situation.actors).toEqual({ a: { capability: 3 }, constructor: { name: 'C' } });
  expect(found?.situation.issues.x.stances).toEqual({ constructor: { position: 10, salience: 1 } });
  expect(found?.situation.outcomes).toBeUndefined();
  expect(found?.unread).toContain('outcomes');
  expect(found?.faulty.get(outlineKey(['issues', 'x', 'stances', 'a']))?.stated).toEqual({
    read: { salience: 0.5, because: 'why' },
    written: { position: 120, salience: 0.5, because: 'why' },
  });
});

test.each(['', '[1, 2]', 'title: "no end', 'a: 1'])('%j is no table, or an empty one', (text) => {
  const found = outline(text);
  expect(Object.keys(found?.situation.issues ?? {})).toEqual([]);
});
