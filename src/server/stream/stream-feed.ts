import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { Refusal } from '../refusal.ts';
import type { Feed, Happening } from './feed.ts';

/** A line without meaning goes out so often, so that nothing on the way takes the connection for dead. */
const BEAT_MS = 15_000;
/** A listener that does not read is dropped when so much waits for it. */
const MOST_WAITING = 10_000;

/** How many streams are open, over all of them. */
export interface StreamCount {
  open: number;
  most: number;
}

export interface StreamOptions {
  count: StreamCount;
  /** Ends all streams, when the server stops. */
  stop: AbortSignal;
  /** Events after which the stream ends. */
  last?: readonly string[];
  /** Sends what is kept to a listener that comes for the first time. */
  fromStart?: boolean;
  /** Called when the listener is gone. */
  onEnd?: () => void;
}

/** Sends a feed as server-sent events; one whose connection broke gets what it missed, or `reload` if that is not kept. */
export function streamFeed(
  c: Context,
  feed: Feed,
  { count, stop, last = [], fromStart, onEnd }: StreamOptions,
): Response {
  if (count.open >= count.most)
    throw new Refusal('too-many', `more than ${count.most} streams are open`, { 'Retry-After': '5' });
  const given = c.req.header('last-event-id');
  const from = given !== undefined && /^\d{1,15}$/.test(given) ? Number(given) : undefined;
  count.open++;
  c.header('Cache-Control', 'no-store');
  c.header('X-Accel-Buffering', 'no');
  return streamSSE(c, async (stream) => {
    let wake = () => {};
    const waiting: Happening[] = [];
    const notify = () => wake();
    const unlisten = feed.listen((happening) => {
      waiting.push(happening);
      notify();
    });
    stop.addEventListener('abort', notify);
    stream.onAbort(notify);
    try {
      const missed = from === undefined ? (fromStart ? feed.since(0) : []) : feed.since(from);
      // What happens from now on is in `waiting` already.
      const first = missed?.filter(({ id }) => !waiting.some((one) => one.id === id));
      if (first === undefined) waiting.unshift({ id: feed.last, event: 'reload', data: {} });
      else waiting.unshift(...first);
      await stream.write(': hello\n\n');
      for (;;) {
        while (waiting.length > 0 && !stream.aborted) {
          const { id, event, data } = waiting.shift() as Happening;
          await stream.writeSSE({ id: String(id), event, data: JSON.stringify(data) });
          if (last.includes(event)) return;
        }
        if (stream.aborted || stop.aborted || waiting.length > MOST_WAITING) return;
        const beat = await new Promise<boolean>((resolve) => {
          const timer = setTimeout(() => resolve(true), BEAT_MS);
          wake = () => {
            clearTimeout(timer);
            resolve(false);
          };
          if (waiting.length > 0 || stream.aborted || stop.aborted) wake();
        });
        if (beat && !stream.aborted) await stream.write(': still here\n\n');
      }
    } finally {
      unlisten();
      stop.removeEventListener('abort', notify);
      count.open--;
      onEnd?.();
    }
  });
}
