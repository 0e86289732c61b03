import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { editText } from '../../../situation/edit/edit-text.ts';
import { patched } from '../../../situation/edit/patch.ts';
import { parseSituation, readSituation } from '../../../situation/read.ts';
import { atScale } from '../../../testing/scale.ts';
import { removeEdits, renameEdits } from './references.ts';

const text = readFileSync('examples/russia-belarus-2021/situation.yaml', 'utf8');
const belarus = parseSituation(text);
const { actors, issues } = belarus;
const names = [
  ...Object.keys(actors).map((id) => ['actors', id] as const),
  ...Object.keys(issues).map((id) => ['issues', id] as const),
].filter((_, k) => k % atScale(10, 1) === 0);

test.each(names)('%s: %s can be renamed, and the file stays sound with every comment', (kind, id) => {
  const after = patched(text, editText(text, renameEdits(belarus, kind, id, 'another')));
  const read = readSituation(after);
  expect(read.faults).toEqual([]);
  expect(Object.keys(read.situation?.[kind] ?? {})).toContain('another');
  expect(JSON.stringify(read.situation?.[kind] ?? {})).not.toContain(`"${id}"`);
  expect(after.split('\n').length).toBe(text.split('\n').length);
  // And back again: nothing else was touched.
  const back = renameEdits(parseSituation(after), kind, 'another', id);
  expect(patched(after, editText(after, back))).toBe(text);
});

test.each(names)('%s: %s can be removed with what says something of it alone', (kind, id) => {
  const after = patched(text, editText(text, removeEdits(belarus, kind, id)));
  const read = readSituation(after);
  expect(read.faults.map(({ message }) => message)).toEqual([]);
  expect(Object.keys(read.situation?.[kind] ?? {})).not.toContain(id);
});

test('an issue named like an actor is another thing', () => {
  const both = {
    title: 'T',
    actors: { x: { capability: 1 } },
    issues: { x: { stances: { x: { position: 1, salience: 1 } } } },
    scenarios: { s: [{ change: { 'actors.x.capability': 2, 'issues.x.stances.x.position': 3 } }] },
    outcomes: { o: { when: 'x > 1' } },
  };
  expect(renameEdits(both, 'actors', 'x', 'y').map(({ at }) => at.join(' '))).toEqual([
    'actors x',
    'issues x stances x',
    'scenarios s 0 change actors.x.capability',
    'scenarios s 0 change issues.x.stances.x.position',
  ]);
  expect(renameEdits(both, 'issues', 'x', 'y')).toContainEqual({ at: ['outcomes', 'o', 'when'], put: 'y > 1' });
});
