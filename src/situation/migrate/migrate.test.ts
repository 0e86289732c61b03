import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { atScale } from '../../testing/scale.ts';
import { formatFault } from '../fault.ts';
import { readSituation } from '../read.ts';
import { type Migrated, migrateText } from './migrate.ts';

const HEAD = `title: Gas
actors: { a: { capability: 1 }, b: { capability: 2 } }
issues: { fee: { stances: { a: { position: 1, salience: 1 }, b: { position: 5, salience: 0.5 } } } }
outcomes: { rise: { when: fee > 3 }, fall: { when: fee < 3 } }
`;
const migrated = (text: string) => migrateText(text, 'f.yaml') as Migrated;
const said = (text: string) => readSituation(text, 'f.yaml').faults.map(formatFault);

const BLOCK = `# The outside view.
outside: # by outcome
  # One fear.
  rise:
    - claims: rises   # a tag
      because: |
        The same fear,

        once more.
  fall:
    - states: { window: 5, since: 1945 }
    # the end of fall

# Shocks follow.
shocks: []
`;

test('reference classes of format 0 come to stand below classes; comments, empty lines and long texts stay', () => {
  const { text, from, steps } = migrated(HEAD + BLOCK);
  expect(from).toBe(0);
  expect(steps).toEqual(['the reference classes of each outcome stand below `outside.classes`']);
  expect(text).toBe(`format: 1
${HEAD}# The outside view.
outside: # by outcome
  # One fear.
  classes:
    rise:
      - claims: rises   # a tag
        because: |
          The same fear,

          once more.
    fall:
      - states: { window: 5, since: 1945 }
    # the end of fall

# Shocks follow.
shocks: []
`);
  expect(said(text)).toEqual([]);
});

test.each([
  ['a map on one line', `${HEAD}outside: { rise: [{ claims: rises }] }\n`],
  ['JSON', JSON.stringify({ ...parse(HEAD), outside: { rise: [{ claims: 'rises' }] } })],
  ['JSON on several lines', JSON.stringify({ ...parse(HEAD), outside: { rise: [{ claims: 'rises' }] } }, null, 2)],
  ['the breaks of Windows', `${HEAD}outside:\n  rise:\n    - claims: rises\n`.replaceAll('\n', '\r\n')],
  ['no break at the end', `${HEAD}outside:\n  rise:\n    - claims: rises`],
  ['a list as far in as its key', `${HEAD}outside:\n  rise:\n  - claims: rises\n`],
  [
    'a first line that is a comment',
    `# yaml-language-server: $schema=x\n${HEAD}outside: { rise: [{ claims: rises }] }\n`,
  ],
  ['a format that is stated', `format: 0\n${HEAD}outside: { rise: [{ claims: rises }] }\n`],
])('%s is migrated', (_, text) => {
  const now = migrated(text).text;
  const { format, outside, ...rest } = parse(now);
  expect({ format, outside }).toEqual({ format: 1, outside: { classes: { rise: [{ claims: 'rises' }] } } });
  expect(rest).toEqual(parse(HEAD));
  expect(said(now)).toEqual([]);
  expect(migrated(now)).toEqual({ text: now, from: 1, steps: [] });
});

test('a file of an older format has one fault that says how to migrate it', () => {
  const [first, ...others] = said(HEAD + BLOCK);
  expect(first).toBe(
    'f.yaml:6:1: this is format 0, and this Tightrope reads format 1: the reference classes of each outcome stand below `outside.classes`; tightrope migrate writes it so and shows the difference',
  );
  expect(others).toEqual([]);
  expect(said(`format: 0\n${HEAD}`)).toEqual([expect.stringMatching(/^f\.yaml:1:9: format 0 is older/)]);
});

test.each([
  ['a file of today', HEAD],
  ['a file that says its format', `format: 1\n${HEAD}`],
  ['an outcome called classes', `${HEAD}outside: { classes: { rise: [{ claims: rises }] } }\n`],
  ['an outside view without anything', `${HEAD}outside: {}\n`],
  ['a format that is stated, with what is wrong there', `format: 1\n${HEAD}outside: { rise: [{ claims: rises }] }\n`],
])('%s is left as it is', (_, text) => {
  expect(migrated(text)).toEqual({ text, from: 1, steps: [] });
});

test.each([
  ['a newer format', `format: 2\n${HEAD}`, /format 2 is newer/],
  ['what is no map', '- 1\n', /expected a situation or a file of explanations/],
  ['nothing', '', /expected a situation/],
  ['broken YAML', 'title: [\n', /./],
])('%s cannot be migrated, and says so', (_, text, words) => {
  const { faults } = migrateText(text, 'f.yaml') as { faults: Parameters<typeof formatFault>[0][] };
  expect(faults.map(formatFault).join('\n')).toMatch(words);
});

test('whatever the outcomes are called and however it is laid out, the same is said', () => {
  const id = fc.oneof(fc.constantFrom('classes', 'ledger', 'events', 'constructor'), fc.stringMatching(/^[a-z]{1,6}$/));
  const layout = fc.record({ flow: fc.boolean(), comment: fc.boolean(), indent: fc.integer({ min: 1, max: 6 }) });
  fc.assert(
    fc.property(fc.uniqueArray(id, { minLength: 1, maxLength: 4 }), layout, (ids, { flow, comment, indent }) => {
      const space = ' '.repeat(indent);
      const block = ids.map(
        (one) => `${comment ? `${space}# ${one}\n` : ''}${space}${one}:\n${space}  - claims: ${one}\n`,
      );
      const text = flow
        ? `${HEAD}outside: { ${ids.map((one) => `${one}: [{ claims: ${one} }]`).join(', ')} }\n`
        : `${HEAD}outside:\n${block.join('')}`;
      const now = migrated(text).text;
      expect(Object.entries(parse(now).outside.classes)).toEqual(Object.entries(parse(text).outside));
    }),
    { numRuns: atScale(100, 2000) },
  );
});
