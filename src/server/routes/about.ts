import { basename } from 'node:path';
import * as z from 'zod';
import { version } from '../../version.ts';
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
          who: z.object({ name: z.string(), role: z.literal('owner') }),
        }),
      },
    },
    handle: ({ who }, { root }) => json({ version, folder: basename(root), who }),
  }),
  route({
    ...{ method: 'post', path: '/api/links', tag: 'Server' },
    summary: 'A new address with a token that works once, for another browser',
    answers: { 201: { description: 'the path and query of the address', schema: z.object({ path: z.string() }) } },
    handle: (_, { sessions }) => json({ path: `/?token=${sessions.oneTimeToken()}` }, 201),
  }),
];
