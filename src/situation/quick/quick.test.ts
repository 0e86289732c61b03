import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyQuantity } from '../quantity-schema.ts';
import { situationDefinition } from '../schema.ts';
import { parseYaml } from '../yaml-source.ts';
import { quantityIn, quickSituation } from './quick.ts';
import { writtenForms } from './written-forms.ts';

test('the forms are those of the schema (`npm run forms` writes them)', async () => {
  const { named, forms } = writtenForms({ situation: situationDefinition(), quantity: anyQuantity() });
  const lines = forms.map((form) => JSON.stringify(form));
  const text = `{"named":${JSON.stringify(named)},"forms":[\n${lines.join(',\n')}\n]}\n`;
  await expect(text).toMatchFileSnapshot('forms.json');
});

const examples = ['examples', 'docs/reference'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .filter((file) => file.endsWith('.yaml') && /^issues:/m.test(readFileSync(file, 'utf8')))
    .map((file) => parseYaml(readFileSync(file, 'utf8'), file).value),
);

/** Both ways must read the same, keys in the same order. */
function expectSame(value: unknown): void {
  const { success, data } = situationDefinition().safeParse(value);
  const quick = quickSituation(value);
  expect(JSON.stringify(quick)).toEqual(JSON.stringify(data));
  expect(quick !== undefined).toBe(success);
}

test('every example is read as by the schema', () => {
  expect(examples.length).toBeGreaterThan(6);
  for (const example of examples) expectSame(example);
});

/** Values as files have them: plain maps, unlike those of fast-check. */
const anything = fc
  .oneof(
    fc.constantFrom(
      null,
      true,
      false,
      '',
      'minsk',
      'yes-no',
      '2021-12-31',
      '2021-02-30',
      'unanimity',
      'x'.repeat(600),
      [],
      {},
    ),
    fc.constantFrom(0, 1, -1, 0.5, 1.5, 1e12, 1e13, -1e13, Number.NaN, Infinity, 2 ** 60),
    fc.record({ low: fc.integer(), mode: fc.integer(), high: fc.integer() }),
    fc.record({ low: fc.integer(), high: fc.integer() }),
    fc.record({ mean: fc.double(), sd: fc.double({ min: 0 }) }),
    fc.record({ caps: fc.constant('a'), at: fc.nat() }, { requiredKeys: [] }),
    fc.constantFrom({ times: 2 }, { plus: -1 }, { asks: 'a > 1' }, { unanimity: ['a'] }, { quota: 0 }, { quota: 1 }),
    fc.array(fc.double(), { maxLength: 3 }),
    fc.jsonValue({ maxDepth: 2 }),
  )
  .map((value) => structuredClone<unknown>(value));
const change = fc.record({
  where: fc.infiniteStream(fc.nat()),
  how: fc.constantFrom('replace', 'remove', 'add', 'misspell', 'swap'),
  value: anything,
});

/** The value with one of its parts changed, which the numbers choose on the way down. */
function changed(
  value: unknown,
  { where, how, value: other }: { where: Iterator<number>; how: string; value: unknown },
) {
  const copy = structuredClone(value);
  let at = copy as Record<string, unknown>;
  for (;;) {
    const keys = Object.keys(at);
    if (keys.length === 0) return copy;
    const key = keys[where.next().value % keys.length];
    const inner = at[key];
    if (typeof inner === 'object' && inner !== null && where.next().value % 4 > 0) {
      at = inner as Record<string, unknown>;
      continue;
    }
    if (how === 'replace') at[key] = other;
    else if (how === 'add' && Array.isArray(at)) at.push(other);
    else if (how === 'add') at[['because', 'mode', 'toString', 'veto', 'extra'][where.next().value % 5]] = other;
    else {
      if (Array.isArray(at)) at.splice(Number(key), 1);
      else delete at[key];
      if (how === 'misspell') at[`${key}s`] = inner;
      if (how === 'swap') at[key] = inner;
    }
    return copy;
  }
}

test('an example with anything changed is read as by the schema', () => {
  const example = fc.constantFrom(...examples);
  fc.assert(
    fc.property(example, change, change, (value, first, second) => {
      expectSame(changed(value, first));
      expectSame(changed(changed(value, first), second));
    }),
    { numRuns: 200 },
  );
});

test('a text may be as long as the schema says, in code points', () => {
  for (const [letters, isOne] of [
    [5000, true],
    [5001, false],
  ] as const) {
    const quantity = { low: 1, mode: 2, high: 3, because: '😀'.repeat(letters) };
    expect(anyQuantity().safeParse(quantity).success).toBe(isOne);
    expect(quantityIn(quantity) !== undefined).toBe(isOne);
  }
});

test('a quantity is one by the schema, and no other', () => {
  fc.assert(
    fc.property(anything, (value) => {
      const { success, data } = anyQuantity().safeParse(value);
      expect(quantityIn(value)).toEqual(success ? data : undefined);
    }),
  );
});
