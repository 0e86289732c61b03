import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { exportSiteCommand } from '../../cli/export-site/command.ts';
import { chromiumPath } from './browser.ts';
import { built, served } from './built-page.ts';
import { builtSite, expectFits, visitAt } from './visiting.test-page.ts';

const executablePath = chromiumPath();

const EVIL = `</script><img src=x onerror=alert(1)><!-- "'&`;
const gas = `title: ${JSON.stringify(EVIL)}
actors: { a: { name: One, capability: 2 }, b: { name: Two, capability: 3 } }
issues:
  price:
    scale: { 0: "</script><script>alert(2)</script>", 100: high }
    stances: { a: { position: { low: 0, mode: 10, high: 50 }, salience: 1 }, b: { position: 100, salience: 0.9 } }
outcomes: { high: { when: price > 40, claim: It is high } }
`;

describe.skipIf(!executablePath)('a page with situations inside', { tags: 'whole' }, () => {
  const { browser } = builtSite(executablePath);
  const folder = mkdtempSync(join(tmpdir(), 'export-'));
  const situations = join(folder, 'in');
  let pages: { site: string; pieces: string };

  beforeAll(async () => {
    mkdirSync(situations);
    writeFileSync(join(situations, 'gas.yaml'), gas);
    writeFileSync(join(situations, 'other.yaml'), gas.replace(/^title.*$/m, 'title: The other'));
    pages = { site: await built(), pieces: await built('one-file') };
  }, 120_000);

  test('one file opens from the disk: it forecasts, asks why, and takes a change, by keyboard', async () => {
    const file = join(folder, 'analysis.html');
    await exportSiteCommand(join(situations, 'gas.yaml'), { output: file, ledger: true }, pages);
    const { page, wrong, close } = await visitAt(browser(), `${pathToFileURL(file)}#/?samples=256`, 390, {
      colorScheme: 'dark',
    });
    page.on('dialog', () => expect.unreachable('a script ran'));
    page.on('request', (request) => {
      if (/^https?:/.test(request.url())) wrong.push(`asked for ${request.url()}`);
    });
    await page.locator('.answer h1', { hasText: 'It is high' }).waitFor();
    await page
      .getByText(/256 draws, 7 models/)
      .first()
      .waitFor();
    expect(await page.locator('header b').textContent()).toBe(EVIL);
    await expectFits(page, 390);
    await page.getByRole('slider', { name: 'What One wants' }).focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.waitForSelector('.pin');
    await page.keyboard.press('Escape');
    await page.keyboard.press('3');
    await page.waitForSelector('#movers .r');
    await page.keyboard.press('2');
    await page.waitForSelector('.stance-row');
    expect(await page.locator('img').count()).toBe(0);
    expect(wrong).toEqual([]);
    await close();
  }, 60_000);

  test('a site works under any path of a static server, opens on what was named, and without the server again', async () => {
    const root = join(folder, 'www');
    mkdirSync(root);
    const output = join(root, 'cases');
    await exportSiteCommand(situations, { output, first: 'other.yaml', ledger: true }, pages);
    const site = await served(root);
    const { page, wrong, close } = await visitAt(browser(), `${site.url}cases/#/?samples=256`, 1280, {
      colorScheme: 'light',
    });
    await page.locator('header b', { hasText: 'The other' }).waitFor();
    await page.waitForSelector('.answer');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByRole('heading', { name: 'On this page' }).waitFor();
    await page.getByRole('button', { name: /onerror/ }).click();
    await expect.poll(() => page.locator('header b').textContent()).toBe(EVIL);
    await page.waitForSelector('.answer');
    await page.evaluate(() => navigator.serviceWorker.ready);
    const address = page.url();
    site.close();
    await page.goto('about:blank');
    await page.goto(address);
    await expect.poll(() => page.locator('header b').textContent()).toBe(EVIL);
    await page.waitForSelector('.answer');
    expect(wrong).toEqual([]);
    await close();
  }, 60_000);
});
