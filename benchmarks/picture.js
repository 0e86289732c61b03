/** Takes the pictures that README shows, of the workbench and of a forecast: `npm run picture`. It needs Chromium, and what the builds of code and page write. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const root = join(import.meta.dirname, '..');
const WORKBENCH = join(root, 'docs', 'workbench.png');
const FORECAST = join(root, 'docs', 'forecast.png');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

const server = createServer(({ url = '' }, response) => {
  const { pathname } = new URL(url, 'http://localhost');
  const path = pathname === '/' ? '/index.html' : pathname;
  try {
    const body = readFileSync(join(root, 'dist', 'web', path));
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/plain' }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const browser = await chromium.launch({
  executablePath: execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim(),
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 1140, height: 966 }, colorScheme: 'light' });
await page.goto(`http://127.0.0.1:${server.address().port}/#/?samples=2048`);
await page.getByRole('button', { name: 'Exports through Russian ports', exact: true }).click();
await page.getByRole('button', { name: 'Dismiss' }).click();
// What Minsk wants goes up by 20, and the forecast follows.
await page.getByRole('slider', { name: 'What Minsk wants' }).focus();
for (let k = 0; k < 2; k++) await page.keyboard.press('Shift+ArrowRight');
await page
  .getByText(/2,048 draws, 7 models, seed 1/)
  .first()
  .waitFor({ timeout: 120_000 });
await page.evaluate(() => {
  document.activeElement?.blur();
  scrollTo(0, 0);
});
await page.screenshot({ path: WORKBENCH });

// The upper part of the page that `forecast --html` writes.
const folder = mkdtempSync(join(tmpdir(), 'tightrope-picture-'));
const html = join(folder, 'forecast.html');
const example = join(root, 'examples', 'russia-belarus-2021', 'situation.yaml');
execFileSync(process.execPath, [join(root, 'dist', 'cli', 'main.js'), 'forecast', example, '--html', html]);
await page.setViewportSize({ width: 1000, height: 1040 });
await page.goto(pathToFileURL(html).href);
await page.screenshot({ path: FORECAST });
rmSync(folder, { recursive: true });
await browser.close();
server.close();
for (const file of [WORKBENCH, FORECAST]) console.log(`${file}: ${Math.round(statSync(file).size / 1000)} kB`);
