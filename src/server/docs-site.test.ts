import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { docsApp, serveDocs } from './docs-site.ts';

const folder = mkdtempSync(join(tmpdir(), 'tightrope-docs-'));
const site = join(folder, 'docs');
mkdirSync(join(site, 'decisions'), { recursive: true });
mkdirSync(join(site, 'assets', 'chunks'), { recursive: true });
writeFileSync(join(folder, 'secret.html'), 'a secret');
writeFileSync(join(site, 'index.html'), 'home');
writeFileSync(join(site, '404.html'), 'nothing here');
writeFileSync(join(site, 'tutorial.html'), 'tutorial');
writeFileSync(join(site, 'decisions', 'index.html'), 'decisions');
writeFileSync(join(site, 'assets', 'chunks', '@localSearchIndexroot.abcdefgh.js'), 'index');
writeFileSync(join(site, 'picture.svg'), '<svg/>');
afterAll(() => rmSync(folder, { recursive: true }));

const app = docsApp(site);
const ask = async (path: string, init: RequestInit = {}) => {
  const answer = await app.request(path, { headers: { Host: 'localhost' }, ...init });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text(), answer };
};

test.each([
  ['/', 'home', 'text/html; charset=utf-8'],
  ['/tutorial.html', 'tutorial', 'text/html; charset=utf-8'],
  ['/decisions/', 'decisions', 'text/html; charset=utf-8'],
  ['/assets/chunks/@localSearchIndexroot.abcdefgh.js', 'index', 'text/javascript; charset=utf-8'],
  ['/picture.svg', '<svg/>', 'image/svg+xml'],
])('%s is a page of the docs', async (path, text, type) => {
  expect(await ask(path)).toMatchObject({ status: 200, text, type });
});

test.each([
  '/../secret.html',
  '/%2e%2e/secret.html',
  '/..%2fsecret.html',
  '/decisions/..%5c..%5csecret.html',
  '//secret.html',
  '/nothing.html',
  '/decisions',
  '/index.html%00.svg',
])('%s leads nowhere, and to nothing outside the docs', async (path) => {
  expect(await ask(path)).toMatchObject({ status: 404, text: 'nothing here' });
});

test('nothing is loaded from elsewhere, and nothing can be sent', async () => {
  const { answer } = await ask('/');
  expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none';.* connect-src 'self';/);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await ask('/', { method: 'POST' })).toMatchObject({ status: 405 });
  expect(await ask('/', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
});

test('a page of another site that points its name at this machine gets nothing', async () => {
  expect(await ask('/', { headers: { Host: 'evil.example' } })).toMatchObject({ status: 421 });
});

test('the docs are served to this machine alone, on a port of their own', async () => {
  const server = await serveDocs({ site, port: 0 });
  expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  expect(await (await fetch(server.address)).text()).toBe('home');
  const port = Number(new URL(server.address).port);
  await expect(serveDocs({ site, port })).rejects.toThrow('another program listens there');
  await server.close();
});

test('docs that are not built say how to build them', async () => {
  await expect(serveDocs({ site: join(folder, 'none') })).rejects.toThrow('`npm run docs` builds them');
});
