import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

/**
 * The workbench in Chromium: what a first visit loads, and how soon a picture follows a slider on Paris. Needs `npm run build:page` and
 * Chromium.
 */
const FOLDER = 'dist/web';
const MOVES = 12;
const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' };

export default async function workbench() {
  const server = createServer(({ url }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    try {
      const body = readFileSync(join(FOLDER, pathname === '/' ? 'index.html' : pathname));
      response.writeHead(200, {
        'content-type': TYPES[(pathname === '/' ? 'html' : pathname).split('.').pop()] ?? 'text/plain',
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const executablePath = execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim();
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block' });
    const page = await context.newPage();
    const scripts = [];
    page.on('response', (response) => {
      if (response.url().endsWith('.js')) scripts.push(response.url());
    });
    await page.addInitScript(record);
    const began = performance.now();
    await page.goto(`http://127.0.0.1:${server.address().port}/#/forecast/example-paris-2015`);
    await page.waitForSelector('.answer');
    const first = performance.now() - began;
    await page.waitForTimeout(3000);
    const slider = page.locator('input.handle.mark').first();
    await slider.scrollIntoViewIfNeeded();
    const box = await slider.boundingBox();
    const [left, y, width] = [box.x + 22, box.y + box.height / 2, box.width - 44];
    const at = (share) => page.mouse.move(left + share * width, y);
    const value = await slider.evaluate((input) => (input.value - input.min) / (input.max - input.min));
    await at(value);
    await page.mouse.down();
    await page.evaluate(() => window.measured.begin());
    for (let k = 1; k <= MOVES; k++) {
      await at(value + (value > 0.5 ? -0.02 : 0.02) * k);
      await page.waitForTimeout(2500);
    }
    await page.mouse.up();
    const { pictures, long } = await page.evaluate(() => window.measured);
    const size = (name) => gzipSync(readFileSync(join(FOLDER, new URL(name).pathname)), { level: 9 }).length / 1000;
    // What it imports at once is named in its head; all else is the worker's.
    const ofPage = new Set(
      await page
        .locator('script[src], link[rel=modulepreload]')
        .evaluateAll((all) => all.map(({ src, href }) => src || href)),
    );
    const loaded = scripts.filter((name) => !name.includes('record-task'));
    const times = (of) => spread(pictures.filter(of).map(({ ms }) => ms));
    const draws = spread(pictures.filter(({ first }) => first).map((one) => one.draws));
    return {
      title: `Workbench: Paris, ${MOVES} moves of a slider, from the move to the picture`,
      rows: [
        { what: 'JavaScript of the first load, page and engine, kB gzip', figure: sum(loaded.map(size)), most: 250 },
        { what: 'of which the page', figure: sum(loaded.filter((name) => ofPage.has(name)).map(size)) },
        { what: 'from the address to the answer, ms', figure: Math.round(first), most: 2000 },
        { what: 'the first picture, ms', ...times(({ first }) => first), most: 100 },
        { what: 'draws of the first picture', ...draws },
        { what: '2,048 draws of these models, ms', ...times((one) => one.quick && one.draws === 2048), most: 300 },
        { what: '512 draws of all models, ms', ...times((one) => !one.quick && one.draws === 512) },
        { what: 'longest task of the page while dragging, ms', figure: Math.round(Math.max(0, ...long)), most: 50 },
      ].map(({ figure, ...row }) => ({
        ...row,
        ...(figure === undefined ? {} : { median: Number(figure.toFixed(1)) }),
      })),
    };
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

/** In the page: the pictures since the slider moved last, and tasks of over 50 ms. */
function record() {
  let moved = 0;
  const measured = {
    pictures: [],
    long: [],
    begin() {
      measured.pictures.length = 0;
      measured.long.length = 0;
    },
  };
  window.measured = measured;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) measured.long.push(duration);
  }).observe({ type: 'longtask' });
  let first = true;
  addEventListener(
    'input',
    ({ timeStamp }) => {
      moved = timeStamp;
      first = true;
    },
    true,
  );
  new PerformanceObserver((list) => {
    for (const { name, detail, startTime } of list.getEntries())
      if (name === 'picture') {
        measured.pictures.push({ ...detail, first, ms: startTime - moved });
        first = false;
      }
  }).observe({ type: 'mark' });
}

const sum = (list) => list.reduce((all, one) => all + one, 0);

function spread(list) {
  const sorted = list.toSorted((a, b) => a - b);
  if (sorted.length === 0) return {};
  return {
    least: Math.round(sorted[0]),
    median: Math.round(sorted[sorted.length >> 1]),
    largest: Math.round(sorted.at(-1)),
    pictures: sorted.length,
  };
}
