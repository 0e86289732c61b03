import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import type { Context } from 'hono';
import { etagOf, namesEtag } from './folder/etag.ts';
import { Refusal } from './refusal.ts';

/** What is shipped as it was built, in the package's own folder. */
export const DIST = join(dirname(createRequire(import.meta.url).resolve('tightrope-forecast/package.json')), 'dist');
const PAGE = join(DIST, 'web');

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.yaml': 'application/yaml; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.tsv': 'text/tab-separated-values; charset=utf-8',
  '.jsonl': 'application/x-ndjson; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** A name that carries a hash of its contents, as Vite makes them: what it names never changes. */
const HASHED = /[-.][\w-]{8,}\.\w+$/;

/**
 * A file of the page, or of another folder that is served; an address that ends in a slash is the index there.
 *
 * @throws Refusal if there is no such file
 */
export async function staticFile(c: Context, folder = PAGE): Promise<Response> {
  const path = c.req.path.replace(/\/$/, '/index.html');
  if (!/^(\/[\w@-][\w@.-]*)+$/.test(path)) throw new Refusal('not-found', 'no such file');
  const type = TYPES[extname(path).toLowerCase()];
  const bytes = type && (await readFile(join(folder, path)).catch(() => undefined));
  if (!bytes) {
    if (path === '/index.html') return notBuilt();
    throw new Refusal('not-found', 'no such file');
  }
  const etag = etagOf(bytes);
  const forever = path.startsWith('/assets/') && HASHED.test(path);
  const headers = { ETag: etag, 'Cache-Control': forever ? 'public, max-age=31536000, immutable' : 'no-cache' };
  if (namesEtag(c.req.header('if-none-match') ?? '', etag, { weak: true })) return c.body(null, 304, headers);
  return c.body(new Uint8Array(bytes), 200, { ...headers, 'Content-Type': type });
}

/** What stands in for the page in a clone where it was not built. */
function notBuilt(): Response {
  const text = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Tightrope</title>
<h1>Tightrope</h1>
<p>The server runs. The page of the workbench is not built here: <code>npm run build</code> does that.</p>
<p>The API is there: <a href="/docs">its description</a>.</p>
`;
  return new Response(text, { headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' } });
}
