import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../numeric/errors.ts';
import { openRun } from '../runs/run-folder.ts';
import { situationNameFault } from '../server/folder/paths.ts';
import { isLoopback, serveFolder, USUAL_PORT } from '../server/index.ts';
import { askServer, type RunningServer, runningServer } from '../server/running-server.ts';
import { EXIT } from './exit.ts';
import { checkPort, interrupted, present } from './present.ts';

export interface ServeFlags {
  host: string;
  port?: number;
  open?: boolean;
  situation?: string;
  /** Folders of runs that lie outside the folder. */
  run?: string[];
  databaseUrl?: string;
}

/** What is not closed after this time is left to the system. */
const PATIENCE_MS = 900;

/** `tightrope serve`: serves a folder until Ctrl-C. */
export async function serveCommand(
  folder: string,
  { host, port, open, situation, run: runs, databaseUrl }: ServeFlags,
): Promise<void> {
  checkPort(port);
  const place = situation === undefined ? '' : placeOf(folder, situation);
  for (const run of runs ?? []) await openRun(run);
  const running = await runningServer(folder);
  if (running) {
    checkAlike(running, { host, port });
    const kept = [...(runs === undefined ? [] : ['--run']), ...(databaseUrl === undefined ? [] : ['--database-url'])];
    if (kept.length > 0) console.error(`${kept.join(' and ')}: the server keeps what it was started with.`);
    const answer = await askServer(running, '/api/links', { method: 'POST' });
    const { path } = (await answer.json()) as { path: string };
    console.error(
      `A server of this folder runs already (process ${running.pid}). This address opens it in a browser, once:`,
    );
    return present(`${running.address}${path}${place}`, open);
  }
  const server = await serveFolder(folder, {
    ...{ host, port: port ?? USUAL_PORT, nextPort: port === undefined, runs },
    report: (error) => console.error(error),
    databaseUrl,
  });
  if (!isLoopback(host)) {
    console.error(
      `Listening on ${host}: anyone who can reach this machine there and has an address with a token, or sees one pass by, can read and write this folder.`,
    );
  }
  console.error(
    'This address opens the workbench in a browser, once (run the command again for a further one); Ctrl-C ends it:',
  );
  present(`${server.link()}${place}`, open);
  await interrupted();
  const late = setTimeout(() => process.exit(EXIT.interrupted), PATIENCE_MS);
  await server.close();
  clearTimeout(late);
  process.exit(EXIT.interrupted);
}

/**
 * One folder has one server: it does not move to another port because it is asked for a second time.
 *
 * @throws UsageError if an address is asked for that the running server does not have
 */
function checkAlike({ address, pid }: RunningServer, { host, port }: { host: string; port: number | undefined }): void {
  const { hostname, port: listening } = new URL(address);
  const asked = [
    ...(port === undefined || port === 0 || port === Number(listening || 80) ? [] : [`--port ${port}`]),
    ...(isLoopback(host) || !isLoopback(hostname) ? [] : [`--host ${host}`]),
  ];
  if (asked.length === 0) return;
  throw new UsageError(
    `${asked.join(' ')}: a server of this folder runs already, at ${address} (process ${pid}), and a folder has one server; ` +
      `end that one first, or leave out ${asked.map((one) => one.split(' ')[0]).join(' and ')} for a further address of it`,
  );
}

/** What an address ends in, so that the page opens on a situation. @throws UsageError if the folder does not have it */
function placeOf(folder: string, situation: string): string {
  const fault =
    situationNameFault(situation) ??
    (existsSync(join(folder, situation)) ? undefined : 'there is no such file in the folder');
  if (fault !== undefined) throw new UsageError(`--situation ${situation}: ${fault}`);
  return `#/forecast/${encodeURIComponent(situation)}`;
}
