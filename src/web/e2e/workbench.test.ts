import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { chromiumPath } from './browser.ts';
import { axeFaults, builtSite, expectFits, LOOKS } from './visiting.test-page.ts';

const executablePath = chromiumPath();
if (!executablePath) console.warn('No Chromium on this machine: the tests of the workbench are skipped.');

describe.skipIf(!executablePath)('the workbench', () => {
  const { visit: open, browser, url } = builtSite(executablePath);

  /** Opens the first view with the chart of one issue. */
  async function visit(width = 1280, colorScheme: 'light' | 'dark' = 'light') {
    const visited = await open('?samples=512', width, { colorScheme });
    await visited.page.waitForSelector('.answer');
    await openPorts(visited.page);
    return visited;
  }
  const openPorts = async (page: Page) => {
    await page.getByRole('button', { name: 'Exports through Russian ports', exact: true }).click();
    await page.getByRole('heading', { level: 2, name: 'Exports through Russian ports' }).waitFor();
  };
  const handle = (page: Page, name: string) => page.getByRole('slider', { name });

  test('a first visit answers, and a mark moved by key is followed, kept in the file and undone', async () => {
    const { page, wrong, close } = await visit();
    expect(await page.locator('.answer h1').textContent()).toMatch(
      /^Russia absorbs Belarus, by the end of 2021\? Almost certainly not/,
    );
    const before = await page.locator('.r.out.on b').first().textContent();
    await expectFits(page, 1280);
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

  test.each(LOOKS)('at %d pixels, %s: fits, and axe finds nothing', { tags: 'whole' }, async (width, colours) => {
    const { page, wrong, close } = await visit(width, colours);
    await page.waitForSelector('.r.mod .n b');
    await expectFits(page, width);
    expect(wrong).toEqual([]);
    await close();
  });

  test('a mark is dragged by mouse, a model left out, a part of the scale asked for; a reload keeps what was written and its undo', {
    tags: 'whole',
  }, async () => {
    const { page, wrong, close } = await visit();
    const box = await handle(page, 'What Minsk wants').boundingBox();
    if (!box) throw new Error('no handle');
    const line = box.width - 44;
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + 22 + 0.45 * line, y);
    await page.mouse.down();
    for (let k = 1; k <= 5; k++) await page.mouse.move(box.x + 22 + (0.45 + 0.05 * k) * line, y);
    await page.mouse.up();
    expect(await page.locator('.r.act.on .n').textContent()).toBe('70was 45');
    await page.getByRole('checkbox', { name: 'Nash bargaining' }).waitFor();
    await page.getByRole('checkbox', { name: 'Nash bargaining' }).uncheck();
    await page
      .getByText(/512 draws, 6 models/)
      .first()
      .waitFor();
    await page.getByRole('slider', { name: 'From this point' }).focus();
    await page.keyboard.press('Home');
    expect(await handle(page, 'From this point').getAttribute('aria-valuetext')).toContain('lie somewhere');

    await page.getByRole('button', { name: 'Keep…' }).click();
    await page.getByRole('button', { name: 'Write into the situation instead' }).click();
    await page.getByText(/as of 11 May 2021, saved/).waitFor();
    await page.waitForURL(({ hash }) => !hash.includes('example-'));
    await page.reload();
    await page.waitForSelector('.answer');
    await openPorts(page);
    await expect.poll(() => page.locator('.r.act').nth(1).locator('.n').textContent()).toContain('50–95');
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.locator('.r.act').nth(1).locator('.n').textContent()).toContain('25–70');
    expect(wrong).toEqual([]);
    await close();
  });

  test('two tabs never overwrite each other in silence', { tags: 'whole' }, async () => {
    const { page, close } = await visit();
    await handle(page, 'What Minsk wants').focus();
    await page.keyboard.press('ArrowRight');
    await keepInFile(page);
    await page.waitForURL(({ hash }) => !hash.includes('example-'));
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.waitForSelector('.answer');
    await openPorts(other);
    // What one tab writes, the other shows.
    await handle(page, 'What The Kremlin wants').focus();
    await page.keyboard.press('ArrowLeft');
    await keepInFile(page);
    await expect
      .poll(() => other.locator('.r.act').first().locator('.n b').textContent(), { timeout: 8000 })
      .toBe('84');
    // What both write at once is shown, and nothing is lost.
    await handle(other, 'What Exporters wants').focus();
    await other.keyboard.press('ArrowRight');
    await page.evaluate(() => Object.defineProperty(BroadcastChannel.prototype, 'postMessage', { value: () => {} }));
    await handle(page, 'What The Kremlin wants').focus();
    await page.keyboard.press('ArrowLeft');
    await keepInFile(page);
    await keepInFile(other, false);
    await other.getByText('was changed elsewhere').waitFor();
    await other.getByRole('button', { name: 'Keep both' }).click();
    await other.getByText('was changed elsewhere').waitFor({ state: 'detached' });
    await other.getByRole('button', { name: 'Open', exact: true }).click();
    await expect
      .poll(() =>
        other
          .locator('.choices')
          .getByRole('button', { name: /^Russia and Belarus, spring 2021/ })
          .count(),
      )
      .toBe(3);
    await close();
  });

  test('a browser without room says so once, loses nothing that was saved, and keeps the new text on the screen', {
    tags: 'whole',
  }, async () => {
    const { page, wrong, close } = await visit();
    await handle(page, 'What Minsk wants').focus();
    await page.keyboard.press('ArrowRight');
    await keepInFile(page);
    await page.waitForURL(({ hash }) => !hash.includes('example-'));
    await page.evaluate(() => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('no room', 'QuotaExceededError');
      };
      Object.assign(window, { makeRoom: () => Object.assign(IDBObjectStore.prototype, { put }) });
    });
    await handle(page, 'What The Kremlin wants').focus();
    await page.keyboard.press('ArrowLeft');
    await keepInFile(page, false);
    await page.getByText('The browser has no more room for this page').waitFor();
    expect(await page.getByText('The browser has no more room for this page').count()).toBe(1);
    const shown = page.locator('.r.act', { hasText: 'The Kremlin' }).locator('.n b');
    expect(await shown.textContent()).toBe('84');
    await page.getByRole('button', { name: 'Download the text' }).waitFor();
    // With room again, it is saved.
    await page.evaluate('makeRoom()');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText(/as of 11 May 2021, saved/).waitFor();
    await page.reload();
    await page.waitForSelector('.answer');
    await openPorts(page);
    await expect.poll(() => shown.textContent()).toBe('84');
    expect(wrong).toEqual([]);
    await close();
  });

  test('what one tab writes into the ledger, another one shows; two verdicts of the same moment are both kept', {
    tags: 'whole',
  }, async () => {
    const { page, close } = await open('ledger/example-russia-belarus-2021', 1280, {});
    const write = async (tab: Page, text: string) => {
      await tab.getByRole('button', { name: 'Write down a claim' }).click();
      await tab.getByLabel('What is claimed').fill(text);
      await tab.getByLabel('Who claims it').fill('Ann');
      await tab.getByRole('button', { name: 'Write it down', exact: true }).click();
    };
    await write(page, 'It rains on Monday');
    await page.getByRole('heading', { name: 'It rains on Monday' }).waitFor();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByRole('button', { name: /^It rains on Monday/ }).waitFor();
    await write(page, 'It rains on Tuesday');
    await other.getByRole('button', { name: /^It rains on Tuesday/ }).waitFor();
    // Neither tab knows of the other's entry when it writes its own.
    for (const tab of [page, other])
      await tab.evaluate(() => Object.defineProperty(BroadcastChannel.prototype, 'postMessage', { value: () => {} }));
    await Promise.all([write(page, 'Snow by May'), write(other, 'Hail by June')]);
    await Promise.all([
      page.getByRole('heading', { name: 'Snow by May' }).waitFor(),
      other.getByRole('heading', { name: 'Hail by June' }).waitFor(),
    ]);
    await page.reload();
    for (const text of ['It rains on Monday', 'It rains on Tuesday', 'Snow by May', 'Hail by June'])
      await page.getByRole('button', { name: new RegExp(`^${text}`) }).waitFor();
    await close();
  });

  test('a window that keeps nothing says so, and what is on the screen can be downloaded', {
    tags: 'whole',
  }, async () => {
    const context = await browser().newContext();
    const page = await context.newPage();
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('no', 'SecurityError');
      };
    });
    await page.goto(url());
    await page.getByText('This browser keeps nothing for this page').waitFor();
    await page.waitForSelector('.answer');
    // What cannot be kept is said once, with the way out beside it.
    await page.getByRole('link', { name: 'Situation' }).click();
    await page.keyboard.press('/');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the text' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.yaml$/);
    expect(await page.getByText('This browser keeps nothing for this page').count()).toBe(1);
    await context.close();
  });

  test('hostile text is shown as text', { tags: 'whole' }, async () => {
    const { page, wrong, close } = await visit(390);
    page.on('dialog', () => expect.unreachable('a script ran'));
    const evil = `<img src=x onerror=alert(1)>"'&{}\u202e${'W'.repeat(90)}`;
    const situation = {
      title: evil,
      question: evil,
      actors: { a: { name: evil, capability: { low: 1, mode: 2, high: 4 } }, constructor: { capability: 3 } },
      issues: {
        x: {
          name: evil,
          scale: { 0: evil, 40: evil, 100: evil },
          statusQuo: 20,
          stances: {
            a: { position: { low: 0, mode: 10, high: 50 }, salience: 1, because: evil },
            constructor: { position: 100, salience: 0.9, veto: true },
          },
        },
      },
      outcomes: { toString: { when: 'x > 40', claim: evil } },
      scenarios: { valueOf: [{ because: evil, change: { 'actors.a.capability': 9 } }] },
    };
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page
      .locator('.choices')
      .getByRole('button', { name: /Drop or choose a file/ })
      .click();
    await page.setInputFiles('input[type=file]', {
      name: `${evil.slice(0, 40)}.yaml`,
      mimeType: 'text/plain',
      buffer: Buffer.from(JSON.stringify(situation)),
    });
    await page.locator('.stance-row').first().waitFor();
    await page.getByRole('link', { name: 'Forecast' }).click();
    await page.locator('.answer h1', { hasText: '<img' }).waitFor();
    await page
      .getByText(/512 draws/)
      .first()
      .waitFor();
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await handle(page, 'What Constructor wants').focus();
    await page.keyboard.press('Home');
    await page.waitForSelector('.pin');
    expect(await axeFaults(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await close();
  });

  async function keepInFile(page: Page, isSaved = true) {
    await page.getByRole('button', { name: 'Keep…' }).click();
    await page.getByRole('button', { name: 'Write into the situation instead' }).click();
    if (isSaved) await page.getByText(/as of 11 May 2021, saved/).waitFor();
  }
});
