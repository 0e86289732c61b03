import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresPrograms, startPostgres, type TestServer } from '../../ledger/store/postgres.test-server.ts';
import { FAST } from '../../runs/small.test-situation.ts';
import { type NewerNode, newerNode } from '../../testing/newer-node.ts';
import { chromiumPath, launch } from './browser.ts';
import { built } from './built-page.ts';
import { visitFolder } from './served-folder.test-page.ts';
import { axeFaults } from './visiting.test-page.ts';

const executablePath = chromiumPath();
if (!executablePath) console.warn('No Chromium on this machine: the tests of the queue in the page are skipped.');

const TITLE = '<b>Fast</b> مرحبا';

describe.skipIf(!executablePath || !postgresPrograms)('the queue in the workbench', { tags: 'whole' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-queue-page-'));
  let [server, newer, browser, files]: [TestServer?, NewerNode?, Browser?, string?] = [];
  let url = '';
  const run = async (...args: string[]) =>
    promisify(execFile)(newer?.node as string, [newer?.command as string, ...args], {
      env: { ...process.env, TIGHTROPE_DATABASE_URL: url },
    });
  beforeAll(async () => {
    [server, newer] = [await startPostgres(), newerNode()];
    [files, browser] = await Promise.all([built(), launch(executablePath as string)]);
    url = await server.database();
    writeFileSync(join(folder, 'fast.yaml'), FAST.replace('title: Fast', `title: "${TITLE}"`));
    const planned = join(folder, 'run');
    await run('run', 'plan', join(folder, 'fast.yaml'), '--samples', '640', '--piece-size', '64', '-o', planned);
    await run('run', 'submit', planned, '--user', 'anna');
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    newer?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is a view where the server has one: a run is paused, resumed, made and cancelled', async () => {
    const look = { viewport: { width: 390, height: 800 }, colorScheme: 'dark' as const };
    const visited = await visitFolder(browser as Browser, files as string, folder, look, { databaseUrl: url });
    const { page, wrong, close, at } = visited;
    await page.goto(at('forecast'));
    await page.getByRole('link', { name: 'Queue' }).click();
    await page.getByText('10 pieces to make, no worker is there.').waitFor();
    await page.getByRole('heading', { name: TITLE }).waitFor();
    await page.getByText('0 of 10 made, 10 waiting').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.getByRole('button', { name: `Pause ${TITLE}` }).click();
    await page.getByText('paused, 0 of 10 made').waitFor();
    await page.getByRole('button', { name: 'Pause the queue' }).click();
    await page.getByText('The queue is paused: nothing is begun.').waitFor();
    await page.getByRole('button', { name: 'Resume the queue' }).click();
    await page.getByRole('button', { name: `Resume ${TITLE}` }).click();
    await page.getByText('0 of 10 made, 10 waiting').waitFor();
    // One piece may not be tried again; the others are made.
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`insert into tightrope_jobs.job (name, data, group_id, source_name, source_output)
      select 'dead-letters', jsonb_build_object('run', id, 'piece', 7), id, 'pieces', '{"reason": "no room <i>left</i>"}'
      from tightrope_queue.run`);
    await page.getByText('no room <i>left</i>').waitFor();
    await page.getByText('1 piece failed as often as they may.').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await client.query(`delete from tightrope_jobs.job where name = 'dead-letters'`);
    await client.end();
    await run('worker', '--until-empty');
    await page.getByText('whole, 10 of 10 made').waitFor();
    await page.getByText('Nothing waits.').waitFor();
    await run('run', 'fetch', join(folder, 'run'));
    await page.getByRole('button', { name: 'Remove what is done' }).click();
    await page.getByText('No runs.').waitFor();
    await run(
      'run',
      'plan',
      join(folder, 'fast.yaml'),
      '--samples',
      '128',
      '--seed',
      '2',
      '-o',
      join(folder, 'second'),
    );
    await run('run', 'submit', join(folder, 'second'));
    await page.getByRole('button', { name: `Cancel ${TITLE}` }).click();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel the run' }).click();
    await page.getByText('cancelled, 0 of 1 made').waitFor();
    expect(wrong).toEqual([]);
    await close();
  });

  test('is not there where the server has no database', async () => {
    const { page, close, at } = await visitFolder(browser as Browser, files as string, folder);
    await page.goto(at('forecast'));
    await page.getByRole('link', { name: 'Ledger' }).waitFor();
    expect(await page.getByRole('link', { name: 'Queue' }).count()).toBe(0);
    await close();
  });
});
