import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { atScale } from '../../testing/scale.ts';
import { launch } from './browser.ts';
import { servedPage } from './built-page.ts';

/** Widths and colours in which a view is looked at: usually the one that its main path, at 1280 pixels and light, leaves most open. */
export const LOOKS = (
  [
    [390, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
  ] as const
).slice(0, atScale(1, 4));

/** Builds the page and starts a browser once for the tests of a block. */
export function builtSite(executablePath: string | undefined) {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof servedPage>>;
  beforeAll(async () => {
    [site, browser] = await Promise.all([servedPage(), launch(executablePath as string)]);
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  /** Opens an address of the page in a browser profile of its own, and collects every error the page reports. */
  const visit = (address: string, width: number, look: Look) =>
    visitAt(browser, `${site.url}#/${address}`, width, look);

  return { visit, browser: () => browser, url: () => site.url };
}

type Look = Pick<BrowserContextOptions, 'colorScheme' | 'reducedMotion'>;

/** Opens a page anywhere in a browser profile of its own, and collects every error the page reports. */
export async function visitAt(browser: Browser, url: string, width: number, look: Look) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, ...look });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', ({ message }) => wrong.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.location().url.endsWith('/api/situations')) wrong.push(message.text());
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`policy: ${violatedDirective} ${blockedURI}`),
    );
  });
  await page.goto(url);
  return { page, wrong, close: () => context.close() };
}

/** What axe finds wrong on the page. It has no frames, so axe needs no page of its own to join what it found in them: half of its time. */
export async function axeFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`);
}

/** The page is no wider than the window, and axe finds nothing. */
export async function expectFits(page: Page, width: number): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  expect(await axeFaults(page)).toEqual([]);
}
