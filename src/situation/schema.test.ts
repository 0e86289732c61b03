import { readFileSync } from 'node:fs';
import { expect, expectTypeOf, test } from 'vitest';
import type * as z from 'zod';
import { readSituation } from './read.ts';
import { type situationDefinition, situationJsonSchema } from './schema.ts';
import type { Situation } from './situation.ts';

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

test('the interfaces say what the definition accepts, no more and no less', () => {
  expectTypeOf<Situation>().toEqualTypeOf<z.infer<ReturnType<typeof situationDefinition>>>();
});
