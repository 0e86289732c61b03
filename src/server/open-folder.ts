import { setMaxListeners } from 'node:events';
import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { UsageError } from '../numeric/errors.ts';
import { type AppOptions, makeApp } from './app.ts';
import { servedRuns } from './folder/runs.ts';
import { situationsIn } from './folder/situations.ts';
import { keptVersions } from './folder/versions.ts';
import { watchFolder } from './folder/watch.ts';
import { folderLedger } from './folder-ledger.ts';
import { hostNames } from './guard/hosts.ts';
import { sessions as makeSessions } from './guard/sessions.ts';
import { jobsOn, type ServerJob } from './jobs/jobs.ts';
import { taskThreads } from './jobs/task-threads.ts';
import { ledgerChanges } from './ledger-changes.ts';
import { cookieKey, privateFolder } from './private-folder.ts';
import type { Env } from './route.ts';
import type { ServerContext } from './server-context.ts';
import { serverQueue } from './server-queue.ts';
import { feed } from './stream/feed.ts';

/** How a folder is opened; without a port there is no socket. */
export interface OpenOptions extends Partial<AppOptions> {
  /** Folders of runs that lie outside the folder. */
  runs?: readonly string[] | undefined;
  /** The PostgreSQL that has the ledger and the queue of runs. */
  databaseUrl?: string | undefined;
}

/** A folder with all that serves it, but for a socket. */
export interface OpenFolder {
  root: string;
  /** The server as a function of requests. */
  app: Hono<Env>;
  /** The token for scripts. */
  token: string;
  oneTimeToken(): string;
  /** Looks at the disk for changes now. */
  look(): Promise<void>;
  /** The jobs that are kept. */
  jobs(): readonly ServerJob[];
  /** Ends streams and all that runs. */
  close(): Promise<void>;
}

const CHANGES_KEPT = 1000;
const MOST_STREAMS = 64;
/** Ctrl-C ends the server within a second. */
const LEDGER_PATIENCE_MS = 600;

/** @throws UsageError if there is no such folder, or it may not be written to */
export async function openFolder(folder: string, { runs, ...options }: OpenOptions = {}): Promise<OpenFolder> {
  const root = await rootOf(folder);
  const own = await privateFolder(root);
  const stop = new AbortController();
  // Every stream, and every request that waits for a result, listens to it.
  setMaxListeners(0, stop.signal);
  // Ids of an earlier run do not come again: a page that was connected to it reads everything anew.
  const changes = feed(CHANGES_KEPT, Date.now());
  const watch = watchFolder(root, changes);
  const versions = keptVersions(join(own, 'versions'));
  const url = options.databaseUrl ?? process.env.TIGHTROPE_DATABASE_URL;
  const ledgerNews = ledgerChanges(changes);
  const ledger = folderLedger(root, url, ledgerNews.written);
  const threads = taskThreads(ledger);
  const jobs = jobsOn(threads);
  const queue = serverQueue(url);
  const sessions = makeSessions(await cookieKey(own));
  const context: ServerContext = {
    ...{ root, versions, changes, sessions, runs: servedRuns(root, runs) },
    situations: situationsIn(root, versions, watch.changed),
    ...{ ledger, threads, jobs, queue, atOnce: { running: 0 } },
    streams: { open: 0, most: MOST_STREAMS },
    stopping: stop.signal,
  };
  const app = makeApp(context, { names: hostNames('127.0.0.1'), ...options });
  watch.start();
  if (url) ledgerNews.watch(ledger);
  return {
    ...{
      root,
      app,
      token: sessions.token,
      oneTimeToken: sessions.oneTimeToken,
      look: watch.look,
      jobs: () => jobs.all,
    },
    async close() {
      watch.stop();
      ledgerNews.stop();
      stop.abort();
      jobs.close();
      await threads.close();
      await queue.close();
      await ledger.close(LEDGER_PATIENCE_MS);
    },
  };
}

/** The folder as the disk has it. @throws UsageError */
async function rootOf(folder: string): Promise<string> {
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined) throw new UsageError(`${folder}: no such folder`);
  if (!found.isDirectory()) throw new UsageError(`${folder}: a file, expected the folder that it lies in`);
  return realpath(folder);
}
