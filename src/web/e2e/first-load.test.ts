import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { built } from './built-page.ts';

/** Kilobytes of JavaScript after gzip before the first picture, of the page and of the engine. */
const MOST = 250;

test('page and engine load no more JavaScript than they may, and no part of a later view', {
  tags: 'whole',
}, async () => {
  const assets = join(await built(), 'assets');
  const read = (file: string) => readFileSync(join(assets, file), 'utf8');
  const index = readFileSync(join(assets, '..', 'index.html'), 'utf8');
  const ofPage = [...index.matchAll(/(?:src|href)="\.\/assets\/([^"]+\.js)"/g)].map(([, file]) => file);
  const ofEngine = readdirSync(assets).filter((file) => /^worker-.*\.js$/.test(file));
  expect(ofEngine).toHaveLength(1);
  const loaded = new Set<string>();
  const load = (file: string) => {
    if (loaded.has(file)) return;
    loaded.add(file);
    // What stands in a call of import() comes later.
    for (const [, next] of read(file).matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) load(next);
  };
  for (const file of [...ofPage, ...ofEngine]) load(file);
  const kilobytes = [...loaded].reduce((sum, file) => sum + gzipSync(read(file), { level: 9 }).length / 1000, 0);
  expect(kilobytes).toBeGreaterThan(150);
  expect(kilobytes).toBeLessThan(MOST);
  expect([...loaded].filter((file) => /^(view|text-editor|reasons-task|hypotheses-task)-/.test(file))).toEqual([]);
});
