import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSituation } from './read.ts';
import { situationJsonSchema } from './schema.ts';

test('the JSON Schema in the project is the one that the definition makes', () => {
  const written = JSON.parse(readFileSync('situation.schema.json', 'utf8'));
  expect(written, 'run: npm run build && npm run schema').toEqual(situationJsonSchema());
});

test.each(['russia-belarus-2021', 'paris-2015'])('the example %s is sound and names the schema', (name) => {
  const file = `examples/${name}/situation.yaml`;
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(/^# yaml-language-server: \$schema=\.\.\/\.\.\/situation\.schema\.json\n/);
  expect(readSituation(text, file).faults).toEqual([]);
});
