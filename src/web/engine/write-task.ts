import type { Tasks } from './protocol.ts';

/** Writes a text to the server, in place of the page. */
export async function writeTask({ place, text, headers }: Tasks['write']['input']): Promise<Tasks['write']['output']> {
  const response = await fetch(place, { method: 'PUT', headers, body: text });
  return {
    status: response.status,
    etag: response.headers.get('etag') ?? undefined,
    body: await response.text(),
  };
}
