import { existsSync, readdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveDocs } from '../../server/docs-site.ts';
import { chromiumPath, launch } from './browser.ts';
import { expectFits, visitAt } from './visiting.test-page.ts';

const executablePath = chromiumPath();
const site = 'dist/docs';
const built = existsSync(`${site}/index.html`);

/** Every page of the site, but for the one that says that there is none. */
const pages = () =>
  built ? readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!404)\.html$/.test(file)) : [];

const KINDS = ['', 'tutorial.html', 'guides/code-positions.html', 'situation-file.html', 'founding-case.html'];

// `npm run docs` builds the site; CI does so before the tests.
describe.skipIf(!executablePath || !built)('the site of the docs, as npm run docs built it', { tags: 'whole' }, () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serveDocs>>;
  beforeAll(async () => {
    [browser, server] = await Promise.all([launch(executablePath as string), serveDocs({ site, port: 0 })]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  const visit = (path: string, width: number, colorScheme: 'light' | 'dark') =>
    visitAt(browser, `${server.address}${path}`, width, { colorScheme, reducedMotion: 'reduce' });

  test.each([
    // Every page once on a phone; a page of each kind in every other look.
    [390, 'dark', pages()],
    [390, 'light', KINDS],
    [1280, 'light', KINDS],
    [1280, 'dark', KINDS],
  ] as const)(
    'at %d pixels, %s: pages fit, and axe finds nothing',
    { timeout: 900_000 },
    async (width, look, paths) => {
      const { page, wrong, close } = await visit('', width, look);
      const faults: string[] = [];
      for (const path of paths) {
        await page.goto(`${server.address}${path}`);
        await page.waitForSelector('#app main');
        await expectFits(page, width).catch(({ message }) => faults.push(`${path}: ${message.slice(0, 600)}`));
        faults.push(...wrong.splice(0).map((message) => `${path}: ${message}`));
      }
      expect(faults).toEqual([]);
      await close();
    },
  );

  test('the search finds a word and leads to its page, by keyboard and without a request to elsewhere', async () => {
    const { page, wrong, close } = await visit('tutorial.html', 1280, 'light');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).origin));
    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox').fill('salience');
    await page.locator('.VPLocalSearchBox .results li').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.endsWith('/tutorial.html') || url.hash !== '');
    expect(new Set(asked)).toEqual(new Set([new URL(server.address).origin]));
    expect(wrong).toEqual([]);
    await close();
  });

  test('the switch makes the page and its pictures dark', async () => {
    const { page, wrong, close } = await visit('founding-case.html', 1280, 'light');
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    await page.getByRole('switch', { name: /dark/i }).first().click();
    await expect.poll(paper).not.toBe(light);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
    expect(wrong).toEqual([]);
    await close();
  });
});
