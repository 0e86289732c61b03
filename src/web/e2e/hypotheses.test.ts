import { describe, expect, test } from 'vitest';
import { chromiumPath } from './browser.ts';
import { builtSite, expectFits, LOOKS } from './visiting.test-page.ts';

const executablePath = chromiumPath();

describe.skipIf(!executablePath)('the view of the hypotheses', { tags: 'whole' }, () => {
  const { visit: open } = builtSite(executablePath);

  async function visit(width: number, colorScheme: 'light' | 'dark') {
    const visited = await open('?samples=256', width, { colorScheme });
    const { page } = visited;
    await page.waitForSelector('.answer');
    await page.getByRole('link', { name: 'Hypotheses' }).click();
    await page.getByRole('button', { name: 'Take the example’s explanations' }).click();
    await page.getByText('The likeliest explanation is').waitFor();
    return visited;
  }

  test('a matrix of another tool is taken from a file, and what is wrong in one is said', async () => {
    const { page, wrong, close } = await open('?samples=256', 1280, { colorScheme: 'light' });
    await page.waitForSelector('.answer');
    await page.getByRole('link', { name: 'Hypotheses' }).click();
    const take = (text: string) =>
      page.locator('.hyp-file input').setInputFiles({ name: 'm.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await take('evidence,Weather,Politics\nIt rained,CC,liekly\n');
    await page.getByText('m.csv:2:14: unknown word `liekly`, did you mean `likely`?').waitFor();
    await take('evidence,Weather,Politics\nIt rained,CC,likely\n');
    await page.getByText('The likeliest explanation is “Weather”').waitFor();
    expect(wrong).toEqual([]);
    await close();
  });

  test.each(LOOKS)(
    'at %d pixels, %s: a cell is changed by keyboard, an item supposed false, and both are undone',
    async (width, colours) => {
      const { page, wrong, close } = await visit(width, colours);
      await page.getByText('What follows for the forecast').waitFor();
      await expectFits(page, width);

      // A cell: arrows move, Enter opens, a fault says what is expected, a word is kept in the file.
      const first = page.locator('[data-at="0 0"]');
      await first.focus();
      await page.keyboard.press('ArrowRight');
      const cell = page.locator('[data-at="0 1"]');
      const before = await cell.getAttribute('aria-label');
      await page.keyboard.press('Enter');
      await page.getByLabel('Likelihood').fill('liekly');
      await page.keyboard.press('Enter');
      await page.getByText('Found “liekly”, expected').waitFor();
      await expectFits(page, width);
      await page.getByLabel('Likelihood').fill('1% to 2%');
      await page.keyboard.press('Enter');
      const judged = page.getByRole('button', { name: String(before).replace(/: [^:]*$/, ': ') });
      await expect.poll(() => judged.getAttribute('aria-label'), { timeout: 10_000 }).not.toBe(before);
      await page.keyboard.press('Control+z');
      await expect.poll(() => judged.getAttribute('aria-label'), { timeout: 10_000 }).toBe(before);

      // What is supposed of an item is weighed at once.
      await page.locator('#evidence select').first().selectOption('false');
      await page.getByText('One item is not taken as stated').waitFor();
      await page.getByRole('button', { name: 'As stated' }).click();
      await expect.poll(() => page.getByText('not taken as stated').count()).toBe(0);
      // Explanations and items are added, renamed and removed in the lists; each step can be undone.
      await page.getByRole('button', { name: 'Add or rename explanations' }).click();
      await page.getByLabel('New explanation').fill('Moscow is busy elsewhere');
      await page.getByLabel('New explanation').press('Enter');
      await page.getByText('Added “Moscow is busy elsewhere”').waitFor();
      const named = page.getByLabel('Name of the explanation Moscow is busy elsewhere');
      await named.fill('Moscow looks elsewhere');
      await named.press('Enter');
      await page.getByText('Renamed to “Moscow looks elsewhere”').waitFor();
      await expectFits(page, width);
      await page.getByRole('button', { name: 'Remove Moscow looks elsewhere' }).click();
      await page.getByText('Removed “Moscow looks elsewhere”').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
      await page.getByRole('button', { name: 'Remove Moscow looks elsewhere' }).waitFor();
      await page.keyboard.press('Escape');
      await page.locator('#explanations').getByText('Moscow looks elsewhere').waitFor();
      await page.getByRole('button', { name: 'Add or rename evidence' }).click();
      await page.getByLabel('New item').fill('A visit was put off');
      await page.getByLabel('New item').press('Enter');
      await page.getByText('Added “A visit was put off”').waitFor();
      await page.getByRole('button', { name: 'Remove Moscow backs the incumbent in 2020' }).click();
      await page.getByText('Removed “Moscow backs the incumbent in 2020”').waitFor();
      await expectFits(page, width);
      await page.keyboard.press('Escape');
      await page.locator('#evidence').getByText('Suppose of A visit was put off').waitFor();
      await expect.poll(() => page.locator('#evidence').getByText('Moscow backs the incumbent').count()).toBe(0);
      expect(wrong).toEqual([]);
      await close();
    },
  );
});
