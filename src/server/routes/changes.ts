import { route } from '../route.ts';
import { streamFeed } from '../stream/stream-feed.ts';

export const changeRoutes = [
  route({
    ...{ method: 'get', path: '/api/changes', tag: 'Situations' },
    summary: 'Changes to the files and the ledger of the folder, as they happen',
    headers: { 'Last-Event-ID': 'the id of the last event that was received, after a break' },
    answers: {
      200: {
        description:
          '`changed` with `{ file, etag }`, etag null if it is gone; `beside` with `{ file }`, a ledger in JSON Lines or a store of events that was written; `ledger` when something was written into it; `reload` if too much was missed',
        type: 'text/event-stream',
      },
    },
    handle: ({ c }, { changes, streams, stopping }) => streamFeed(c, changes, { count: streams, stop: stopping }),
  }),
];
