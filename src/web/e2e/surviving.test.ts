import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUILT } from '../../testing/run-command.ts';
import { chromiumPath, launch } from './browser.ts';
import { built, served } from './built-page.ts';
import { pageOf } from './served-folder.test-page.ts';

const executablePath = chromiumPath();

const GAS = `title: Gas
actors: { a: { capability: 3 }, b: { capability: 2 } }
issues:
  fee:
    stances:
      a: { position: 10, salience: 1 }
      b: { position: 20, salience: 1 }
`;

describe.skipIf(!executablePath)('work survives', { tags: 'whole' }, () => {
  let browser: Browser;
  let files: string;
  const children: ChildProcess[] = [];
  beforeAll(async () => {
    [files, browser] = await Promise.all([built(), launch(executablePath as string)]);
  });
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await browser?.close();
  });

  const forecast = (page: Page) => page.locator('.answer h1').waitFor();

  test('without a net: after one visit the page, its engine, its examples and every view are there', {
    timeout: 60_000,
  }, async () => {
    const own = await served(files);
    const context = await browser.newContext();
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('pageerror', ({ message }) => wrong.push(message));
    await page.goto(`${own.url}#/?samples=256`);
    await forecast(page);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    own.close();
    await page.reload();
    await forecast(page);
    for (const file of ['icon.svg', 'manifest.webmanifest'])
      expect([file, await page.evaluate((name) => fetch(name).then(({ status }) => status), file)]).toEqual([
        file,
        200,
      ]);
    await page.getByRole('link', { name: 'Situation' }).click();
    await page.waitForSelector('.grid .cb');
    await page.waitForSelector('.cm-content');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page
      .locator('.choices')
      .getByRole('button', { name: /Climate negotiations/ })
      .click();
    await page.locator('.grid [role=columnheader]', { hasText: 'AILAC' }).first().waitFor();
    expect(wrong).toEqual([]);
    await context.close();
  });

  /** The built command serving a folder. @returns the address that it prints */
  async function serving(folder: string, port: string): Promise<{ child: ChildProcess; link: URL }> {
    const child = spawn(process.execPath, [BUILT, 'serve', folder, '--port', port], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    children.push(child);
    const link = await new Promise<string>((resolve, reject) => {
      child.stdout?.once('data', (data) => resolve(String(data).trim()));
      child.once('exit', () => reject(new Error('the server ended')));
    });
    return { child, link: new URL(link) };
  }

  async function write(page: Page, column: number, best: string): Promise<void> {
    await page.locator(`#cell-0-${column}`).click();
    await page.getByLabel('Best guess').first().fill(best);
    await page.keyboard.press('Enter');
  }

  test('the server is killed and started again: what it acknowledged is in the file, what it did not is kept and comes after it', async () => {
    const folder = mkdtempSync(join(process.env.TIGHTROPE_TEST_FOLDER ?? tmpdir(), 'killed-'));
    const file = join(folder, 'gas.yaml');
    writeFileSync(file, GAS);
    const first = await serving(folder, '0');
    const context = await browser.newContext({ serviceWorkers: 'block' });
    await context.request.get(first.link.href, { maxRedirects: 0 });
    const page = await pageOf(context, files);
    await page.goto(`${first.link.origin}/#/situation/gas.yaml`);
    await page.locator('#cell-0-0', { hasText: 'wants 10' }).waitFor();
    await write(page, 0, '71');
    await page.waitForResponse((response) => response.request().method() === 'PUT' && response.ok());
    expect(readFileSync(file, 'utf8')).toContain('position: 71');

    const ended = new Promise((resolve) => first.child.once('exit', resolve));
    first.child.kill('SIGKILL');
    await ended;
    await write(page, 1, '33');
    await page.getByText('The server does not answer. What you write is kept in this browser').waitFor();
    expect(readFileSync(file, 'utf8')).toBe(GAS.replace('position: 10', 'position: 71'));
    // Even a reload loses nothing, and says so.
    await page.reload();
    await page.locator('#cell-0-1', { hasText: 'wants 33' }).waitFor();
    await page.getByText('The server does not answer. What you write is kept in this browser').waitFor();

    const again = await serving(folder, first.link.port);
    await page.getByText('The server does not answer').waitFor({ state: 'detached' });
    await expect.poll(() => readFileSync(file, 'utf8')).toContain('position: 33');
    expect(readFileSync(file, 'utf8')).toContain('position: 71');
    again.child.kill('SIGKILL');
    await context.close();
  }, 120_000);
});
