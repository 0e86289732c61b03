import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { hostNames, inUrl } from './guard/hosts.ts';
import type { Rate } from './guard/rate.ts';
import { FURTHER_PORTS, listen } from './listen.ts';
import { openFolder } from './open-folder.ts';
import { announce, retract } from './running-server.ts';

export { isLoopback } from './guard/hosts.ts';

export interface ServeOptions {
  /** The address to listen on; only programs of this machine reach the usual one. */
  host?: string;
  /** 0 for any that is free. */
  port?: number;
  /** Goes on to the next ports where this one is taken. */
  nextPort?: boolean;
  /** Folders of runs that lie outside the folder. */
  runs?: readonly string[] | undefined;
  rate?: Rate;
  report?: (error: unknown) => void;
  /** The PostgreSQL that has the ledger and the queue of runs; by default that of TIGHTROPE_DATABASE_URL. */
  databaseUrl?: string | undefined;
}

/** A server that listens. */
export interface Serving {
  /** Without a token. */
  address: string;
  /** The address with a token that works once. */
  link(): string;
  /** The token for scripts. */
  token: string;
  close(): Promise<void>;
}

export const USUAL_PORT = 4747;
/** What is still sent after this time is broken off when the server stops. */
const STREAMS_END_MS = 300;
/**
 * Serves a folder: its situations, its ledger and its store of events, by the API of `docs/http-api.md`, and the page of the
 * workbench.
 *
 * @throws UsageError if there is no such folder or the address cannot be listened on
 * @example const { link, close } = await serveFolder('examples', { port: 0 });
 */
export async function serveFolder(folder: string, options: ServeOptions = {}): Promise<Serving> {
  const { host = '127.0.0.1', port = USUAL_PORT, nextPort = false, ...rest } = options;
  let listening: number | undefined;
  const opened = await openFolder(folder, { ...rest, names: hostNames(host), port: () => listening });
  const { app, root, token } = opened;
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  server.headersTimeout = 10_000;
  server.requestTimeout = 60_000;
  server.maxHeadersCount = 100;
  try {
    listening = await listen(server, host, port, nextPort ? FURTHER_PORTS : 0);
  } catch (error) {
    await opened.close();
    throw error;
  }
  const shown = inUrl(host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host);
  const address = `http://${shown}:${listening}`;
  await announce(root, { address, token, pid: process.pid });
  return {
    ...{ address, token },
    link: () => `${address}/?token=${opened.oneTimeToken()}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), STREAMS_END_MS);
      await opened.close();
      await closed;
      clearTimeout(late);
      await retract(root, token);
    },
  };
}
