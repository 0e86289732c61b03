import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { begunLedger } from '../testing/begun-ledger.ts';
import { runCommand } from '../testing/run-command.ts';
import { type Serving, serveFolder } from './index.ts';
import { folderOf } from './serving.test-client.ts';

const FILE = 'examples/russia-belarus-2021/ledger.jsonl';

/** A server on a socket, so that commands in this process find it. */
let serving: Serving;
let folder: string;
let ledger: string;
beforeAll(async () => {
  folder = folderOf();
  ledger = join(folder, 'tightrope-ledger');
  await begunLedger(ledger);
  serving = await serveFolder(folder, { port: 0, rate: { burst: 1e9, perSecond: 1e9 } });
});
afterAll(() => serving.close());

async function ask(method: string, path: string, value?: unknown) {
  const headers = {
    Authorization: `Bearer ${serving.token}`,
    ...(value !== undefined && { 'Content-Type': 'application/json' }),
  };
  const answer = await fetch(`${serving.address}${path}`, {
    method,
    headers,
    ...(value !== undefined && { body: JSON.stringify(value) }),
  });
  const text = await answer.text();
  return { status: answer.status, text, value: JSON.parse(text) };
}

/** Without the moment at which it was asked. */
const timeless = (text: string) => text.replace(/"asOf": "[^"]*"/, '');

const command = async (...args: string[]) => runCommand(['ledger', ...args, '--ledger', ledger]);

describe('while the server has the ledger open', () => {
  test('commands go through it, and what they print is what the routes answer', async () => {
    // The first request opens the ledger, whose lock then shuts out every other process.
    expect((await ask('GET', '/api/ledger/claims')).value).toEqual({ total: 0, claims: [] });
    expect(readdirSync(ledger)).toContain('lock');
    const { stdout, stderr, status } = await command('import', FILE);
    expect([stdout, stderr, status]).toEqual([
      expect.stringMatching(/^\d+ claims, \d+ forecasts and \d+ resolutions added\.\n$/),
      '',
      0,
    ]);
    const again = await command('import', FILE);
    expect(again.stdout).toMatch(/^0 claims, 0 forecasts and 0 resolutions added; \d+ were there already\.\n$/);
    const same = [
      [['list'], '/claims'],
      [
        ['list', '--status', 'resolved', '--tag', 'merger', '--limit', '2', '--page', '2'],
        '/claims?status=resolved&tag=merger&limit=2&page=2',
      ],
      [['list', '--due'], '/claims?due=true'],
      [['score'], '/scores'],
      [['score', '--by', 'claimant-kind', '--tag', 'merger'], '/scores?by=claimant-kind&tag=merger'],
      [['calibration', '--bins', '5'], '/calibration?bins=5'],
      [['record', 'merger'], '/records/merger'],
      [['verify'], '/verification'],
    ] as const;
    for (const [args, path] of same) {
      const printed = await command(...args, '--json');
      expect([args, printed.status]).toEqual([args, 0]);
      expect(timeless((await ask('GET', `/api/ledger${path}`)).text)).toBe(timeless(printed.stdout));
    }
  });

  test('the whole ledger leaves as it came', async () => {
    const answer = await fetch(`${serving.address}/api/ledger/entries`, {
      headers: { Authorization: `Bearer ${serving.token}` },
    });
    const exported = await command('export');
    expect(await answer.text()).toBe(exported.stdout);
    const [header, ...entries] = exported.stdout.trim().split('\n');
    expect(header).toBe('{"entry":"ledger","format":1}');
    expect(entries.length).toBe(readFileSync(FILE, 'utf8').trim().split('\n').length);
  });

  test('what a command writes is told to the pages that listen', async () => {
    const stream = await fetch(`${serving.address}/api/changes`, {
      headers: { Authorization: `Bearer ${serving.token}` },
    });
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    const added = await command('add', 'It snows in May', '--claimant', 'A. Pundit', '--probability', 'likely');
    expect([added.stderr, added.status]).toEqual(['', 0]);
    expect(new TextDecoder().decode((await reader.read()).value)).toMatch(/^event: ledger\ndata: \{\}\nid: \d+\n\n$/);
    await reader.cancel();
  });

  test('a claim is added, updated and resolved by requests, as by commands', async () => {
    const claim = {
      text: 'It rains in May',
      claimant: 'A. Pundit',
      deadline: '2020-05-31',
      made: '2020-05-01',
      tags: ['rain'],
      question: 'rain/2020',
    };
    const added = await ask('POST', '/api/ledger/claims', { claim, forecast: { probability: 0.7 } });
    expect([added.status, added.text]).toEqual([201, expect.stringContaining('"entry": "forecast"')]);
    const [{ id }] = JSON.parse(added.text) as { id: string }[];
    expect((await ask('POST', '/api/ledger/claims', { claim })).status).toBe(409);
    const path = `/api/ledger/claims/${encodeURIComponent(id)}`;
    expect((await ask('POST', `${path}/forecasts`, { probability: 0.8, made: '2020-05-02' })).status).toBe(201);
    expect((await ask('POST', `${path}/resolutions`, { outcome: true, on: '2020-05-20' })).status).toBe(201);
    const shown = await command('show', id, '--json');
    expect((await ask('GET', path)).text).toBe(shown.stdout);
    expect(JSON.parse(shown.stdout)).toMatchObject({
      forecasts: [{ probability: 0.7 }, { probability: 0.8 }],
      resolutions: [{ outcome: true }],
    });
    expect((await ask('POST', '/api/ledger/questions/rain%2F2020/resolutions', { verdict: 'annulled' })).status).toBe(
      201,
    );
    const resolved = await command('resolve', id, 'no', '--on', '2020-06-01');
    expect([resolved.stdout, resolved.status]).toEqual([`resolved ${id}\n`, 0]);
  });

  test('what is wrong is said by a command as without a server', async () => {
    const near = await command('show', 'it-rayns', '--json');
    expect([near.stderr, near.status]).toEqual([
      expect.stringMatching(/"message":"no claim is called `it-rayns`; did you mean `it-rains/),
      2,
    ]);
    const late = await command('resolve', 'it-rains', 'yes', '--on', '2999-01-01');
    expect([late.stderr, late.status]).toEqual([expect.stringContaining('is later than now'), 2]);
  });

  test('what is wrong is said by a route, with its place', async () => {
    const { status, value } = await ask('POST', '/api/ledger/claims', {
      claim: { text: 'x', claimant: 'y', made: '2020-13-01' },
      forecast: { probabilty: 2 },
    });
    expect(status).toBe(400);
    expect(value.error.faults.map(({ path }: { path: string[] }) => path.join('.'))).toEqual([
      'claim.made',
      'forecast.probabilty',
    ]);
    expect((await ask('GET', '/api/ledger/claims/none')).status).toBe(404);
    expect((await ask('GET', '/api/ledger/claims?limit=0')).status).toBe(400);
    expect((await ask('GET', '/api/ledger/claims?statuss=open')).value.error.message).toContain(
      'did you mean `status`',
    );
    expect((await ask('POST', '/api/ledger/claims/none/resolutions', { outcome: true })).status).toBe(404);
    expect((await ask('GET', '/api/ledger/records/none')).status).toBe(404);
  });
});

test('when the server stops, the lock goes with it, and commands open the ledger themselves', async () => {
  await serving.close();
  expect(readdirSync(ledger)).toEqual(['data']);
  const { stdout, status } = await command('list', '--words', 'rains in May', '--json');
  expect([JSON.parse(stdout).total, status]).toEqual([1, 0]);
});
