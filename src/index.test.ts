import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
/** Names in backticks that begin like those of functions, by the path that they are imported from. */
const rows = [
  ...readFileSync('docs/library.md', 'utf8').matchAll(/^\| `tightrope-forecast(\/[a-z/]+)?`[^|]*\|(.*)\|$/gm),
];
const documented = rows.map(([, path = '', names]) => ({
  path,
  names: [...names.matchAll(/`([A-Za-z]+)`/g)].map(([, name]) => name),
}));

test('docs/library.md has a row for each path that can be imported', () => {
  const paths = Object.keys(exports).filter((path) => !path.endsWith('.json'));
  expect(documented.map(({ path }) => `.${path}`).sort()).toEqual(paths.sort());
});

test.each(documented)('tightrope-forecast$path exports what docs/library.md says', async ({ path, names }) => {
  const there = Object.keys(await import(`.${path}/index.ts`));
  expect(there).toEqual(expect.arrayContaining(names));
  if (path === '') expect(there.sort()).toEqual(names.sort());
});
