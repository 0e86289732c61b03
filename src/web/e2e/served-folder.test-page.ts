import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { type ServeOptions, type Serving, serveFolder } from '../../server/index.ts';

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** The files of the page, as the browser has them once it was there; all else goes to the server. */
export async function pageOf(context: BrowserContext, files: string): Promise<Page> {
  await context.route(
    ({ pathname }) => !pathname.startsWith('/api/'),
    (route) => {
      const { pathname } = new URL(route.request().url());
      const path = join(files, pathname === '/' ? 'index.html' : pathname);
      return route.fulfill({ contentType: TYPES[extname(path)] ?? 'text/plain', body: readFileSync(path) });
    },
  );
  return context.newPage();
}

/** Serves a folder in this process, and opens the page on it in a browser profile of its own. */
export async function visitFolder(
  browser: Browser,
  files: string,
  folder: string,
  look: BrowserContextOptions = {},
  options: ServeOptions = {},
) {
  const serving: Serving = await serveFolder(folder, { port: 0, ...options });
  const context = await browser.newContext({ serviceWorkers: 'block', ...look });
  await context.request.get(serving.link(), { maxRedirects: 0 });
  const page = await pageOf(context, files);
  const wrong: string[] = [];
  page.on('pageerror', ({ message }) => wrong.push(message));
  page.on('dialog', () => wrong.push('a script ran'));
  const close = async () => {
    await context.close();
    await serving.close();
  };
  return { page, wrong, serving, at: (address: string) => `${serving.address}/#/${address}`, close };
}
