import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { atScale } from '../../testing/scale.ts';
import { chromiumPath, launch } from './browser.ts';
import { builtPage } from './built-page.ts';

const executablePath = chromiumPath();

describe.skipIf(!executablePath)('the view of the hypotheses', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof builtPage>>;
  beforeAll(async () => {
    [site, browser] = await Promise.all([builtPage(), launch(executablePath as string)]);
  }, 60_000);
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
    await page.goto(`${site.url}#/?samples=256`);
    await page.waitForSelector('.answer');
    await page.getByRole('link', { name: 'Hypotheses' }).click();
    await page.getByRole('button', { name: 'Take the example’s explanations' }).click();
    await page.getByText('The likeliest explanation is').waitFor();
    return { page, wrong, close: () => context.close() };
  }
  const fits = async (page: Page, width: number) => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`)).toEqual([]);
  };

  const looks = [
    [1280, 'light'],
    [390, 'dark'],
    [1280, 'dark'],
    [390, 'light'],
  ] as const;
  test.each(looks.slice(0, atScale(2, 4)))(
    'at %d pixels, %s: a cell is changed by keyboard, an item supposed false, and both are undone',
    async (width, colours) => {
      const { page, wrong, close } = await visit(width, colours);
      await page.getByText('What follows for the forecast').waitFor();
      await fits(page, width);

      // A cell: arrows move, Enter opens, a fault says what is expected, a word is kept in the file.
      const first = page.locator('[data-at="0 0"]');
      await first.focus();
      await page.keyboard.press('ArrowRight');
      const cell = page.locator('[data-at="0 1"]');
      const before = await cell.getAttribute('aria-label');
      await page.keyboard.press('Enter');
      await page.getByLabel('Likelihood').fill('liekly');
      await page.keyboard.press('Enter');
      await page.getByText('Found “liekly”, expected').waitFor();
      await fits(page, width);
      await page.getByLabel('Likelihood').fill('1% to 2%');
      await page.keyboard.press('Enter');
      const judged = page.getByRole('button', { name: String(before).replace(/: [^:]*$/, ': ') });
      await expect.poll(() => judged.getAttribute('aria-label'), { timeout: 10_000 }).not.toBe(before);
      await page.keyboard.press('Control+z');
      await expect.poll(() => judged.getAttribute('aria-label'), { timeout: 10_000 }).toBe(before);

      // What is supposed of an item is weighed at once.
      await page.locator('#evidence select').first().selectOption('false');
      await page.getByText('One item is not taken as stated').waitFor();
      await page.getByRole('button', { name: 'As stated' }).click();
      await expect.poll(() => page.getByText('not taken as stated').count()).toBe(0);
      expect(wrong).toEqual([]);
      await close();
    },
  );
});
