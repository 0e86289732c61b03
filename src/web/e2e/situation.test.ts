import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, launch } from './browser.ts';
import { builtPage } from './built-page.ts';

const executablePath = chromiumPath();

describe.skipIf(!executablePath)('the situation as a table and a text', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof builtPage>>;
  beforeAll(async () => {
    [site, browser] = await Promise.all([builtPage(), launch(executablePath as string)]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  async function visit(width: number, colorScheme: 'light' | 'dark') {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('pageerror', ({ message }) => wrong.push(message));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
        throw new Error(`policy: ${violatedDirective}`);
      });
    });
    await page.goto(`${site.url}#/situation/example-russia-belarus-2021`);
    await page.waitForSelector('.grid .cb, .stance-row');
    return { page, wrong, close: () => context.close() };
  }
  const faults = (page: Page) => page.locator('.faults > b').textContent();
  const axe = async (page: Page) =>
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);

  test('by keyboard: a cell is opened, changed, written into the text and undone', async () => {
    const { page, wrong, close } = await visit(1280, 'light');
    await page.waitForSelector('.cm-content');
    expect(await axe(page)).toEqual([]);
    await page.locator('.grid').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByLabel('Best guess').first().fill('12');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('[aria-selected=true]').textContent()).toContain('wants 12 (0–15)');
    await expect.poll(() => page.locator('.cm-content').textContent()).toContain('mode: 12');
    expect(await page.locator('.grid').evaluate((grid) => grid === document.activeElement)).toBe(true);
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.locator('[aria-selected=true]').textContent()).toContain('wants 3 (0–15)');
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('sound: 3');
    await expect.poll(() => faults(page)).toBe('One fault');
    expect(wrong).toEqual([]);
    await close();
  }, 60_000);

  test('on a phone: a stance by touch, and the text in a tab', async () => {
    const { page, wrong, close } = await visit(390, 'dark');
    expect(await axe(page)).toEqual([]);
    await page.locator('.stance-row').nth(1).click();
    await page.getByRole('checkbox', { name: /veto/ }).uncheck();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Done' }).click();
    await expect.poll(() => page.locator('.stance-row').nth(1).textContent()).not.toContain('veto');
    await page.getByRole('button', { name: 'Text' }).click();
    await page.waitForSelector('.cm-content');
    await expect.poll(() => faults(page)).toBe('No faults');
    expect(wrong).toEqual([]);
    await close();
  }, 60_000);
});
