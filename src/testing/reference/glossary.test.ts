import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { models } from '../../models/models.ts';

const glossary = readFileSync('docs/reference/glossary.md', 'utf8').toLowerCase();

/** Headings of columns that are words of every day. */
const PLAIN = new Set(
  `a all as at became before by class closes cost country day days disagree event events far file first from happened higher
   if in it last leader least less line look moves month method most name not now of on one opens out planted published range read
   reason said seen share so source stated still table tests they to true false what where who settle whom weeks why with without const`.split(
    /\s+/,
  ),
);

const sources = readdirSync('src/report', { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?<!\.test)\.ts$/.test(file))
  .map((file) => readFileSync(`src/report/${file}`, 'utf8'));

test('what heads a column of a report is a word of every day, or stands in the glossary', () => {
  const titles = sources.flatMap((text) => [
    ...text.matchAll(/title: '([^']+)', (?:show|value)|key: '[^']+', title: '([^']+)'/g),
  ]);
  const words = new Set(titles.flatMap(([, a, b]) => (a ?? b).toLowerCase().match(/[\p{L}]+/gu) ?? []));
  expect(words.size).toBeGreaterThan(20);
  const missing = [...words].filter((word) => !PLAIN.has(word) && !new RegExp(`\\b${word}`, 'u').test(glossary));
  expect(missing).toEqual([]);
});

test('every model is named in the glossary', () => {
  expect(models.map(({ title }) => title.toLowerCase()).filter((title) => !glossary.includes(title))).toEqual([]);
});

test('every term that the method of a report leans on is explained', () => {
  const terms = [
    'Capability',
    'Salience',
    'Status quo',
    'Sobol draws',
    'Seed',
    'Monte Carlo error',
    'Calibrated forecast',
  ];
  expect(terms.filter((term) => !glossary.includes(`\n### ${term.toLowerCase()}\n`))).toEqual([]);
});
