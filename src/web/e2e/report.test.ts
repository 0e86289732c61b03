import { parseHTML } from 'linkedom';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Analysis, analyse } from '../../forecast/analysis.ts';
import { forecast } from '../../forecast/index.ts';
import { withRecord } from '../../forecast/views.ts';
import { fromCounts } from '../../outside/base-rate/index.ts';
import { analysisHtml } from '../../report/forecast/page.ts';
import type { Situation } from '../../situation/schema.ts';
import { belarus, belarusAnalysis } from '../../testing/belarus-analysis.ts';
import { atScale } from '../../testing/scale.ts';
import { chromiumPath, launch, serve } from './browser.ts';
import { axeFaults } from './visiting.test-page.ts';

const executablePath = chromiumPath();
if (!executablePath) console.warn('No Chromium on this machine: the tests of the report are skipped.');

const document = parseHTML('<!doctype html><html><body></body></html>').document as unknown as Document;
/** Comparisons as conditions have them, and paths as changes have them. */
const CODE = /[<>=]=|[a-z]_[a-z]|\b(issues|actors|dependence|outcomes|links)\.[a-z]|\.(stances|salience)|\d\.\.\d/;
const evil = `<script>alert(1)</script>"'& مرحبا بالعالم ${'very long '.repeat(20)}\u202e${'W'.repeat(120)}`;
const hostile: Situation = {
  title: evil,
  question: evil,
  actors: {
    a: { name: evil, capability: { low: 1, mode: 2, high: 4 }, because: evil, source: evil },
    b: { name: evil, short: 'W'.repeat(40), capability: 3 },
    constructor: { capability: 3 },
  },
  issues: {
    x: {
      name: evil,
      scale: { 0: evil, 40: evil, 100: evil },
      statusQuo: 20,
      stances: {
        a: { position: { low: 0, mode: 10, high: 50 }, salience: 1, because: evil },
        b: { position: 90, salience: { low: 0.2, mode: 0.5, high: 0.9 } },
        constructor: { position: 100, salience: 0.9, veto: true },
      },
    },
  },
  outcomes: { o: { when: 'x > 40', claim: evil, by: '2030-01-01' }, toString: { when: 'not (x > 41 or x < 3)' } },
  shocks: [{ id: 's', name: evil, on: '2030-01-01', because: evil, change: { 'actors.a.capability': { times: 2 } } }],
  scenarios: { t: [{ because: evil, change: { 'actors.b.capability': 9 } }] },
};

/** The analysis of two quick models, with the forecast of all: as long a page as the whole makes, for a tenth of the time. */
async function longPage(): Promise<Analysis> {
  const analysis = await belarusAnalysis();
  const rates = ['merger', 'merger_by_2025'].map((id) => [
    id,
    [
      fromCounts({ name: 'Earlier predictions of a merger', source: 'claims', definition: 'Tests.', k: 0, n: 4 }),
      fromCounts({ name: 'Neighbours of a major power', source: 'states', definition: 'Windows.', k: 0, n: 404 }),
    ],
  ]);
  return { ...analysis, forecast: withRecord(forecast(belarus, { samples: 64 }), Object.fromEntries(rates)) };
}

/** Labels of charts that leave their chart at a side or lie on one another, by more than a pixel and a half. */
const misplaced = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    for (const chart of document.querySelectorAll('svg.c')) {
      const room = chart.getBoundingClientRect();
      if (room.width === 0) continue;
      const texts = [...chart.querySelectorAll('text')].map((text) => ({ text, box: text.getBoundingClientRect() }));
      const page = document.documentElement.clientWidth;
      for (const [i, { text, box }] of texts.entries()) {
        // A letter may stand out by its half where an actor wants the end of the scale.
        const out = text.classList.contains('let') || text.classList.contains('letw') ? 9 : 43;
        if (box.left < Math.max(-1, room.left - out) || box.right > Math.min(page + 1, room.right + out))
          found.push(`leaves its chart: ${text.textContent}`);
        for (const other of texts.slice(i + 1)) {
          const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
          const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
          if (across > 1.5 && down > 3) found.push(`${text.textContent} on ${other.text.textContent}`);
        }
      }
    }
    return found;
  });

describe.skipIf(!executablePath)('the report in Chromium', { tags: 'whole' }, () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    const type = 'text/html; charset=utf-8';
    const made = await analyse(hostile, { samples: 128, models: ['weighted-mean', 'nash'] });
    site = await serve({
      '/report.html': { type, body: analysisHtml(await longPage(), document) },
      '/hostile.html': { type, body: analysisHtml(made, document) },
    });
    browser = await launch(executablePath as string);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  const cases = [
    ['/report.html', 1280, 'light'],
    ['/report.html', 1280, 'dark'],
    ['/report.html', 390, 'light'],
    ['/report.html', 390, 'dark'],
    ['/hostile.html', 390, 'light'],
  ] as const;
  // Each width, each colour and each page once, or all of them together.
  test.each(atScale(0, 1) === 1 ? cases : [cases[0], cases[3], cases[4]])(
    '%s at %d pixels, %s: fits, no label is cut, and axe finds nothing',
    async (path, width, colorScheme) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await page.goto(site.url + path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(asked.filter((name) => name !== '/favicon.ico')).toEqual([path]);
      expect(await misplaced(page)).toEqual([]);
      expect(await axeFaults(page)).toEqual([]);
      await context.close();
    },
  );

  test('reads without scripts, in the order of the questions, in few words and without code', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.url}/report.html`);
    const headings = (await page.locator('h2').allTextContents()).map((heading) => heading.replace(/^\d+/, ''));
    expect(headings).toEqual([
      'Who stands where',
      'What people ask',
      'Where the issues settle',
      'Why',
      'What would have to be true',
      'Interventions, and who gains',
      'What would change it',
      'The record',
      'The judgements',
      'Method',
    ]);
    // biome-ignore lint/performance/useDomNodeTextContent: words that are seen are counted, with the spaces between them
    const text = await page.locator('main').innerText();
    // A fifth of them are the judgements of the file, with its red lines and vetoes.
    expect(text.split(/\s+/).length).toBeLessThan(4700);
    expect(text.match(CODE)).toBeNull();
    await context.close();
  });

  test('prints on at most 12 sheets of A4, and is small', async () => {
    const page = await browser.newPage();
    const response = await page.goto(`${site.url}/report.html`);
    expect((await response?.body())?.length).toBeLessThan(1_000_000);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(12);
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
