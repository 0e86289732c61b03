import { copyFileSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { begunLedger } from '../../testing/begun-ledger.ts';
import { runCommand } from '../../testing/run-command.ts';
import { chromiumPath, launch } from './browser.ts';
import { built } from './built-page.ts';
import { visitFolder } from './served-folder.test-page.ts';

const executablePath = chromiumPath();
const SITUATION = 'examples/paris-2015/situation.yaml';

describe.skipIf(!executablePath)('the page on a folder of the server', () => {
  let browser: Browser;
  let files: string;
  beforeAll(async () => {
    [files, browser] = await Promise.all([built(), launch(executablePath as string)]);
  });
  afterAll(() => browser?.close());

  const newFolder = () => {
    const folder = mkdtempSync(join(process.env.TIGHTROPE_TEST_FOLDER ?? tmpdir(), 'home-'));
    copyFileSync(SITUATION, join(folder, 'paris.yaml'));
    return folder;
  };

  test('what a terminal writes into the ledger is there at once, and leaves place, filter and a half-written form as they are', {
    tags: 'whole',
  }, async () => {
    const folder = newFolder();
    const ledger = join(folder, 'tightrope-ledger');
    await begunLedger(ledger);
    const { page, wrong, at, close } = await visitFolder(browser, files, folder);
    const command = async (...args: string[]) => {
      const { stderr, status } = await runCommand(['ledger', ...args, '--ledger', ledger]);
      expect([stderr, status]).toEqual(['', 0]);
    };
    const add = (text: string) => command('add', text, '--claimant', 'Ann', '--made', '2020-01-01', '--tag', 'rain');
    await page.goto(at('ledger/paris.yaml'));
    await page.getByText('No claims yet').waitFor();
    await add('It rains on Monday');
    await page.getByRole('heading', { name: 'It rains on Monday' }).waitFor();
    await page.getByRole('button', { name: /^rain 1/ }).click();
    await page.getByRole('button', { name: 'It happened' }).click();
    const evidence = page.getByLabel('Evidence');
    await evidence.fill('The street is');
    await add('It rains on Tuesday');
    await page.getByRole('button', { name: /It rains on Tuesday/ }).waitFor();
    expect(page.url()).toContain('tag=rain');
    await command('resolve', 'it-rains-on-monday', 'no', '--on', '2020-01-07');
    await page.getByText(/A verdict was written down in the meantime/).waitFor();
    expect(await evidence.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type(' wet');
    expect(await evidence.inputValue()).toBe('The street is wet');
    await page.getByRole('heading', { name: 'It rains on Monday' }).waitFor();
    expect(wrong).toEqual([]);
    await close();
  });

  test('a link asks before it writes into the folder, and so does a zip, whose situations come back as new files', {
    tags: 'whole',
  }, async () => {
    const first = await visitFolder(browser, files, newFolder());
    await first.page.goto(first.at('forecast/paris.yaml?samples=256'));
    await first.page.locator('.answer h1').waitFor();
    await first.page.getByRole('button', { name: 'Share' }).click();
    const link = await first.page.getByLabel('Link').inputValue();
    await first.page.keyboard.press('Escape');
    await first.page.getByRole('button', { name: 'All my data' }).click();
    const [download] = await Promise.all([
      first.page.waitForEvent('download'),
      first.page.getByRole('button', { name: 'Save all as one zip' }).click(),
    ]);
    const zip = readFileSync(await download.path());
    await first.close();

    const folder = newFolder();
    const yamls = () => readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    const { page, wrong, at, close } = await visitFolder(browser, files, folder);
    await page.goto(at(link.slice(link.indexOf('#/') + 2)));
    const dialog = page.getByRole('dialog', { name: 'A link brought a situation' });
    await dialog.getByText('No file that is there is replaced').waitFor();
    expect(yamls()).toEqual(['paris.yaml']);
    await dialog.getByRole('button', { name: 'Do not open it' }).click();
    await page.goto('about:blank');
    await page.goto(at(link.slice(link.indexOf('#/') + 2)));
    await dialog.getByRole('button', { name: 'Write it as a new file' }).click();
    await page.locator('.answer h1').waitFor();
    expect(yamls()).toHaveLength(2);

    await page.getByRole('button', { name: 'All my data' }).click();
    await page.setInputFiles('dialog input[type=file]', { name: 'all.zip', mimeType: 'application/zip', buffer: zip });
    await page.getByText(/holds one situation/).waitFor();
    expect(yamls()).toHaveLength(2);
    await page.getByRole('button', { name: 'Bring back as copies' }).click();
    await page.getByText(/^Back here: one situation/).waitFor();
    expect(yamls()).toHaveLength(3);
    const texts = new Set(yamls().map((name) => readFileSync(join(folder, name), 'utf8')));
    expect(texts).toEqual(new Set([readFileSync(SITUATION, 'utf8')]));
    expect(wrong).toEqual([]);
    await close();
  });
});
