import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { begunLedger } from '../testing/begun-ledger.ts';
import { BUILT } from '../testing/run-command.ts';
import { atScale } from '../testing/scale.ts';
import { askServer, type RunningServer, runningServer } from './running-server.ts';
import { folderOf } from './serving.test-client.ts';

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** The built command serving a folder, in a process of its own. */
async function served(folder: string) {
  const child = spawn(process.execPath, [BUILT, 'serve', folder, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(child);
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
  const link = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (data) => resolve(String(data).trim()));
    child.once('exit', () => reject(new Error('the server ended')));
  });
  const server = (await runningServer(folder)) as RunningServer;
  return { child, ended, link, server };
}

const write = (server: RunningServer, text: string, headers: Record<string, string>) =>
  askServer(server, '/api/situations/gas.yaml', {
    method: 'PUT',
    body: text,
    headers: { 'Content-Type': 'application/yaml', ...headers },
  });

test('a server that is killed in the middle of writes loses nothing that it had answered, and leaves nothing in the way', async () => {
  const folder = folderOf();
  for (let run = 0; run < atScale(2, 20); run++) {
    const { child, ended, server } = await served(folder);
    const there = existsSync(join(folder, 'gas.yaml'));
    const etag = there ? (await askServer(server, '/api/situations/gas.yaml')).headers.get('etag') : null;
    let answered = there ? readFileSync(join(folder, 'gas.yaml'), 'utf8') : undefined;
    let sent = answered;
    let last: Record<string, string> = etag ? { 'If-Match': etag } : { 'If-None-Match': '*' };
    setTimeout(() => child.kill('SIGKILL'), 60 + 37 * run);
    for (let i = 0; ; i++) {
      sent = `title: ${run}.${i}\nactors: {}\nissues: {}\n# ${'x'.repeat(20_000)}\n`;
      const answer = await write(server, sent, last).catch(() => undefined);
      if (!answer?.ok) break;
      answered = sent;
      last = { 'If-Match': answer.headers.get('etag') as string };
      await answer.body?.cancel().catch(() => undefined);
    }
    await ended;
    const found = existsSync(join(folder, 'gas.yaml')) ? readFileSync(join(folder, 'gas.yaml'), 'utf8') : undefined;
    expect([answered, sent]).toContain(found);
    // The announcement of a server that is gone is no server.
    expect(await runningServer(folder)).toBeUndefined();
  }
});

test('Ctrl-C ends the server with its streams and its ledger, and leaves no lock', async () => {
  const folder = folderOf();
  await begunLedger(join(folder, 'tightrope-ledger'));
  const { child, ended, server, link } = await served(folder);
  expect((await fetch(link, { redirect: 'manual' })).status).toBe(303);
  expect((await askServer(server, '/api/ledger/claims', { signal: AbortSignal.timeout(60_000) })).status).toBe(200);
  const stream = await askServer(server, '/api/changes', { signal: AbortSignal.timeout(60_000) });
  expect(readdirSync(join(folder, 'tightrope-ledger'))).toContain('lock');
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  await stream.text().catch(() => undefined);
  expect(readdirSync(join(folder, 'tightrope-ledger'))).toEqual(['data']);
  expect(readdirSync(join(folder, '.tightrope')).sort()).toEqual(['.gitignore', 'key']);
});

test('a second `tightrope serve` on the folder prints a further address of the first', async () => {
  const folder = folderOf();
  mkdirSync(join(folder, 'paris'));
  cpSync('examples/paris-2015', join(folder, 'paris'), { recursive: true });
  const first = await served(folder);
  const second = await served(folder);
  expect(await second.ended).toBe(0);
  expect(new URL(second.link).origin).toBe(first.server.address);
  expect((await fetch(second.link, { redirect: 'manual' })).headers.get('set-cookie')).toContain('HttpOnly');
});
