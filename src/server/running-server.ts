import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { writeAtomically } from '../files/write-atomically.ts';
import { OWNER_ONLY, PRIVATE } from './private-folder.ts';

const schema = z.object({
  address: z.string().regex(/^http:\/\/[\w.:[\]-]+$/),
  token: z.string().regex(/^[\w-]{20,200}$/),
  pid: z.number().int(),
});

/** How to reach the server of a folder. */
export type RunningServer = z.output<typeof schema>;

const fileIn = (folder: string) => join(folder, PRIVATE, 'server.json');
const PATIENCE_MS = 3000;

/** Says where the server of a folder is, in a file that only its owner can read. */
export const announce = (folder: string, server: RunningServer): Promise<void> =>
  writeAtomically(fileIn(folder), `${JSON.stringify(server)}\n`, { mode: OWNER_ONLY });

/** Takes the announcement back, if it is still that of this server. */
export async function retract(folder: string, token: string): Promise<void> {
  if ((await announced(folder))?.token === token) await rm(fileIn(folder), { force: true });
}

async function announced(folder: string): Promise<RunningServer | undefined> {
  try {
    return schema.parse(JSON.parse(await readFile(fileIn(folder), 'utf8')));
  } catch {
    return undefined;
  }
}

/** The server of a folder, if there is one and it answers; what a killed one left behind is not one. */
export async function runningServer(folder: string): Promise<RunningServer | undefined> {
  const server = await announced(folder);
  if (server === undefined) return undefined;
  const answer = await askServer(server, '/api/about').catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.ok ? server : undefined;
}

/** Sends a request to a server with its token. */
export function askServer({ address, token }: RunningServer, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { Authorization: `Bearer ${token}`, ...init.headers };
  return fetch(`${address}${path}`, { signal: AbortSignal.timeout(PATIENCE_MS), ...init, headers });
}
