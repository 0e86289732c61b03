import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import * as vite from 'vite';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

type Mode = 'production' | 'one-file';
const folders = new Map<Mode, Promise<string>>();

/** Builds the page once for all test files of a worker: as a site, or in the pieces of one file. @returns its folder */
export function built(mode: Mode = 'production'): Promise<string> {
  const folder = folders.get(mode) ?? build(mode);
  folders.set(mode, folder);
  return folder;
}

async function build(mode: Mode): Promise<string> {
  const folder = mkdtempSync(join(process.env.TIGHTROPE_TEST_FOLDER ?? tmpdir(), 'page-'));
  // What is shipped is tried: under another name of the environment, libraries are built for their developers.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  await vite.build({ configFile: 'vite.config.ts', mode, logLevel: 'error', build: { outDir: folder } });
  process.env.NODE_ENV = NODE_ENV;
  return folder;
}

/** Serves the built page. */
export const servedPage = async () => served(await built());

/** Serves a folder as any static server would. */
export async function served(folder: string) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    try {
      const body = readFileSync(join(folder, decodeURIComponent(pathname.replace(/\/$/, '/index.html'))));
      response.writeHead(200, {
        'content-type': TYPES[extname(pathname)] ?? (pathname.endsWith('/') ? TYPES['.html'] : 'text/plain'),
      });
      response.end(body);
    } catch {
      response.writeHead(404);
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}/`, close };
}
