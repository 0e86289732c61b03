import type { Context } from 'hono';
import { checkValue } from '../situation/check-value.ts';
import { Refusal } from './refusal.ts';
import type { Body, Env } from './route.ts';

/** The largest request where a route says nothing else, bytes. */
export const MOST_BYTES = 1_000_000;

/** The body of a request, read no further than it may be long. @throws Refusal */
async function readBytes(c: Context<Env>, most: number): Promise<Uint8Array> {
  const tooLarge = () => new Refusal('too-large', `the request is larger than ${most} bytes`, { Connection: 'close' });
  const stated = c.req.header('content-length');
  if (stated !== undefined && !(Number(stated) <= most)) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = c.req.raw.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read().catch(() => {
      throw new Refusal('request', 'the request broke off');
    })) ?? { done: true, value: undefined };
    if (done) break;
    size += value.length;
    if (size > most) {
      reader?.cancel().catch(() => undefined);
      throw tooLarge();
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}

/** The body as a route takes it. @throws Refusal or FaultError */
export async function readBody<Value>(c: Context<Env>, body: Body<Value>): Promise<Value> {
  const types = 'json' in body ? ['application/json'] : body.text;
  const type = (c.req.header('content-type') ?? '').split(';')[0].trim().toLowerCase();
  if (!types.includes(type))
    throw new Refusal('media-type', `Content-Type ${JSON.stringify(type)}, expected ${types.join(' or ')}`);
  const bytes = await readBytes(c, body.most ?? MOST_BYTES);
  // A text is stored as it came; JSON is in UTF-8.
  if ('text' in body) return bytes as Value;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new Refusal('request', `the body is not JSON: ${(error as Error).message.slice(0, 200)}`);
  }
  return checkValue(body.json, value, 'body');
}
