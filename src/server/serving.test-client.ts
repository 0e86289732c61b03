import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type OpenFolder, type OpenOptions, openFolder } from './open-folder.ts';

const opened: { server: OpenFolder; folder: string }[] = [];
afterAll(async () => {
  for (const { server, folder } of opened.splice(0)) {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** An empty folder, or a copy of one, that is removed at the end. */
export function folderOf(from?: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tightrope-serve-')));
  if (from !== undefined) cpSync(from, folder, { recursive: true });
  return folder;
}

/** What a test sends to a server in this process. */
export interface Client {
  folder: string;
  server: OpenFolder;
  /** Sends a request with the token, and with the headers and body that a test gives. */
  send(
    method: string,
    path: string,
    init?: { headers?: Record<string, string>; body?: string | Uint8Array },
  ): Promise<Response>;
  /** Sends JSON. @returns the status and what was answered */
  ask(method: string, path: string, value?: unknown): Promise<{ status: number; value: never }>;
}

/** A server of a folder, without a socket. */
export async function serverOf(folder: string, options: OpenOptions = {}): Promise<Client> {
  const server = await openFolder(folder, { rate: { burst: 1e9, perSecond: 1e9 }, ...options });
  opened.push({ server, folder });
  const send: Client['send'] = async (method, path, { headers = {}, body } = {}) => {
    const all = { Host: 'localhost', Authorization: `Bearer ${server.token}`, ...headers };
    return server.app.request(path, { method, headers: all, ...(body !== undefined && { body: body as string }) });
  };
  return {
    ...{ folder, server, send },
    async ask(method, path, value) {
      const init =
        value === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) };
      const answer = await send(method, path, init);
      return { status: answer.status, value: (await answer.json()) as never };
    },
  };
}
