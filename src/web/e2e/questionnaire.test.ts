import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../testing/run-command.ts';
import { chromiumPath, launch } from './browser.ts';
import { expectFits, visitAt } from './visiting.test-page.ts';

const executablePath = chromiumPath();
const EVIL = `</script><img src=x onerror=alert(1)><!-- "'& ${'W'.repeat(90)}`;
const situation = `title: ${JSON.stringify(EVIL)}
actors: { a: { name: ${JSON.stringify(EVIL)}, capability: 7777 }, b: { name: The seller, capability: 3333 } }
issues:
  fee:
    name: ${JSON.stringify(EVIL)}
    scale: { 0: "</script><script>alert(2)</script>", 100: dear }
    stances:
      a: { position: 61.25, salience: 0.123, because: SECRET }
      b: { position: 17.75, salience: 0.9 }
outcomes: { dear: { when: fee > 50, claim: It is dear } }
`;

describe.skipIf(!executablePath)('the page of a questionnaire', { tags: 'whole' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'questionnaire-'));
  const file = (name: string) => join(folder, name);
  let browser: Browser;
  beforeAll(async () => {
    writeFileSync(file('situation.yaml'), situation);
    expect((await runCommand(['panel', 'ask', file('situation.yaml'), '-o', file('q.html')])).status).toBe(0);
    browser = await launch(executablePath as string);
  });
  afterAll(async () => {
    await browser?.close();
  });
  const visit = async (width: number, colorScheme: 'light' | 'dark') => {
    const visited = await visitAt(browser, `${pathToFileURL(file('q.html'))}`, width, { colorScheme });
    visited.page.on('dialog', (dialog) => {
      if (dialog.type() !== 'beforeunload') visited.wrong.push('a script ran');
      void dialog.accept();
    });
    return visited;
  };
  const said = (page: Page) => page.locator('#said').textContent();

  test.each([
    [390, 'dark'],
    [390, 'light'],
    [1280, 'dark'],
    [1280, 'light'],
  ] as const)(
    'fits %d pixels in %s colours, shows hostile names as text, and says nobody’s number',
    async (width, look) => {
      const { page, wrong, close } = await visit(width, look);
      expect(await page.locator('h1').textContent()).toBe(EVIL);
      await page.getByText('0 of 6 answered').waitFor();
      await page
        .locator('details')
        .first()
        .evaluate((details: HTMLDetailsElement) => {
          details.open = true;
        });
      await expectFits(page, width);
      expect(await page.content()).not.toMatch(/7777|3333|61\.25|17\.75|0\.123|SECRET/);
      expect(wrong).toEqual([]);
      await close();
    },
  );

  test('by keyboard alone: answered, mended, saved, opened again and merged', async () => {
    const { page, wrong, close } = await visit(390, 'dark');
    const { keyboard } = page;
    await keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('expert');
    await keyboard.press('Control+s');
    expect(await said(page)).toBe('Not saved: your name is missing.');
    await keyboard.type('Zoë Ünal');
    await keyboard.press('Tab');
    await keyboard.type('40');
    await keyboard.press('Enter');
    await keyboard.type('12,5');
    await keyboard.press('Enter');
    await keyboard.type('500');
    await page.getByText('3 of 6 answered').waitFor();
    await keyboard.press('Control+s');
    expect(await said(page)).toBe('Not saved: one answer is no number of the scale.');
    expect(await page.locator('[data-part=value][aria-invalid=true]').count()).toBe(1);
    expect(await page.locator('.wrong', { hasText: 'Expected a number, from 0 to 100.' }).count()).toBe(1);
    await expectFits(page, 390);
    await keyboard.press('Control+a');
    await keyboard.type('50');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    await keyboard.type('as the paper says');
    const download = page.waitForEvent('download');
    await keyboard.press('Control+s');
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('zoë-ünal.json');
    await saved.saveAs(file('zoe.json'));
    const { expert, answers } = JSON.parse(readFileSync(file('zoe.json'), 'utf8'));
    expect([expert, answers.map(({ value, why }: { value: number; why: string }) => [value, why])]).toEqual([
      'Zoë Ünal',
      [
        [40, ''],
        [12.5, ''],
        [50, 'as the paper says'],
      ],
    ]);
    await page.reload();
    await page.getByText('0 of 6 answered').waitFor();
    await page.locator('#open').setInputFiles(file('situation.yaml'));
    await page.getByText('situation.yaml is no file that this page saved.').waitFor();
    await page.locator('#open').setInputFiles(file('zoe.json'));
    await page.getByText('3 of 6 answered').waitFor();
    expect(wrong).toEqual([]);
    await close();
    const merged = await runCommand([
      'panel',
      'merge',
      file('situation.yaml'),
      file('zoe.json'),
      '-o',
      file('m.yaml'),
      '--samples',
      '64',
    ]);
    expect([merged.status, readFileSync(file('m.yaml'), 'utf8')]).toEqual([
      0,
      expect.stringContaining('Zoë Ünal on position: as the paper says'),
    ]);
  });
});
