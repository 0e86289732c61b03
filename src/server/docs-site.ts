import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { UsageError } from '../numeric/errors.ts';
import { SAFE_HEADERS } from './guard/headers.ts';
import { hostNames, isOwnHost } from './guard/hosts.ts';
import { FURTHER_PORTS, listen } from './listen.ts';
import { Refusal } from './refusal.ts';
import { DIST, staticFile } from './static.ts';

/** The port of the docs, unless another is asked for or it is taken. */
const USUAL_PORT = 4748;
const HOST = '127.0.0.1';

/** Everything comes from the site itself. Its pages carry a few lines of script and style of their own, as VitePress writes them. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The docs as a function of requests: only files of the site, and only by the names of this machine. */
export function docsApp(site: string, port: () => number | undefined = () => undefined): Hono {
  const app = new Hono({ strict: true });
  const names = hostNames(HOST);
  app.use(async (c, next) => {
    if (!isOwnHost(c.req.header('host'), names, port())) return c.text('not a name of this server', 421);
    await next();
    for (const [name, value] of Object.entries(SAFE_HEADERS)) c.res.headers.set(name, value);
    c.res.headers.set('Content-Security-Policy', POLICY);
  });
  app.get('*', (c) => staticFile(c, site));
  app.all('*', (c) => c.text('only GET and HEAD', 405, { Allow: 'GET, HEAD' }));
  app.onError(async (error, c) => {
    if (!(error instanceof Refusal)) throw error;
    const page = await readFile(join(site, '404.html'), 'utf8').catch(() => undefined);
    return page === undefined ? c.text(error.message, 404) : c.html(page, 404);
  });
  return app;
}

/**
 * Serves the docs to this machine alone.
 *
 * @param site the folder of the built site; by default the one in the package
 * @param port 0 for any; without one, 4748 or the next that is free
 * @throws UsageError if the site is not built, or the port is taken
 */
export async function serveDocs({ site = join(DIST, 'docs'), port }: { site?: string; port?: number } = {}) {
  if (!existsSync(join(site, 'index.html'))) {
    throw new UsageError(
      'the docs are not built here: in a clone, `npm run docs` builds them; their pages can be read as they are in the folder docs',
    );
  }
  let listening: number | undefined;
  const app = docsApp(site, () => listening);
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  listening = await listen(server, HOST, port ?? USUAL_PORT, port === undefined ? FURTHER_PORTS : 0);
  return {
    address: `http://${HOST}:${listening}/`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
