import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { parseHTML } from 'linkedom';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Analysis, analyse } from '../../forecast/analysis.ts';
import { analysisHtml } from '../../report/analysis-html.ts';
import { percentWithError } from '../../report/words.ts';
import { parseSituation } from '../../situation/read.ts';
import type { Situation } from '../../situation/schema.ts';
import { chromiumPath, launch, serve } from './browser.ts';

const executablePath = chromiumPath();
if (!executablePath) console.warn('No Chromium on this machine: the tests of the report are skipped.');

const document = parseHTML('<!doctype html><html><body></body></html>').document as unknown as Document;
const belarus = parseSituation(readFileSync('examples/russia-belarus-2021/situation.yaml', 'utf8'));
const evil = `<script>alert(1)</script>"'& مرحبا بالعالم ${'very long '.repeat(20)}\u202e${'W'.repeat(120)}`;
const hostile: Situation = {
  title: evil,
  question: evil,
  actors: {
    a: { name: evil, capability: { low: 1, mode: 2, high: 4 }, because: evil, source: evil },
    b: { name: evil, capability: 3 },
  },
  issues: {
    x: {
      name: evil,
      scale: { 0: evil, 100: evil },
      statusQuo: 20,
      stances: {
        a: { position: { low: 0, mode: 10, high: 50 }, salience: 1, because: evil },
        b: { position: 90, salience: { low: 0.2, mode: 0.5, high: 0.9 } },
      },
    },
  },
  outcomes: { o: { when: 'x > 40', claim: evil, by: '2030-01-01' } },
  shocks: [{ id: 's', name: evil, on: '2030-01-01', because: evil, change: { 'actors.a.capability': { times: 2 } } }],
  scenarios: { t: [{ because: evil, change: { 'actors.b.capability': 9 } }] },
};

describe.skipIf(!executablePath)('the report in Chromium', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serve>>;
  let analysis: Analysis;

  beforeAll(async () => {
    const quick = { samples: 256, models: ['weighted-mean', 'nash'] };
    analysis = await analyse(belarus, quick);
    const type = 'text/html; charset=utf-8';
    site = await serve({
      '/report.html': { type, body: analysisHtml(analysis, document) },
      '/hostile.html': { type, body: analysisHtml(await analyse(hostile, quick), document) },
    });
    browser = await launch(executablePath as string);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  const cases = [
    ['/report.html', 1280, 'light'],
    ['/report.html', 390, 'dark'],
    ['/hostile.html', 390, 'light'],
  ] as const;
  test.each(cases)('%s at %d pixels, %s: fits, and axe finds nothing', async (path, width, colorScheme) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(site.url + path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(asked.filter((name) => name !== '/favicon.ico')).toEqual([path]);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`)).toEqual([]);
    await context.close();
  });

  test('reads without scripts, in the order of the questions, with the numbers of the forecast', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.url}/report.html`);
    const headings = await page.locator('h2').allTextContents();
    const expected = [
      'What people ask',
      'Where the issues settle',
      'Why',
      'What would have to be true',
      'Levers',
      'Time line',
    ];
    expect(headings.filter((heading) => expected.includes(heading))).toEqual(expected);
    const text = (await page.locator('main').textContent()) ?? '';
    for (const { probability } of analysis.forecast.outcomes) expect(text).toContain(percentWithError(probability));
    expect(text).toContain(analysis.forecast.inputsHash);
    await context.close();
  });

  test('prints, and is small', async () => {
    const page = await browser.newPage();
    const response = await page.goto(`${site.url}/report.html`);
    expect((await response?.body())?.length).toBeLessThan(2_000_000);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.close();
  });

  test('a hostile name runs nothing', async () => {
    const page = await browser.newPage();
    page.on('dialog', () => expect.unreachable('a script ran'));
    await page.goto(`${site.url}/hostile.html`);
    expect(await page.locator('script').count()).toBe(0);
    expect(await page.content()).not.toContain('\u202e');
    await page.close();
  });
});
