import { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashOf } from '../../numeric/hash.ts';
import { readSituation } from '../../situation/read.ts';
import { begunLedger } from '../../testing/begun-ledger.ts';
import { runCommand } from '../../testing/run-command.ts';
import { chromiumPath, launch } from './browser.ts';
import { built } from './built-page.ts';
import { visitFolder } from './served-folder.test-page.ts';

const executablePath = chromiumPath();
const SITUATION = 'examples/paris-2015/situation.yaml';

describe.skipIf(!executablePath)('the page on a folder of the server', () => {
  let browser: Browser;
  let files: string;
  beforeAll(async () => {
    [files, browser] = await Promise.all([built(), launch(executablePath as string)]);
  });
  afterAll(() => browser?.close());

  const newFolder = () => {
    const folder = mkdtempSync(join(process.env.TIGHTROPE_TEST_FOLDER ?? tmpdir(), 'home-'));
    copyFileSync(SITUATION, join(folder, 'paris.yaml'));
    return folder;
  };

  test('what a terminal writes into the ledger is there at once, and leaves place, filter and a half-written form as they are', {
    tags: 'whole',
  }, async () => {
    const folder = newFolder();
    const ledger = join(folder, 'tightrope-ledger');
    await begunLedger(ledger);
    const { page, wrong, at, close } = await visitFolder(browser, files, folder);
    const command = async (...args: string[]) => {
      const { stderr, status } = await runCommand(['ledger', ...args, '--ledger', ledger]);
      expect([stderr, status]).toEqual(['', 0]);
    };
    const add = (text: string) => command('add', text, '--claimant', 'Ann', '--made', '2020-01-01', '--tag', 'rain');
    await page.goto(at('ledger/paris.yaml'));
    await page.getByText('No claims yet').waitFor();
    await add('It rains on Monday');
    await page.getByRole('heading', { name: 'It rains on Monday' }).waitFor();
    await page.getByRole('button', { name: /^rain 1/ }).click();
    await page.getByRole('button', { name: 'It happened' }).click();
    const evidence = page.getByLabel('Evidence');
    await evidence.fill('The street is');
    await add('It rains on Tuesday');
    await page.getByRole('button', { name: /It rains on Tuesday/ }).waitFor();
    expect(page.url()).toContain('tag=rain');
    await command('resolve', 'it-rains-on-monday', 'no', '--on', '2020-01-07');
    await page.getByText(/A verdict was written down in the meantime/).waitFor();
    expect(await evidence.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type(' wet');
    expect(await evidence.inputValue()).toBe('The street is wet');
    await page.getByRole('heading', { name: 'It rains on Monday' }).waitFor();
    expect(wrong).toEqual([]);
    await close();
  });

  test('a verdict is set beside the situation as it stood: by the inputs of the forecast, by git, or it says that no text of that day is there', {
    tags: 'whole',
  }, async () => {
    const folder = newFolder();
    const file = join(folder, 'gas.yaml');
    const gas = (wants: number) => `title: Gas
actors: { a: { capability: 3 }, b: { capability: 2 } }
issues:
  fee: { scale: [0, 100], stances: { a: { position: ${wants}, salience: 1 }, b: { position: ${wants}, salience: 1 } } }
outcomes: { dear: { when: fee >= 50, claim: Gas is dear, by: 2022-12-31 } }
`;
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', folder, '-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', ...args], {
        env: { ...process.env, GIT_AUTHOR_DATE: '2021-01-15T12:00:00Z', GIT_COMMITTER_DATE: '2021-01-15T12:00:00Z' },
      });
    writeFileSync(file, gas(90));
    git('init', '--quiet');
    git('add', 'gas.yaml');
    git('commit', '--quiet', '--message', 'As we see it');
    const { situation } = readSituation(gas(90), 'gas.yaml');
    writeFileSync(file, gas(10));
    const claim = (id: string, made: string, inputsHash?: string) => [
      {
        entry: 'claim',
        id,
        kind: 'yes-no',
        text: id,
        claimant: 'Ann',
        claimantKind: 'person',
        tags: [],
        made,
        outcome: 'dear',
      },
      { entry: 'forecast', claim: id, made, probability: 0.9, inputsHash },
      { entry: 'resolution', claim: id, verdict: 'resolved', outcome: false, on: '2022-12-31' },
    ];
    const entries = [
      ...claim('after', '2021-02-01'),
      ...claim('before', '2020-02-01'),
      ...claim('same', '2020-03-01', hashOf(situation)),
      ...claim('other', '2021-03-01', hashOf('other inputs')),
    ];
    writeFileSync(join(folder, 'entries.jsonl'), entries.map((entry) => JSON.stringify(entry)).join('\n'));
    const ledger = join(folder, 'tightrope-ledger');
    await begunLedger(ledger);
    const imported = await runCommand(['ledger', 'import', join(folder, 'entries.jsonl'), '--ledger', ledger]);
    expect(imported.status).toBe(0);
    const { page, wrong, at, close } = await visitFolder(browser, files, folder);
    const says = async (id: string, text: string) => {
      await page.goto(at(`ledger/gas.yaml?claim=${id}`));
      await page.getByText(text).waitFor();
    };
    const commit = 'the commit by Ann of 15 January 2021, “As we see it”';
    await says('after', `The situation as it stood on 1 February 2021: ${commit}.`);
    await page.getByText(/All \d models were on the wrong side of one half/).waitFor();
    await says('same', `on 1 March 2020: ${commit}. The forecast was made from just these inputs.`);
    await says(
      'before',
      'How the situation stood on 1 February 2020 is not known: the oldest text that is kept is of 15 January 2021.',
    );
    await page.getByText(/All \d models were on the right side of one half/).waitFor();
    await says(
      'other',
      `on 1 March 2021: ${commit}. The forecast was made from other inputs than any text that is kept has.`,
    );
    expect(wrong).toEqual([]);
    await close();
  });

  test('a ledger in JSON Lines that an editor writes into is read again, and the page follows', {
    tags: 'whole',
  }, async () => {
    const folder = newFolder();
    for (const name of ['situation.yaml', 'ledger.jsonl'])
      copyFileSync(join('examples', 'russia-belarus-2021', name), join(folder, name));
    const { page, wrong, at, close } = await visitFolder(browser, files, folder);
    await page.goto(at('record/situation.yaml'));
    await page.getByText('It came true in 0 of 4').waitFor();
    const verdict = {
      entry: 'resolution',
      claim: 'merger-2025',
      verdict: 'resolved',
      outcome: false,
      on: '2025-12-31',
    };
    appendFileSync(join(folder, 'ledger.jsonl'), `${JSON.stringify(verdict)}\n`);
    await page.getByText('It came true in 0 of 5').waitFor();
    expect(wrong).toEqual([]);
    await close();
  });

  test('a link asks before it writes into the folder, and so does a zip, whose situations come back as new files', {
    tags: 'whole',
  }, async () => {
    const first = await visitFolder(browser, files, newFolder());
    await first.page.goto(first.at('forecast/paris.yaml?samples=256'));
    await first.page.locator('.answer h1').waitFor();
    await first.page.getByRole('button', { name: 'Share' }).click();
    const link = await first.page.getByLabel('Link').inputValue();
    await first.page.keyboard.press('Escape');
    await first.page.getByRole('button', { name: 'All my data' }).click();
    const [download] = await Promise.all([
      first.page.waitForEvent('download'),
      first.page.getByRole('button', { name: 'Save all as one zip' }).click(),
    ]);
    const zip = readFileSync(await download.path());
    await first.close();

    const folder = newFolder();
    const yamls = () => readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    const { page, wrong, at, close } = await visitFolder(browser, files, folder);
    await page.goto(at(link.slice(link.indexOf('#/') + 2)));
    const dialog = page.getByRole('dialog', { name: 'A link brought a situation' });
    await dialog.getByText('No file that is there is replaced').waitFor();
    expect(yamls()).toEqual(['paris.yaml']);
    await dialog.getByRole('button', { name: 'Do not open it' }).click();
    await page.goto('about:blank');
    await page.goto(at(link.slice(link.indexOf('#/') + 2)));
    await dialog.getByRole('button', { name: 'Write it as a new file' }).click();
    await page.locator('.answer h1').waitFor();
    expect(yamls()).toHaveLength(2);

    await page.getByRole('button', { name: 'All my data' }).click();
    await page.setInputFiles('dialog input[type=file]', { name: 'all.zip', mimeType: 'application/zip', buffer: zip });
    await page.getByText(/holds one situation/).waitFor();
    expect(yamls()).toHaveLength(2);
    await page.getByRole('button', { name: 'Bring back as copies' }).click();
    await page.getByText(/^Back here: one situation/).waitFor();
    expect(yamls()).toHaveLength(3);
    const texts = new Set(yamls().map((name) => readFileSync(join(folder, name), 'utf8')));
    expect(texts).toEqual(new Set([readFileSync(SITUATION, 'utf8')]));
    expect(wrong).toEqual([]);
    await close();
  });
});
