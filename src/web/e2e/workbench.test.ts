import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, launch } from './browser.ts';
import { builtPage } from './built-page.ts';

const executablePath = chromiumPath();
if (!executablePath) console.warn('No Chromium on this machine: the tests of the workbench are skipped.');

describe.skipIf(!executablePath)('the workbench', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof builtPage>>;
  beforeAll(async () => {
    [site, browser] = await Promise.all([builtPage(), launch(executablePath as string)]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  /** A page of its own browser profile, with all that it was told off for. */
  async function visit(width = 1280, colorScheme: 'light' | 'dark' = 'light') {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('pageerror', ({ message }) => wrong.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.location().url.endsWith('/api/situations')) wrong.push(message.text());
    });
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error(`policy: ${violatedDirective} ${blockedURI}`),
      );
    });
    await page.goto(site.url);
    await page.waitForSelector('.answer');
    return { page, wrong, close: () => context.close() };
  }
  const handle = (page: Page, name: string) => page.getByRole('slider', { name });

  test('a first visit answers, and a mark moved by key is followed, kept in the file and undone', async () => {
    const { page, wrong, close } = await visit();
    expect(await page.locator('.answer h1').textContent()).toMatch(
      /^Russia absorbs Belarus, by the end of 2021\? Almost certainly not/,
    );
    const before = await page.locator('.r.out.on b').first().textContent();
    await handle(page, 'What Minsk wants').focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.waitForSelector('.pin');
    expect(await page.locator('.r.act.on .n').textContent()).toContain('was 45');
    await expect.poll(() => page.locator('.r.out.on b').first().textContent()).not.toBe(before);
    await page.getByRole('button', { name: 'Keep…' }).click();
    await page.getByLabel('Name of the scenario').fill('minsk-turns');
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox', { name: /Minsk turns/ }).waitFor();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.getByRole('checkbox', { name: /Minsk turns/ }).count()).toBe(0);
    expect(wrong).toEqual([]);
    await close();
  });
});
