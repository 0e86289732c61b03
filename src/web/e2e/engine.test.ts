import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forecast } from '../../forecast/index.ts';
import type * as Engine from '../../index.ts';
import { forecastHtml } from '../../report/forecast/page.ts';
import { parseSituation } from '../../situation/read.ts';
import { CABINET } from '../../testing/cabinet.ts';
import { atScale } from '../../testing/scale.ts';
import { chromiumPath, launch, serve } from './browser.ts';

const executablePath = chromiumPath();
if (!executablePath) console.warn('No Chromium on this machine: the browser tests are skipped.');
if (!executablePath && process.env.CI) throw new Error('Chromium is missing, and CI skips nothing');

/** Loads the engine as any page would. */
const START = `<!doctype html><title>engine</title>
<script type="module">import * as tightrope from '/tightrope.js'; window.tightrope = tightrope;</script>`;

const document = parseHTML('<!doctype html><html><body></body></html>').document as unknown as Document;
const examples = [
  ...['russia-belarus-2021', 'paris-2015', 'ec-emissions-1985'].map((name) =>
    readFileSync(`examples/${name}/situation.yaml`, 'utf8'),
  ),
  CABINET,
];

describe.skipIf(!executablePath)('in Chromium', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    const result = await build({
      configFile: false,
      logLevel: 'error',
      build: { write: false, minify: false, lib: { entry: 'src/index.ts', formats: ['es'], fileName: 'tightrope' } },
    });
    const [{ output }] = result as unknown as { output: { code: string }[] }[];
    const page = forecastHtml(forecast(parseSituation(examples[0]), { samples: atScale(128, 512) }), document);
    site = await serve({
      '/': { type: 'text/html', body: START },
      '/tightrope.js': { type: 'text/javascript', body: output[0].code },
      '/report.html': { type: 'text/html; charset=utf-8', body: page },
    });
    browser = await launch(executablePath as string);
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  test.each([0, 1, 2, 3].slice(0, atScale(1, 4)))(
    'the engine reads example %d and forecasts it to the same bits as Node',
    async (i) => {
      const page = await browser.newPage();
      await page.goto(site.url);
      await page.waitForFunction('window.tightrope');
      const samples = atScale(128, 512);
      const there = await page.evaluate(
        ([text, samples]) => {
          const { parseSituation, forecast } = (window as unknown as { tightrope: typeof Engine }).tightrope;
          return JSON.stringify(forecast(parseSituation(text), { samples }));
        },
        [examples[i], samples] as const,
      );
      await page.close();
      const here = forecast(parseSituation(examples[i]), { samples });
      expect(here.settings.calibration).toBeDefined();
      expect(there).toBe(JSON.stringify(here));
    },
  );

  test.each([1280, 390])(
    'the page of a forecast fits a window %d pixels wide and asks for nothing else',
    async (width) => {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await page.goto(`${site.url}/report.html`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await page.locator('h2').allTextContents()).toContainEqual(expect.stringMatching(/What people ask$/));
      // A line and a hill for each of the twelve issues.
      expect(await page.locator('svg[role=img]').count()).toBe(24);
      expect(asked.filter((path) => path !== '/favicon.ico')).toEqual(['/report.html']);
      await page.close();
    },
  );
});
