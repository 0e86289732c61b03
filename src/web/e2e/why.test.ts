import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { chromiumPath } from './browser.ts';
import { builtSite, expectFits, LOOKS } from './visiting.test-page.ts';

const executablePath = chromiumPath();
if (!executablePath) console.warn('No Chromium on this machine: the tests of the view Why are skipped.');

describe.skipIf(!executablePath)('the view Why', { tags: 'whole' }, () => {
  const { visit: open } = builtSite(executablePath);

  async function visit(width: number, colorScheme: 'light' | 'dark', reducedMotion: 'reduce' | 'no-preference') {
    const visited = await open('?samples=256', width, { colorScheme, reducedMotion });
    await visited.page.waitForSelector('.answer');
    return visited;
  }
  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

  test('by keyboard alone: what moves it, a bound of the box, the rounds, and a change that tips it is tried and undone', async () => {
    const { page, wrong, close } = await visit(1280, 'light', 'reduce');
    await page.keyboard.press('3');
    await page.waitForSelector('.r.wy .n');
    await page.getByLabel('Question').focus();
    await page.getByLabel('Question').selectOption('outcome exports_rerouted');
    await expect
      .poll(() => page.locator('.ans2').textContent(), { timeout: 30_000 })
      .toMatch(/It turns most on the position of Minsk/);

    await page.waitForSelector('#boxes .bx', { timeout: 30_000 });
    const bound = page.getByRole('slider', { name: 'position of Minsk, at least' });
    await bound.focus();
    const inside = page.locator('#boxes .lead b').first();
    const before = await inside.textContent();
    await page.keyboard.press('Home');
    await expect.poll(() => inside.textContent()).not.toBe(before);
    await page.keyboard.press('Escape');
    await expect.poll(() => inside.textContent()).toBe(before);

    // With less motion Play is a step.
    await button(page, 'Play').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.told').textContent()).toMatch(/Minsk gives in to the Kremlin|Minsk/);
    expect(await page.locator('.steps').textContent()).toContain('Round 1 of 4');

    await page.getByLabel('Question').selectOption('outcome elite_split');
    const tries = button(page, /^Try: /).first();
    await tries.waitFor({ timeout: 60_000 });
    await button(page, 'Stop').focus();
    await page.keyboard.press('Enter');
    await button(page, 'Go on').waitFor();
    await tries.focus();
    await page.keyboard.press('Enter');
    await button(page, /^Put back: /).waitFor();
    await page.getByText('What you try on Forecast does not count here.').waitFor();
    await page.keyboard.press('Control+z');
    await tries.waitFor();
    await expectFits(page, 1280);
    expect(wrong).toEqual([]);
    await close();
  }, 120_000);

  test.each(LOOKS)(
    'by mouse at %d pixels, %s: the rounds go on by themselves once Play is pressed, and stop at the last; all fits',
    async (width, colours) => {
      const { page, wrong, close } = await visit(width, colours, 'no-preference');
      await page.getByRole('link', { name: 'Why' }).click();
      // The long analysis goes on only as far as the page needs it here.
      await page.waitForSelector('#tipping .rope-fig, #tipping .lead', { timeout: 60_000 });
      await button(page, 'Stop').click();
      await page.getByRole('combobox', { name: 'Issue' }).selectOption('exports_routing');
      expect(await page.locator('.steps').textContent()).toContain('Start');
      await button(page, 'Play').click();
      await button(page, 'Play again').waitFor();
      expect(await page.locator('.told').textContent()).toContain('It settles at');
      await page.getByText('The whole story in words').click();
      await page.waitForSelector('.story pre');
      await expectFits(page, width);
      expect(wrong).toEqual([]);
      await close();
    },
  );
});
