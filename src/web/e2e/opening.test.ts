import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { EXAMPLE, workbookTemplate } from '../../cli/new/workbook.ts';
import { atScale } from '../../testing/scale.ts';
import { chromiumPath } from './browser.ts';
import { axeFaults, builtSite, expectFits } from './visiting.test-page.ts';

const executablePath = chromiumPath();

describe.skipIf(!executablePath)('opening and beginning', { tags: 'whole' }, () => {
  const { visit: open } = builtSite(executablePath);

  async function visit(width: number, colorScheme: 'light' | 'dark', address = '?samples=512') {
    const visited = await open(address, width, { colorScheme });
    await visited.page.waitForSelector('main h1');
    return visited;
  }
  const openButton = (page: Page) => page.getByRole('button', { name: 'Open', exact: true });
  const way = (page: Page, name: RegExp) => page.locator('.choices').getByRole('button', { name });

  test('by keyboard alone: actors and issues are named, every number is filled in, the forecast is read', async () => {
    const [actors, issues] = [atScale(2, 5), atScale(1, 3)];
    const { page, wrong, close } = await visit(1280, 'light');
    await page.keyboard.press('/');
    await way(page, /Name actors and issues/).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await way(page, /Name actors and issues/).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('What is being bargained over?').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Please name at least 2.').waitFor();
    await page.keyboard.type('Working time, 2027');
    await page.keyboard.press('Tab');
    await page.keyboard.type(Array.from({ length: actors }, (_, k) => `Side ${k + 1}`).join(', '));
    await page.keyboard.press('Tab');
    await page.keyboard.type(Array.from({ length: issues }, (_, k) => `Hours ${k + 1}`).join(', '));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Fill in one after another' }).waitFor();
    expect(await page.locator('.grid .to-fill').count()).toBe(actors + issues + actors * issues);
    expect(await axeFaults(page)).toEqual([]);
    // No other view waits for a forecast that cannot come.
    await page.keyboard.press('1');
    await page.getByRole('heading', { name: 'No forecast yet' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Fill in the table' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Fill in one after another' }).focus();
    await page.keyboard.press('Enter');
    const places = actors + issues + actors * issues;
    for (let k = 0; k < places; k++) {
      const isStance = k >= actors && (k - actors) % (actors + 1) > 0;
      const dialog = page.locator('dialog[open]');
      const title = async () => (await dialog.getAttribute('aria-label')) ?? dialog.locator('h2').textContent();
      await dialog.locator('[data-best]').first().and(page.locator(':focus')).waitFor();
      const before = await title();
      await page.keyboard.type(String(10 + ((k * 37) % 80)));
      if (isStance) {
        await dialog.locator('[data-best]').nth(1).focus();
        await page.keyboard.type(`0.${3 + (k % 6)}`);
      }
      await page.keyboard.press('Enter');
      if (k < places - 1) await expect.poll(title).not.toBe(before);
    }
    await page.getByRole('link', { name: 'See the forecast' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.answer h1', { hasText: 'Hours 1: at least half way' }).waitFor();
    await page.getByText(/as of .*, saved/).waitFor();
    expect(wrong).toEqual([]);
    await close();
  });

  test('on a phone: a pasted table with a fault is refused with its place, and once mended opens beside other work', async () => {
    const { page, wrong, close } = await visit(390, 'dark');
    await openButton(page).click();
    await way(page, /Paste a table/).click();
    const table = page.getByLabel(/A table with headings/);
    await table.fill('Actor\tCapability\tPosition\tSalience\nNorth\t60\tmuch\t0.9\nSouth\t40\t80\t0.5\n');
    await page.getByRole('button', { name: 'Read the table' }).click();
    await page.getByText('Line 2, column 10: position: found `much`').waitFor();
    await expectFits(page, 390);
    await table.fill('Actor;Capability;Position;Salience\nNorth;60;20;0,9\nSouth;40;80;0,5\n');
    await page.getByRole('button', { name: 'Read the table' }).click();
    // What was understood of the numbers is said first.
    await page.getByText('the numbers have a decimal comma').waitFor();
    await page.getByRole('button', { name: 'Open it' }).click();
    await page.locator('.stance-row', { hasText: 'North' }).waitFor();
    expect(page.url()).toContain('#/situation/');
    await openButton(page).click();
    await way(page, /From a template/).click();
    await way(page, /A vote/).click();
    await page.locator('.stance-row', { hasText: 'reformers' }).waitFor();
    await openButton(page).click();
    await way(page, /^pasted table/).waitFor();
    await way(page, /^A vote/).waitFor();
    await expectFits(page, 390);
    expect(wrong).toEqual([]);
    await close();
  }, 60_000);

  test('by keyboard on a phone: scales, where an issue stands, who must agree and by when are asked as the command asks them', async () => {
    const { page, wrong, close } = await visit(390, 'light');
    await openButton(page).focus();
    await page.keyboard.press('Enter');
    await way(page, /Name actors and issues/).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('What is being bargained over?').and(page.locator(':focus')).waitFor();
    await page.keyboard.type('A lease');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Owner, Tenant, Court');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Years');
    await page.keyboard.press('Tab');
    await page.keyboard.type('3: three years, 10: ten years');
    await page.keyboard.press('Tab');
    await page.getByLabel('Where does Years stand today? (3: three years to 10: ten years)').waitFor();
    await page.keyboard.type('12');
    await page.keyboard.press('Tab');
    for (const one of ['Owner', 'Tenant']) {
      await page.getByLabel(one, { exact: true }).and(page.locator(':focus')).waitFor();
      await page.keyboard.press('Space');
      await page.keyboard.press('Tab');
    }
    await page.getByLabel(/By when/).fill('2099-12-31');
    await page.getByRole('button', { name: 'Make the table' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('12, outside 3-10.').waitFor();
    await expectFits(page, 390);
    await page.locator('[name="today 0"]:focus').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('4');
    await page.keyboard.press('Enter');
    // 3 capabilities, and position and salience of 3 stances: the page counts them once, in one way.
    await page.getByText('9 numbers are still to be filled in.').waitFor();
    await page.getByRole('button', { name: 'Text' }).click();
    await page.getByText('9 numbers still to be filled in').waitFor();
    const text = page.locator('.cm-content');
    await expect.poll(() => text.textContent()).toContain('scale: { 3: three years, 10: ten years }');
    // The editor draws what is seen.
    await text.focus();
    await page.keyboard.press('Control+End');
    await expect.poll(() => text.textContent()).toContain('consent: [Owner, Tenant]');
    expect(wrong).toEqual([]);
    await close();
  }, 60_000);

  test('files of two coders are dropped together: where they disagree is shown, and one situation has the values of both', async () => {
    const { page, wrong, close } = await visit(1280, 'dark');
    const table = (position: number) =>
      `Actor,Capability,Position (0-100),Salience\nNorth,60,${position},0.9\nSouth,40,80,0.5\n`;
    const data = await page.evaluateHandle(
      (files) => {
        const transfer = new DataTransfer();
        for (const [name, text] of files) transfer.items.add(new File([text], name));
        return transfer;
      },
      [
        ['ann.csv', table(20)],
        ['bob.csv', table(30)],
      ] as const,
    );
    await page.dispatchEvent('main', 'drop', { dataTransfer: data });
    await page.getByRole('heading', { name: '2 experts on 6 judgements, each by more than one' }).waitFor();
    expect(await page.locator('.disagreement').allTextContents()).toEqual([expect.stringContaining('ann 20, bob 30')]);
    await expectFits(page, 1280);
    await page.getByRole('button', { name: 'Open the merged situation' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.grid [role=columnheader], .grid .head', { hasText: 'North' }).first().waitFor();
    await expect.poll(() => page.locator('.cm-content').textContent()).toMatch(/\[\s*20,\s*30\s*\]/);
    expect(wrong).toEqual([]);
    await close();
  }, 60_000);

  test('a workbook is dropped on the page; a file with faults is named with its place and opens to be mended', async () => {
    const { page, wrong, close } = await visit(1280, 'dark');
    const drop = async (name: string, bytes: Uint8Array) => {
      const data = await page.evaluateHandle(
        ([called, content]) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([new Uint8Array(content)], called));
          return transfer;
        },
        [name, [...bytes]] as const,
      );
      await page.dispatchEvent('main', 'drop', { dataTransfer: data });
    };
    await drop('wages.xlsx', await workbookTemplate(EXAMPLE, '2026-11-28'));
    await page.locator('.grid [role=rowheader]', { hasText: 'Wage' }).waitFor();
    const mine =
      'title: Mine # a note\nactors: { a: { capability: -1 }, b: { capability: 2 } }\nissues:\n  x: { statusQuo: 3, stances: { a: { position: 1, salience: 7 }, b: { position: 2, salience: 1 } } }\n';
    await drop('mine.yaml', new TextEncoder().encode(mine));
    await page.getByText('2 things are wrong').waitFor();
    await page.getByText(/Line 4, column \d+: salience/).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Open it, to mend it here' }).click();
    await expect.poll(() => page.locator('.grid .wrong').count()).toBe(2);
    await page.locator('.grid .cell .wrong').click();
    await page.getByLabel('Best guess').nth(1).fill('0.7');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.grid .wrong').count()).toBe(1);
    await expect.poll(() => page.locator('.cm-content').textContent()).toContain('salience: 0.7');
    await drop('picture.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]));
    await page.getByText('picture.png', { exact: true }).waitFor();
    await page.locator('.import-result').waitFor();
    expect(wrong).toEqual([]);
    await close();
  }, 60_000);
});
