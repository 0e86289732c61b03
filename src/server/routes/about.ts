import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { version } from '../../version.ts';
import { EVENTS } from '../jobs/events-task.ts';
import { json, route } from '../route.ts';

export const aboutRoutes = [
  route({
    ...{ method: 'get', path: '/api/about', tag: 'Server', summary: 'What is served, and to whom' },
    answers: {
      200: {
        description: 'the folder and its user',
        schema: z.object({
          version: z.string(),
          folder: z.string(),
          ledger: z.boolean().describe('whether there is one'),
          events: z.boolean().describe('whether there is a store of events'),
          queue: z.boolean().describe('whether there is a queue of runs'),
          who: z.object({ name: z.string(), role: z.literal('owner') }),
        }),
      },
    },
    handle: async ({ who }, { root, ledger, queue }) =>
      json({
        ...{ version, folder: basename(root), ledger: ledger.exists(), events: existsSync(join(root, EVENTS)) },
        ...{ queue: await queue.isThere(), who },
      }),
  }),
  route({
    ...{ method: 'post', path: '/api/links', tag: 'Server' },
    summary: 'A new address with a token that works once, for another browser',
    answers: { 201: { description: 'the path and query of the address', schema: z.object({ path: z.string() }) } },
    handle: (_, { sessions }) => json({ path: `/?token=${sessions.oneTimeToken()}` }, 201),
  }),
];
