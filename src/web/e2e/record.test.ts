import { parseHTML } from 'linkedom';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forecast } from '../../forecast/index.ts';
import { fearRecordOf } from '../../ledger/record/fear-record-of.ts';
import { history, mergerHistories } from '../../ledger/record/merger.test-histories.ts';
import { forecastHtml } from '../../report/forecast/page.ts';
import type { Situation } from '../../situation/schema.ts';
import { chromiumPath, launch, serve } from './browser.ts';
import { axeFaults } from './visiting.test-page.ts';

const executablePath = chromiumPath();
if (!executablePath) console.warn('No Chromium on this machine: the tests of the record are skipped.');

const document = parseHTML('<!doctype html><html><body></body></html>').document as unknown as Document;
const evil = `<script>alert(1)</script>"'& مرحبا بالعالم ${'W'.repeat(100)}`;
const fear = evil.slice(0, 60);
const hostile = [history({ id: 'a', trigger: evil, tags: [fear] }, [['2020-01-01', 0.5]], [['2020-02-01', true]])];
const situation: Situation = {
  title: 'A merger',
  actors: { a: { name: 'A', capability: 1 } },
  issues: { x: { name: 'X', scale: { 0: 'apart', 100: 'merged' }, stances: { a: { position: 3, salience: 1 } } } },
  outcomes: { merger: { when: 'x > 80' } },
};

describe.skipIf(!executablePath)('the record of a fear in Chromium', { tags: 'whole' }, () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    const records = [fearRecordOf(mergerHistories(), { family: 'merger' }), fearRecordOf(hostile, { family: fear })];
    const body = forecastHtml(forecast(situation, { samples: 16 }), document, { records });
    site = await serve({ '/': { type: 'text/html; charset=utf-8', body } });
    browser = await launch(executablePath as string);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  const cases = [
    [1280, 'light'],
    [390, 'dark'],
  ] as const;
  test.each(cases)(
    'at %d pixels, %s: stands after the outcomes, fits, and axe finds nothing',
    async (width, colorScheme) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      page.on('dialog', () => expect.unreachable('a script ran'));
      await page.goto(site.url);
      const headings = await page.locator('h2').allTextContents();
      const place = (name: string) => headings.findIndex((heading) => heading.endsWith(name));
      expect(place('What people ask')).toBeGreaterThanOrEqual(0);
      expect(place('The record')).toBeGreaterThan(place('What people ask'));
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await axeFaults(page)).toEqual([]);
      await context.close();
    },
  );
});
