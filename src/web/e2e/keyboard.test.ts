import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { VIEW_NAMES, type ViewName } from '../shell/address-of.ts';
import { chromiumPath } from './browser.ts';
import { KeyboardWalk, type Stop } from './keyboard.test-page.ts';
import { builtSite } from './visiting.test-page.ts';

const executablePath = chromiumPath();
const CASES = VIEW_NAMES.flatMap((view) => [1280, 390].map((width) => [view, width] as const));

/** Nothing on the page changes by itself any more. */
async function settled(page: Page, view: ViewName): Promise<void> {
  await page.locator('main :is(h1, h2, .grid, .stance-row)').first().waitFor();
  await page
    .getByText(/^64 draws, 7 models, seed/)
    .first()
    .waitFor();
  if (view === 'situation') await page.locator('.grid .cb, .stance-row').first().waitFor();
  if (view === 'why') await page.getByText('The reasons are complete').waitFor();
  await page.waitForTimeout(500);
}

describe.skipIf(!executablePath)('by keyboard alone', { tags: 'whole' }, () => {
  const { visit, url } = builtSite(executablePath);

  test.each(CASES)(
    '%s at %d pixels: each control is reached, seen and named, and one of each kind does something, and gives the focus back',
    async (view, width) => {
      const address = `${view}/example-russia-belarus-2021?samples=64`;
      const { page, wrong, close } = await visit('about', width, { reducedMotion: 'reduce' });
      const walk = new KeyboardWalk(page);
      await walk.install();
      /** The page as a visitor finds it the first time. */
      const begin = async (): Promise<Stop[]> => {
        await page.evaluate(async () => {
          for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
          localStorage.clear();
        });
        await page.goto('about:blank');
        await page.goto(`${url()}#/${address}`);
        await settled(page, view);
        return walk.through();
      };
      const stops = await begin();
      const found = walk.wrong.splice(0);
      let current = stops;
      const pressed = new Set<string>();
      for (const [k, { role, name, kind }] of stops.entries()) {
        if (pressed.has(kind)) continue;
        pressed.add(kind);
        const isSame = (one: Stop) => one.role === role && one.name === name;
        const nth = stops.slice(0, k).filter(isSame).length;
        const press = async () => {
          const one = current.filter(isSame)[nth];
          return one ? walk.press(one) : 'gone';
        };
        if ((await press()) === 'gone') {
          current = await begin();
          walk.wrong.length = 0;
          await press();
        }
        found.push(...walk.wrong.splice(0));
        // Another view was opened.
        if (!page.url().includes(`#/${view}/`)) {
          current = await begin();
          walk.wrong.length = 0;
        }
      }
      expect(found).toEqual([]);
      expect(wrong).toEqual([]);
      await close();
    },
    600_000,
  );
});
