import { describe, expect, test } from 'vitest';
import { atScale } from '../../testing/scale.ts';
import { chromiumPath } from './browser.ts';
import { axeFaults, builtSite } from './visiting.test-page.ts';

const executablePath = chromiumPath();
if (!executablePath) console.warn('No Chromium on this machine: the tests of the ledger are skipped.');

describe.skipIf(!executablePath)('the ledger and the record in the workbench', { tags: 'whole' }, () => {
  const { visit: open } = builtSite(executablePath);

  async function visit(view: string, width: number, colorScheme: 'light' | 'dark') {
    const visited = await open(`${view}/example-russia-belarus-2021`, width, { colorScheme });
    const { page, wrong } = visited;
    page.on('dialog', () => wrong.push('a script ran'));
    const faults = () => axeFaults(page);
    const fits = async () => expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    return { ...visited, faults, fits };
  }

  test('by keyboard: what is due comes first, a verdict is confirmed and stays after a reload', async () => {
    const { page, wrong, faults, fits, close } = await visit('ledger', 1280, 'light');
    await page.getByText('Two of nine claims are past their deadline').waitFor();
    await page.locator('.claims li button').first().focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('end of 2025');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Russia absorbs Belarus by the end of 2025' }).waitFor();
    await fits();
    expect(await faults()).toEqual([]);
    await page.getByRole('button', { name: 'It did not' }).focus();
    await page.keyboard.press('Space');
    await page.getByLabel('Evidence').fill('<img src=x onerror=alert(1)> مرحبا');
    await page.getByRole('button', { name: /^Resolve: it did not happen/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('It cannot be taken out of the ledger again').waitFor();
    await page.getByRole('button', { name: 'Write it down', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('One of nine claims is past its deadline').waitFor();
    await page.getByRole('link', { name: 'Record' }).click();
    await page.getByText('It came true in 0 of 5').waitFor();
    await page.goBack();
    await page.getByText('One of nine claims is past its deadline').waitFor();
    await page.reload();
    await page.getByText('One of nine claims is past its deadline').waitFor();
    await page.getByText('<img src=x onerror=alert(1)> مرحبا').first().waitFor();
    await page.getByText('Now that it is resolved').waitFor();
    expect(wrong).toEqual([]);
    await close();
  });

  test('by mouse at 390 pixels, dark: filters are in the address, a claim is written down', async () => {
    const { page, wrong, faults, fits, close } = await visit('ledger', 390, 'dark');
    await page.getByRole('button', { name: /^Resolved 7/ }).click();
    await expect.poll(() => page.url()).toContain('status=resolved');
    await page.goBack();
    await page.getByRole('button', { name: 'Write down a claim' }).click();
    await page.getByLabel('What is claimed').fill('Gas flows by the end of 2030');
    await page.getByLabel('Who claims it').fill('Ann');
    await page.getByLabel('Deadline').fill('2030-12-31');
    await page.getByLabel('Probability').fill('likely');
    expect(await faults()).toEqual([]);
    await page.getByRole('button', { name: 'Write it down', exact: true }).click();
    await page.getByRole('heading', { name: 'Gas flows by the end of 2030' }).waitFor();
    await page.getByText(/read from “likely”/).waitFor();
    await fits();
    expect(await faults()).toEqual([]);
    expect(wrong).toEqual([]);
    await close();
  });

  const cases = [
    [390, 'light'],
    [1280, 'dark'],
  ] as const;
  test.each(cases.slice(0, atScale(1, cases.length)))(
    'the record at %d pixels, %s: what was said, what came, and what is missing',
    async (width, scheme) => {
      const { page, wrong, faults, fits, close } = await visit('record', width, scheme);
      await page.getByText('It came true in 0 of 4').waitFor();
      await page.getByText('A page alone reads no events').waitFor();
      await page.getByRole('img', { name: /^Above the axis 5 claims, of which 4 did not happen/ }).waitFor();
      await fits();
      expect(await faults()).toEqual([]);
      expect(wrong).toEqual([]);
      await close();
    },
  );
});
