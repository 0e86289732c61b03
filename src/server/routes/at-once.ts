import * as z from 'zod';
import { models } from '../../models/models.ts';
import { PERIOD_LENGTHS } from '../../outside/series/index.ts';
import { seedOption, viewpointOptions } from '../../situation/options.ts';
import { situationJsonSchema } from '../../situation/schema.ts';
import { selectorSchema } from '../../situation/selector.ts';
import { doneAtOnce } from '../jobs/at-once.ts';
import type { EventQuestion } from '../jobs/events-task.ts';
import { json, route } from '../route.ts';
import type { ServerContext } from '../server-context.ts';
import { whole } from './ledger-schemas.ts';
import { MOST_WITH_TEXT, situationAsked, taskOf } from './situation-asked.ts';

const most = MOST_WITH_TEXT;
const rows = (command: string) => ({ 200: { description: `as \`tightrope ${command} --json\`` } });
const by = z.enum(PERIOD_LENGTHS);
const limit = z.number().int().min(1).max(10_000);

const events = (question: EventQuestion, server: ServerContext, signal: AbortSignal) =>
  doneAtOnce(
    { kind: 'events', root: server.root, options: question as unknown as Record<string, unknown> },
    server,
    signal,
  );

/** What is answered at once, by other threads: none of it takes long, but it may take too long for the thread that answers. */
export const atOnceRoutes = [
  route({
    ...{ method: 'post', path: '/api/traces', tag: 'Forecasts', summary: 'What one model does, round by round' },
    body: {
      json: z.strictObject({
        situation: situationAsked,
        model: z.string(),
        options: z.strictObject({ ...viewpointOptions(), ...seedOption() }).optional(),
      }),
      most,
    },
    answers: rows('trace'),
    async handle({ body: { situation, model, options }, c }, server) {
      const task = await taskOf('trace', { situation, options: { ...options, model } }, server);
      return doneAtOnce(task, server, c.req.raw.signal);
    },
  }),
  route({
    ...{ method: 'post', path: '/api/records', tag: 'Forecasts', summary: "The record of a situation's outcomes" },
    body: { json: z.strictObject({ situation: situationAsked, ledger: z.boolean().optional() }), most },
    answers: { 200: { description: '`{ record, warnings }`' } },
    handle: async ({ body, c }, server) => doneAtOnce(await taskOf('record', body, server), server, c.req.raw.signal),
  }),
  route({
    ...{ method: 'get', path: '/api/models', tag: 'Forecasts', summary: 'The models' },
    answers: rows('models'),
    handle: () => json(models.map(({ name, title, says, use, source }) => ({ name, title, says, use, source }))),
  }),
  route({
    ...{ method: 'get', path: '/api/schema', tag: 'Situations', summary: 'The JSON Schema of a situation' },
    answers: { 200: { description: 'as `tightrope schema`', type: 'application/schema+json' } },
    handle: () => json(situationJsonSchema(), 200, { 'Content-Type': 'application/schema+json' }),
  }),
  route({
    ...{ method: 'post', path: '/api/events/list', tag: 'Events', summary: 'Events in the order of time' },
    body: { json: z.strictObject({ selector: selectorSchema(), limit: limit.default(50) }) },
    answers: rows('events list'),
    handle: ({ body, c }, server) => events({ ask: 'list', ...body }, server, c.req.raw.signal),
  }),
  route({
    ...{ method: 'post', path: '/api/events/count', tag: 'Events', summary: 'How many events, by day to year' },
    body: { json: z.strictObject({ selector: selectorSchema(), by: by.default('month') }) },
    answers: rows('events count'),
    handle: ({ body, c }, server) => events({ ask: 'count', ...body }, server, c.req.raw.signal),
  }),
  route({
    ...{ method: 'post', path: '/api/events/top', tag: 'Events', summary: 'The pairs with most events' },
    body: { json: z.strictObject({ selector: selectorSchema(), by: by.optional(), limit: limit.default(10) }) },
    answers: rows('events top'),
    handle: ({ body: { by: period, ...body }, c }, server) =>
      events({ ask: 'top', ...body, ...(period && { by: period }) }, server, c.req.raw.signal),
  }),
  route({
    ...{ method: 'post', path: '/api/events/indicator', tag: 'Events' },
    summary: 'Cooperation, conflict and intensity period by period, and where their level changed',
    body: {
      json: z.strictObject({
        selector: selectorSchema(),
        by: by.default('month'),
        eachWay: z.boolean().default(false),
      }),
    },
    answers: rows('events indicator'),
    handle: ({ body, c }, server) => events({ ask: 'indicator', ...body }, server, c.req.raw.signal),
  }),
  route({
    ...{ method: 'get', path: '/api/events/names', tag: 'Events', summary: 'Names in the events' },
    query: z.strictObject({
      text: z.string().min(1).max(200).describe('part of a name, a country, or a code such as BLRGOV'),
      country: z.string().max(200).optional(),
      sector: z.string().max(200).optional(),
      limit: whole(1, 10_000).optional().describe('30 by default'),
    }),
    answers: rows('events who'),
    handle({ query: { text, country, sector, limit: n = 30 }, c }, server) {
      const only = { ...(country !== undefined && { country }), ...(sector !== undefined && { sector }) };
      return events({ ask: 'names', text, ...only, limit: n }, server, c.req.raw.signal);
    },
  }),
];
