import { execFileSync, spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { chromium } from 'playwright-core';
import { synthetic } from './situations.js';

/**
 * The workbench on a folder with a situation of 200 x 200 and a ledger of 100,000 claims, in Chromium: how long an edit, a move in the
 * table, a place far down in the list and a filter take, and the longest task of the page meanwhile. Needs the builds of code and page.
 */
const SIZE = 200;
const CLAIMS = 100_000;
const COMMAND = 'dist/cli/main.js';

export default async function workbenchLarge() {
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-large-'));
  writeFileSync(join(folder, 'large.yaml'), situationText(synthetic(SIZE, SIZE)));
  await writeClaims(join(folder, 'claims.jsonl'));
  const ledger = ['--ledger', join(folder, 'tightrope-ledger')];
  execFileSync(process.execPath, [COMMAND, 'ledger', 'import', join(folder, 'claims.jsonl'), ...ledger]);
  const server = spawn(process.execPath, [COMMAND, 'serve', folder, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const executablePath = execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim();
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const rows = [];
  const edits = [];
  try {
    const link = await new Promise((resolve) => {
      let said = '';
      server.stdout.on('data', (text) => {
        said += text;
        const found = /http:\S+/.exec(said);
        if (found && said.includes('\n')) resolve(found[0]);
      });
    });
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(60_000);
    await page.addInitScript(recordLongTasks);
    await page.goto(link);
    const at = (address) => page.goto(`${new URL(link).origin}/#/${address}`);
    /** @param act ends when what it is about is seen */
    const measure = async (what, times, act) => {
      const taken = [];
      let longest = 0;
      for (let k = 0; k < times; k++) {
        await page.waitForTimeout(1000);
        await page.evaluate(() => window.longTasks.splice(0));
        const began = performance.now();
        await act(k);
        taken.push(performance.now() - began);
        await page.waitForTimeout(300);
        longest = Math.max(longest, ...(await page.evaluate(() => window.longTasks)));
      }
      taken.sort((a, b) => a - b);
      rows.push({ what, 'median ms': Math.round(taken[times >> 1]), 'longest task ms': Math.round(longest) });
    };
    const cell = (k) => page.locator(`#cell-${k}-3`);
    await measure('200 x 200: from the address to the table', 1, async () => {
      await at('situation/large.yaml');
      await cell(0).waitFor();
    });
    await page.waitForTimeout(10_000);
    await measure('an edit: from Enter to the new mark', 8, async (k) => {
      await cell(k).click();
      const best = page.locator('dialog[open] [data-best]').first();
      await best.waitFor();
      await page.waitForTimeout(500);
      const before = await cell(k).innerHTML();
      const [low, mode] = await page
        .locator('dialog[open] .quantity input')
        .evaluateAll((all) => all.map((one) => Number(one.value)));
      await best.fill(String((low + mode) / 2));
      await page.waitForTimeout(500);
      await page.evaluate(() => window.longTasks.splice(0));
      const began = performance.now();
      await page.keyboard.press('Enter');
      await page.waitForFunction(
        ([id, was]) => !document.querySelector('dialog[open]') && document.getElementById(id)?.innerHTML !== was,
        [`cell-${k}-3`, before],
      );
      // Only the last step counts.
      edits.push(performance.now() - began);
    });
    edits.sort((a, b) => a - b);
    rows.at(-1)['median ms'] = Math.round(edits[edits.length >> 1]);
    await measure('20 arrows down in the table', 5, async () => {
      await page.locator('.grid').focus();
      for (let k = 0; k < 20; k++) await page.keyboard.press('ArrowDown');
    });
    const row = page.locator('.claims li button').first();
    await measure('100,000 claims: from the address to the list', 1, async () => {
      await at('ledger/large.yaml');
      await row.waitFor();
    });
    await measure('to a place far down in the list', 5, async (k) => {
      const before = await row.textContent();
      await page.evaluate(
        (top) => {
          document.querySelector('.claims').scrollTop = top;
        },
        1_000_000 * (k + 1),
      );
      await page.waitForFunction((was) => {
        const shown = document.querySelectorAll('.claims li button');
        return shown.length > 4 && shown[0].textContent !== was;
      }, before);
    });
    const field = page.locator('.chips input');
    await measure('a filter by words', 3, async (k) => {
      await field.fill(`event number 9999${k}`);
      await page.waitForFunction((number) => {
        const shown = document.querySelectorAll('.claims li button');
        return shown.length === 1 && shown[0].textContent.includes(number);
      }, `9999${k}`);
    });
  } finally {
    await browser.close();
    const over = new Promise((resolve) => server.on('exit', resolve));
    server.kill('SIGTERM');
    await over;
    rmSync(folder, { recursive: true, force: true });
  }
  return { title: `Workbench: ${SIZE} x ${SIZE} stances, ${CLAIMS.toLocaleString('en-US')} claims`, rows };
}

/** The file as people write it: a line a stance, and no more digits than a judgement has. */
function situationText({ title, actors, issues }) {
  const flow = (value) => JSON.stringify(value, rounded).replaceAll('"', '').replaceAll(/[:,]/g, '$& ');
  const lines = ['format: 1', `title: ${title}`, 'actors:'];
  for (const [id, actor] of Object.entries(actors)) lines.push(`  ${id}: ${flow(actor)}`);
  lines.push('issues:');
  for (const [id, { statusQuo, rule, stances }] of Object.entries(issues)) {
    lines.push(`  ${id}:`, `    statusQuo: ${flow(statusQuo)}`, `    rule: ${rule}`, '    stances:');
    for (const [actor, stance] of Object.entries(stances)) lines.push(`      ${actor}: ${flow(stance)}`);
  }
  return `${lines.join('\n')}\n`;
}

const rounded = (_, value) => (typeof value === 'number' ? Math.round(1000 * value) / 1000 : value);

async function writeClaims(file) {
  const out = createWriteStream(file);
  const line = async (entry) => {
    if (!out.write(`${JSON.stringify(entry)}\n`)) await new Promise((resolve) => out.once('drain', resolve));
  };
  for (let i = 0; i < CLAIMS; i++) {
    const id = `claim-${i}`;
    const text = `Will event number ${i} of the long list of possible events happen in time?`;
    const made = `20${15 + (i % 8)}-03-01`;
    const about = { claimant: `Analyst ${i % 200}`, tags: [`topic-${i % 20}`], question: `q-${i}` };
    await line({ entry: 'claim', id, text, ...about, made, deadline: `20${16 + (i % 8)}-03-01` });
    await line({ entry: 'forecast', claim: id, made, probability: (i % 100) / 100 });
    if (i % 10) await line({ entry: 'resolution', claim: id, outcome: i % 3 === 0, on: `20${16 + (i % 8)}-03-01` });
  }
  out.end();
  await finished(out);
}

function recordLongTasks() {
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasks.push(duration);
  }).observe({ type: 'longtask' });
}
