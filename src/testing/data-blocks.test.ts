import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type * as z from 'zod';
import { parsePhrases } from '../ledger/claim/phrases-yaml.ts';
import { aliasesSchema } from '../outside/actors/aliases.ts';
import { changeSchema } from '../situation/change-schema.ts';
import { formatFault, isToFillIn } from '../situation/fault.ts';
import { readEither } from '../situation/hypotheses/read.ts';
import { situationDefinition } from '../situation/schema.ts';

const PAGES = [
  'README.md',
  ...['docs', 'examples', 'deploy'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
];

interface Block {
  place: string;
  text: string;
}

const blocksOf = (language: string): Block[] =>
  PAGES.flatMap((file) => {
    const page = readFileSync(file, 'utf8');
    return [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)]
      .filter(([, named]) => named === language)
      .map(({ index, 2: text }) => ({ place: `${file}:${page.slice(0, index).split('\n').length}`, text }));
  });

const issue = situationDefinition().shape.issues.valueType;
/** Keys of a situation, and of an issue, by which a part of a file is known. */
const PARTS: Record<string, z.ZodType> = { stances: issue.shape.stances, ...situationDefinition().shape };
/** Keys of mappings of columns: their own tests read the tables that they are of. */
const OF_MAPPING = ['columns', 'dates', 'dataset', 'set', 'zone', 'format', 'heading', 'decimal'];

/** What is wrong with a block of YAML; nothing where it is a file, or a part of one, that a command reads. */
function wrongIn({ place, text }: Block): string[] {
  const value = parse(text) as Record<string, unknown>;
  const keys = Object.keys(value);
  if ('title' in value) {
    const read = readEither(text, place);
    // The drafts of a transcript have what is still to be filled in, and the slips that are mended there.
    const draft = place.startsWith('docs/assistants.md');
    const faults = (read.own ?? read.situation).faults.filter((fault) => fault.severity === 'error');
    return draft && faults.some(isToFillIn) ? [] : faults.map(formatFault);
  }
  if (keys.every((key) => Object.hasOwn(PARTS, key)))
    return keys.filter((key) => !PARTS[key].safeParse(value[key]).success).map((key) => `${place}: \`${key}\``);
  const readers = [
    () => keys.every((key) => OF_MAPPING.includes(key)),
    () => keys.every((key) => key.includes('.')) && changeSchema().safeParse(value).success,
    () => aliasesSchema.safeParse(value).success,
    () => parsePhrases(text, place).faults.length === 0,
  ];
  return readers.some((reads) => reads()) ? [] : [`${place}: no command reads this`];
}

test('every block of YAML in README and docs is a file, or a part of one, that a command reads without a fault', () => {
  const blocks = blocksOf('yaml').filter(({ place }) => !place.startsWith('docs/reference/'));
  expect(blocks.length).toBeGreaterThan(8);
  expect(blocks.flatMap(wrongIn)).toEqual([]);
});

test('every block of JSON in README and docs is JSON', () => {
  const blocks = blocksOf('json');
  expect(blocks.length).toBeGreaterThan(1);
  for (const { place, text } of blocks) expect(() => JSON.parse(text), place).not.toThrow();
});
