import { statSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rateLimit } from './guard/rate.ts';
import { sessions } from './guard/sessions.ts';
import { serveFolder } from './index.ts';
import { runningServer } from './running-server.ts';
import { folderOf, serverOf } from './serving.test-client.ts';

test('what is served is said, and to whom', async () => {
  const { ask } = await serverOf(folderOf('examples'));
  const { value } = await ask('GET', '/api/about');
  expect(value).toMatchObject({ ledger: false, events: false, who: { name: 'owner', role: 'owner' } });
});

const SECRET_ROUTES = [
  '/api',
  '/api/',
  '/api/situations',
  '/api/about',
  '/api/changes',
  '/api/nothing',
  '/openapi.json',
];

test('without a token or a cookie nothing answers but the page, which holds no data', async () => {
  const { send } = await serverOf(folderOf());
  for (const path of SECRET_ROUTES)
    for (const Authorization of ['', 'Bearer ', 'Bearer x', 'Basic eDp5', `Bearer ${'x'.repeat(500)}`]) {
      expect((await send('GET', path, { headers: { Authorization } })).status).toBe(401);
      expect((await send('POST', path, { headers: { Authorization, Cookie: 'tightrope_0=1.2.3' } })).status).toBe(401);
    }
  expect((await send('GET', '/', { headers: { Authorization: '' } })).status).toBe(200);
});

test('a one-time token becomes a cookie once; the cookie lasts over a restart', async () => {
  const folder = folderOf();
  const first = await serverOf(folder);
  const token = first.server.oneTimeToken();
  const opened = await first.send('GET', `/?token=${token}`, { headers: { Authorization: '' } });
  expect([opened.status, opened.headers.get('location')]).toEqual([303, '/']);
  const set = opened.headers.get('set-cookie') as string;
  expect(set).toMatch(/; HttpOnly; SameSite=Strict$/);
  const headers = { Authorization: '', Cookie: set.split(';')[0] };
  expect((await first.send('GET', '/api/about', { headers })).status).toBe(200);
  const again = await first.send('GET', `/?token=${token}`, { headers: { Authorization: '' } });
  expect([again.status, again.headers.get('set-cookie')]).toEqual([303, null]);
  const restarted = await serverOf(folder);
  expect((await restarted.send('GET', '/api/about', { headers })).status).toBe(200);
  const forged = headers.Cookie.replace(/=\d/, '=9');
  expect((await restarted.send('GET', '/api/about', { headers: { ...headers, Cookie: forged } })).status).toBe(401);
  const elsewhere = await serverOf(folderOf());
  expect((await elsewhere.send('GET', '/api/about', { headers })).status).toBe(401);
});

test('a cookie ends after thirty days', () => {
  let now = 0;
  const { oneTimeToken, exchange, isSession } = sessions('key', () => now);
  const { value } = exchange(oneTimeToken()) as { value: string };
  now = 29 * 86_400_000;
  expect(isSession(value)).toBe(true);
  now = 31 * 86_400_000;
  expect(isSession(value)).toBe(false);
});

test('a page of another site is refused, under whatever name it asks', async () => {
  const { send } = await serverOf(folderOf());
  const status = async (headers: Record<string, string>, method = 'GET') =>
    (await send(method, '/api/about', { headers })).status;
  for (const Host of [
    'evil.example',
    'evil.example:4747',
    '',
    'localhost.evil.example',
    '127.0.0.1.nip.io',
    'localhost@evil.example',
    '2130706433',
    '[::2]',
  ])
    expect([Host, await status({ Host })]).toEqual([Host, 421]);
  for (const Host of ['localhost', '127.0.0.1:4747', '[::1]:4747', 'LOCALHOST'])
    expect([Host, await status({ Host })]).toEqual([Host, 200]);
  for (const Origin of [
    'http://evil.example',
    'null',
    'http://localhost:9',
    'file://',
    'http://localhost.evil.example',
  ])
    expect([Origin, await status({ Origin })]).toEqual([Origin, 403]);
  expect(await status({ Origin: 'http://localhost' })).toBe(200);
  expect(await status({ 'Sec-Fetch-Site': 'cross-site' })).toBe(403);
  expect(await status({ 'Sec-Fetch-Site': 'same-site' })).toBe(403);
  expect(await status({ 'Sec-Fetch-Site': 'same-origin' })).toBe(200);
  const preflight = await send('OPTIONS', '/api/situations', {
    headers: { Origin: 'http://localhost', 'Access-Control-Request-Method': 'PUT' },
  });
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([405, null]);
});

test('every answer, also an error, keeps the browser from loading, framing or guessing anything', async () => {
  const { send } = await serverOf(folderOf());
  for (const path of ['/', '/api/about', '/nothing.js', '/api/nothing']) {
    const { headers } = await send('GET', path);
    const policy = headers.get('content-security-policy') as string;
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
    expect(policy).not.toMatch(/unsafe/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('a client that sends too much is told when to come back', async () => {
  const { send } = await serverOf(folderOf(), { rate: { burst: 3, perSecond: 0.1 } });
  const statuses = [];
  for (let i = 0; i < 4; i++) statuses.push(await send('GET', '/api/about'));
  expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  expect(Number(statuses[3].headers.get('retry-after'))).toBeGreaterThan(0);
  let now = 0;
  const wait = rateLimit({ burst: 1, perSecond: 1 }, () => now);
  expect([wait('a'), wait('a'), wait('b')]).toEqual([0, 1, 0]);
  now = 1000;
  expect(wait('a')).toBe(0);
});

test('on a socket: the port is part of the Host, the announcement is its owner’s alone and goes with the server', async () => {
  const folder = folderOf();
  const { address, token, link, close } = await serveFolder(folder, { port: 0 });
  try {
    const announced = join(folder, '.tightrope/server.json');
    expect(statSync(announced).mode & 0o777).toBe(0o600);
    expect(await runningServer(folder)).toEqual({ address, token, pid: process.pid });
    const ask = (headers: Record<string, string>) =>
      new Promise((resolve, reject) => {
        request(`${address}/api/about`, { headers: { Authorization: `Bearer ${token}`, ...headers } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        })
          .on('error', reject)
          .end();
      });
    expect(await ask({})).toBe(200);
    expect(await ask({ Host: 'localhost' })).toBe(421);
    expect(await ask({ Host: 'localhost:1' })).toBe(421);
    const opened = await fetch(link(), { redirect: 'manual' });
    expect(opened.headers.get('set-cookie')).toMatch(new RegExp(`^tightrope_${new URL(address).port}=`));
    const stream = await fetch(`${address}/api/changes`, { headers: { Authorization: `Bearer ${token}` } });
    const ended = stream.text();
    await close();
    expect(await ended).toBe(': hello\n\n');
    expect(await runningServer(folder)).toBeUndefined();
  } finally {
    await close();
  }
});
