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
  readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!404)\.html$/.test(file));

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
    [390, 'dark'],
    [1280, 'light'],
    [390, 'light'],
    [1280, 'dark'],
  ] as const)('at %d pixels, %s: every page fits, and axe finds nothing', { timeout: 900_000 }, async (width, look) => {
    const faults: string[] = [];
    for (const path of pages()) {
      const { page, wrong, close } = await visit(path, width, look);
      await page.waitForSelector('#app main, #app .VPHome, #app .VPContent');
      await expectFits(page, width).catch((error) => faults.push(`${path}: ${error.message.slice(0, 600)}`));
      faults.push(...wrong.map((message) => `${path}: ${message}`));
      await close();
    }
    expect(faults).toEqual([]);
  });

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
