import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { chromiumPath } from './browser.ts';
import { axeFaults, builtSite } from './visiting.test-page.ts';

const executablePath = chromiumPath();

describe.skipIf(!executablePath)('the situation as a table and a text', { tags: 'whole' }, () => {
  const { visit: open } = builtSite(executablePath);

  async function visit(width: number, colorScheme: 'light' | 'dark') {
    const visited = await open('situation/example-russia-belarus-2021', width, { colorScheme });
    await visited.page.waitForSelector('.grid .cb, .stance-row');
    return visited;
  }
  const faults = (page: Page) => page.locator('.faults > b').textContent();

  test('by keyboard: a cell is opened, changed, written into the text and undone', async () => {
    const { page, wrong, close } = await visit(1280, 'light');
    await page.waitForSelector('.cm-content');
    expect(await axeFaults(page)).toEqual([]);
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

  test('what is typed in an open editor is kept when the reader goes elsewhere; what cannot be written stays open', async () => {
    const { page, wrong, close } = await visit(1280, 'dark');
    const cell = (row: number, column: number) => page.locator(`#cell-${row}-${column}`);
    const best = page.getByLabel('Best guess').first();
    await cell(0, 0).click();
    await best.fill('71');
    await cell(1, 0).click();
    await expect.poll(() => cell(0, 0).textContent()).toContain('wants 71');
    await best.fill('much');
    await cell(0, 0).click();
    await page.getByText('This cannot be written yet').waitFor();
    expect(await best.inputValue()).toBe('much');
    await page.keyboard.press('Escape');
    // The view is left with an open editor.
    await cell(2, 0).click();
    await best.fill('66');
    await page.getByRole('link', { name: 'Forecast' }).click();
    await page.waitForSelector('.answer');
    await page.getByRole('link', { name: 'Situation' }).click();
    await expect.poll(() => cell(2, 0).textContent()).toContain('wants 66');
    // Below its low end, it cannot be written: it is there again with the editor.
    await cell(2, 0).click();
    await best.fill('33');
    await page.getByRole('link', { name: 'Forecast' }).click();
    await page.waitForSelector('.answer');
    await page.getByRole('link', { name: 'Situation' }).click();
    await cell(2, 0).click();
    expect(await best.inputValue()).toBe('33');
    expect(wrong).toEqual([]);
    await close();
  });

  test('on a phone: a stance by touch, and the text in a tab', async () => {
    const { page, wrong, close } = await visit(390, 'dark');
    expect(await axeFaults(page)).toEqual([]);
    await page.locator('.stance-row').nth(1).click();
    await page.getByRole('checkbox', { name: /veto/ }).uncheck();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Done' }).click();
    await expect.poll(() => page.locator('.stance-row').nth(1).textContent()).not.toContain('veto');
    await page.getByRole('button', { name: 'Text' }).click();
    await page.waitForSelector('.cm-content');
    await expect.poll(() => faults(page)).toBe('No faults');
    expect(wrong).toEqual([]);
    await close();
  });
});
