import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { chromiumPath } from './browser.ts';
import { axeFaults, builtSite, expectFits } from './visiting.test-page.ts';

const executablePath = chromiumPath();

const EVIL = `<img src=x onerror=alert(1)>"'&{}`;
const situation = {
  title: EVIL,
  actors: { a: { name: 'One', capability: { low: 1, mode: 2, high: 4 } }, b: { name: 'Two', capability: 3 } },
  issues: {
    x: {
      name: 'Price',
      scale: { 0: 'low', 100: 'high' },
      stances: {
        a: { position: { low: 0, mode: 10, high: 50 }, salience: 1 },
        b: { position: 100, salience: 0.9 },
      },
    },
  },
  outcomes: { high: { when: 'x > 40', claim: 'It is high' } },
};

/** Opens the dialog where files are chosen. */
async function openFiles(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page
    .locator('.choices')
    .getByRole('button', { name: /Drop or choose a file/ })
    .click();
}

describe.skipIf(!executablePath)('handing a situation on', { tags: 'whole' }, () => {
  const { visit: open } = builtSite(executablePath);

  const give = (page: Page, name: string, content: string | Buffer) =>
    page.setInputFiles('input[type=file]', { name, mimeType: 'text/plain', buffer: Buffer.from(content) });

  /** A browser in which the situation with the hostile title is open. */
  async function visit(width: number, colorScheme: 'light' | 'dark') {
    const visited = await open('?samples=256&seed=5', width, { colorScheme });
    const { page } = visited;
    page.on('dialog', () => expect.unreachable('a script ran'));
    await page.waitForSelector('.answer');
    await openFiles(page);
    await give(page, 'odd.yaml', JSON.stringify(situation));
    // What is imported opens as a table.
    await page.locator('.grid .cb, .stance-row').first().waitFor();
    await page.getByRole('link', { name: 'Forecast' }).click();
    await page.locator('.answer h1', { hasText: 'high' }).waitFor();
    return visited;
  }
  const wants = (page: Page) => page.locator('.r.act.on .n').first().textContent();
  const ownSituations = async (page: Page) => {
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.locator('.choices li').first().waitFor();
    await page.getByRole('heading', { name: 'In this browser' }).waitFor();
    const count = await page.locator('.choices ul').first().getByRole('button').count();
    await page.keyboard.press('Escape');
    return count;
  };

  test('by keyboard: a link opens as a copy with what was moved, and one that is cut changes nothing', async () => {
    const { page, wrong, close } = await visit(1280, 'light');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('slider', { name: 'What One wants' }).focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.getByRole('checkbox', { name: 'Nash bargaining' }).uncheck();
    await page.getByRole('button', { name: 'Share' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/^Copied: /).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    const link = await page.getByLabel('Link').inputValue();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);

    const other = await visit(390, 'dark');
    await other.page.goto(link);
    await other.page.waitForSelector('.pin');
    expect(await wants(other.page)).toBe(await wants(page));
    await other.page
      .getByText(/256 draws, 6 models, seed 5/)
      .first()
      .waitFor();
    expect(other.page.url()).not.toContain('copy=');
    expect(other.page.url()).toContain('samples=256&seed=5');
    // The reader's own situation is still there, beside the copy.
    expect(await ownSituations(other.page)).toBe(2);

    const before = other.page.url();
    await other.page.goto(`${link.slice(0, -20)}`);
    await other.page.getByText('The link is not whole').waitFor();
    await expectFits(other.page, 390);
    expect(await other.page.locator('img').count()).toBe(0);
    await other.page.getByRole('alert').getByRole('button', { name: 'Dismiss' }).click();
    expect(await ownSituations(other.page)).toBe(2);
    expect(other.page.url().split('?')[0]).toBe(before.split('?')[0]);
    expect([...wrong, ...other.wrong]).toEqual([]);
    await Promise.all([close(), other.close()]);
  }, 60_000);

  test('by mouse: what is too long for a link goes as a file', async () => {
    const { page, wrong, close } = await open('forecast/example-russia-belarus-2021?samples=256', 1280, {
      colorScheme: 'dark',
    });
    await page.waitForSelector('.answer');
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByText(/would have [\d,]+ characters/).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as a file' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('russia-and-belarus-spring-2021.tightrope.json');
    await page.keyboard.press('Escape');
    await openFiles(page);
    await page.setInputFiles('input[type=file]', await download.path());
    await page.waitForURL(({ hash }) => !hash.includes('example-'));
    await page.waitForSelector('.answer');
    expect(page.url()).toMatch(/#\/forecast\/[\w-]+\?samples=256&seed=1$/);
    expect(wrong).toEqual([]);
    await close();
  });

  test('all data go as one zip and come back as copies in another browser', async () => {
    const { page, wrong, close } = await visit(1280, 'dark');
    await page.getByRole('slider', { name: 'What One wants' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('button', { name: 'Keep…' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Write into the situation instead' }).press('Enter');
    await page.waitForSelector('.pin', { state: 'detached' });
    await page.getByRole('button', { name: 'All my data' }).focus();
    await page.keyboard.press('Enter');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save all as one zip' }).press('Enter'),
    ]);
    expect(download.suggestedFilename()).toMatch(/^tightrope-\d{4}-\d\d-\d\d\.zip$/);
    await page.getByText(/^Saved one situation with one kept version/).waitFor();
    expect(await axeFaults(page)).toEqual([]);

    const other = await visit(390, 'light');
    await openFiles(other.page);
    await other.page.setInputFiles('input[type=file]', {
      ...{ name: 'all.zip', mimeType: 'application/zip', buffer: readFileSync(await download.path()) },
    });
    await other.page.getByText(/holds one situation, one kept version, settings/).waitFor();
    await expectFits(other.page, 390);
    await other.page.getByRole('button', { name: 'Bring back as copies' }).click();
    await other.page.getByText(/^Back here: one situation/).waitFor();
    await other.page.getByRole('button', { name: 'Open the first' }).click();
    await other.page.locator('.answer h1', { hasText: 'high' }).waitFor();
    expect(await ownSituations(other.page)).toBe(2);
    expect([...wrong, ...other.wrong]).toEqual([]);
    await Promise.all([close(), other.close()]);
  });
});
