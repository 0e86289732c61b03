import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseSituation } from '../../../situation/read.ts';
import { situationJsonSchema } from '../../../situation/schema.ts';
import { suggestionsAt } from './completions.ts';
import { contextAt } from './yaml-context.ts';

const belarus = parseSituation(readFileSync('examples/russia-belarus-2021/situation.yaml', 'utf8'));
const schema = situationJsonSchema();
/** What is offered at the sign | in a text. */
const at = (marked: string) => {
  const offset = marked.indexOf('|');
  const context = contextAt(marked.replace('|', ''), offset);
  return { context, labels: suggestionsAt(context, schema, belarus).map(({ label }) => label) };
};

describe('what is offered', () => {
  test.each<[string, string, string[]]>([
    ['keys of the file', 'title: x\nac|', ['actors', 'issues', 'asOf', 'links']],
    ['keys of an actor', 'actors:\n  a:\n    |', ['name', 'capability', 'because']],
    ['keys of an actor on one line', 'actors:\n  a: { |', ['name', 'capability']],
    ['actors as keys of stances', 'issues:\n  fee:\n    stances:\n      k|', ['kremlin', 'minsk']],
    ['keys of a stance', 'issues:\n  fee:\n    stances:\n      minsk: { position: { low: 1 }, |', ['salience', 'veto']],
    ['parts of a range', 'actors:\n  a: { capability: { |', ['low', 'mode', 'high', 'mean']],
    ['values of a word', 'kind: |', ['regime', 'other']],
    ['true and false', 'issues:\n  fee:\n    stances:\n      minsk:\n        veto: |', ['true', 'false']],
    ['keys of an item', 'links:\n  - |', ['when', 'caps', 'at']],
    ['keys of an item, below its first', 'links:\n  - when: a > 1\n    |', ['caps', 'floors']],
    ['keys of a list in the column of its key', 'links:\n- when: a > 1\n  |', ['caps', 'floors']],
    ['issues where one is named', 'links:\n  - caps: |', ['currency', 'command']],
    ['issues in a condition', 'outcomes:\n  o: { when: cur|', ['currency']],
    ['paths of a change', 'scenarios:\n  s:\n    - change:\n        a|', ['actors.kremlin.capability']],
    ['keys of a step on one line', 'scenarios:\n  s: [{ |', ['change', 'because', 'shock']],
    ['keys of an agreement', 'agreement:\n  |', ['consent', 'issues']],
  ])('%s', (_, text, expected) => expect(at(text).labels).toEqual(expect.arrayContaining(expected)));

  test('what is there already is not offered again', () => {
    expect(at('links:\n  - when: a\n    |\n    at: 3\n').labels).not.toEqual(expect.arrayContaining(['when']));
    expect(at('links:\n  - when: a\n    |\n    at: 3\n').labels).not.toContain('at');
    expect(at('actors:\n  a: { name: x, |').labels).not.toContain('name');
    expect(at('links:\n  - when: a\n  - |').labels).toContain('when');
  });

  test('nothing within a reason or a map that closed', () => {
    expect(at('actors:\n  a: { name: x }\nlin|').context).toMatchObject({ path: [], typed: 'lin' });
    expect(at('actors:\n  a:\n    because: so |').labels).toEqual([]);
  });
});
