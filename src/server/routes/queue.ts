import * as z from 'zod';
import { queueActions } from '../queue-actions.ts';
import { json, route } from '../route.ts';

const tag = 'Queue';
const count = z.number().int().min(0);

const statusSchema = z.object({
  gate: z.enum(['open', 'paused', 'draining']).describe('whether workers may begin pieces'),
  runs: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      of: z.string().describe('what it is for: `forecast`, `why`, `report`, `compare` or `backtest`'),
      owner: z.string(),
      version: z.string().describe('of Tightrope: only workers of this version make its pieces'),
      samples: count.nullable().describe('draws; null of a backtest'),
      folder: z
        .string()
        .nullable()
        .describe('in the folder that the workers share; null where the database has the pieces'),
      state: z.enum(['open', 'paused', 'cancelled', 'whole']),
      ...{ pieces: count, made: count, waiting: count, atWork: count },
      failing: count.describe('pieces that wait to be tried again'),
      dead: count.describe('pieces that failed as often as they may'),
      submitted: z.iso.datetime(),
      fetched: z.boolean().describe('whether its pieces are in the folder that it was submitted from'),
    }),
  ),
  workers: z.array(
    z.object({
      ...{ host: z.string(), pid: z.number(), version: z.string(), made: count, failed: count },
      at: z.object({ run: z.string(), piece: count, seconds: count }).optional().describe('what it is at'),
    }),
  ),
  dead: z
    .array(
      z.object({
        ...{ run: z.string(), title: z.string(), piece: count, reason: z.string() },
        ...{ worker: z.string().optional(), at: z.iso.datetime() },
      }),
    )
    .describe('pieces that failed as often as they may, the latest 100'),
  deadLetters: count.describe('how many these are in all'),
});

export const queueRoutes = [
  route({
    ...{ method: 'get', path: '/api/queue', tag, summary: 'How the queue of runs stands' },
    answers: {
      200: { description: 'as `tightrope queue status --json` prints it', schema: statusSchema },
      404: { description: 'the server has no queue' },
    },
    handle: async (_, { queue }) => json(await queue.status()),
  }),
  route({
    ...{ method: 'post', path: '/api/queue', tag, summary: 'Pauses, resumes, cancels, retries or purges runs, or all' },
    body: {
      json: z.strictObject({
        do: z.enum(['pause', 'resume', 'cancel', 'retry', 'purge', 'drain']),
        run: z.string().max(64).optional().describe('the id of a run, or how it begins; without it the whole queue'),
      }),
    },
    answers: { 200: { description: 'what was done', schema: z.object({ done: z.string(), count: count.optional() }) } },
    handle: async ({ body }, { queue }) => json(await queueActions(queue, body)),
  }),
];
