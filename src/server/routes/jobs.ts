import * as z from 'zod';
import { PARTS } from '../../forecast/analysis.ts';
import { drawingOptions } from '../../situation/options.ts';
import { JOB_ENDS } from '../jobs/jobs.ts';
import type { TaskKind } from '../jobs/task.ts';
import { Refusal } from '../refusal.ts';
import { json, jsonText, route } from '../route.ts';
import type { ServerContext } from '../server-context.ts';
import { streamFeed } from '../stream/stream-feed.ts';
import { whole } from './ledger-schemas.ts';
import { runAsked } from './runs.ts';
import { type AskedOf, MOST_WITH_TEXT, situationAsked, taskOf } from './situation-asked.ts';

const tag = 'Forecasts';
const { models: _, ...drawn } = drawingOptions();
const drawing = { ...drawn, models: z.array(z.string()).optional().describe('names of models; `all` for every one') };
const ownLedger = z.boolean().optional().describe("adds the folder's own ledger to the record, as `--ledger` does");

const jobSchema = z.object({
  id: z.string(),
  kind: z.string(),
  state: z.enum(['waiting', 'running', ...JOB_ENDS]),
  created: z.iso.datetime(),
  progress: z.object({ stage: z.string(), done: z.number(), planned: z.number(), share: z.number() }).optional(),
  warnings: z.array(z.string()).optional(),
  error: z.object({ code: z.string(), message: z.string(), faults: z.array(z.unknown()).optional() }).optional(),
});
/** What starts a job answers. */
export const started = { 202: { description: 'the job; `Location` says where it is', schema: jobSchema } };
const jobParams = z.object({ id: z.string().describe('the id of the job') });
/** The longest that a request waits for a result, seconds. */
const LONGEST_WAIT = 60;

async function start(kind: TaskKind, asked: AskedOf, server: ServerContext): Promise<Response> {
  const { status } = server.jobs.start(await taskOf(kind, asked, server));
  return json(status, 202, { Location: `/api/jobs/${status.id}` });
}

const most = MOST_WITH_TEXT;

export const jobRoutes = [
  route({
    ...{ method: 'post', path: '/api/forecasts', tag, summary: 'Forecasts a situation' },
    body: {
      json: z.strictObject({
        situation: situationAsked,
        options: z.strictObject(drawing).optional(),
        ledger: ownLedger,
        run: runAsked,
      }),
      most,
    },
    answers: started,
    handle: ({ body }, server) => start('forecast', body, server),
  }),
  route({
    ...{ method: 'post', path: '/api/analyses', tag, summary: 'Forecasts a situation with its reasons' },
    body: {
      json: z.strictObject({
        situation: situationAsked,
        options: z
          .strictObject({
            ...drawing,
            parts: z.array(z.enum(PARTS)).optional().describe('only these; all by default'),
            outcome: z.string().optional().describe('only this outcome, as `tightrope why --outcome`'),
            quick: z.boolean().optional().describe('a first answer of few draws, in seconds'),
          })
          .optional(),
        ledger: ownLedger,
        run: runAsked,
      }),
      most,
    },
    answers: started,
    handle({ body }, server) {
      const { parts, quick } = body.options ?? {};
      if (body.run !== undefined && (parts || quick))
        throw new Refusal('request', 'a run has its analysis whole, expected neither `parts` nor `quick`');
      return start('analysis', body, server);
    },
  }),
  route({
    ...{
      method: 'post',
      path: '/api/comparisons',
      tag,
      summary: 'What scenarios change, or the forecast shock by shock',
    },
    body: {
      json: z.strictObject({
        situation: situationAsked,
        options: z.strictObject(drawing).optional(),
        scenarios: z.array(z.string()).optional().describe('only these; all by default'),
        timeLine: z.boolean().optional().describe('shock by shock instead, in `options.scenario` if there is one'),
        run: runAsked,
      }),
      most,
    },
    answers: started,
    handle({ body: { scenarios, timeLine, options, situation, run } }, server) {
      const more = { ...(scenarios && { scenarios }), ...(timeLine && { timeLine }) };
      return start('comparison', { situation, options: { ...options, ...more }, run }, server);
    },
  }),
  route({
    ...{ method: 'get', path: '/api/jobs', tag, summary: 'The jobs that are kept' },
    answers: { 200: { description: 'the oldest first', schema: z.object({ jobs: z.array(jobSchema) }) } },
    handle: (_, { jobs }) => json({ jobs: jobs.all.map(({ status }) => status) }),
  }),
  route({
    ...{ method: 'get', path: '/api/jobs/{id}', tag, summary: 'How a job stands' },
    params: jobParams,
    answers: { 200: { description: 'its state and progress', schema: jobSchema } },
    handle: ({ params: { id } }, { jobs }) => json(jobs.find(id).status),
  }),
  route({
    ...{ method: 'get', path: '/api/jobs/{id}/events', tag, summary: 'The progress of a job, as it happens' },
    params: jobParams,
    headers: { 'Last-Event-ID': 'the id of the last event that was received, after a break' },
    answers: {
      200: { description: '`progress`, at the end `done`, `cancelled` or `failed`', type: 'text/event-stream' },
    },
    handle({ params: { id }, c }, { jobs, streams, stopping }) {
      const job = jobs.find(id);
      const onEnd = () => job.listened(-1);
      const response = streamFeed(c, job.events, {
        count: streams,
        stop: stopping,
        last: JOB_ENDS,
        fromStart: true,
        onEnd,
      });
      job.listened(1);
      return response;
    },
  }),
  route({
    ...{ method: 'get', path: '/api/jobs/{id}/result', tag, summary: 'The result of a job' },
    params: jobParams,
    query: z.strictObject({
      wait: whole(0, LONGEST_WAIT).optional().describe('seconds to wait for it at most; 0 by default, at most 60'),
    }),
    answers: {
      200: { description: 'byte for byte what the command prints with `--json`' },
      409: {
        description: '`not-ready`: it is not there yet; `cancelled`: the job was cancelled before there was any',
      },
      422: {
        description: 'the job failed: here as everywhere, what its error is, such as the faults of the situation',
      },
    },
    async handle({ params: { id }, query: { wait = 0 }, c }, { jobs, stopping }) {
      const job = jobs.find(id);
      if (wait > 0) await settled(job.ended, wait * 1000, [c.req.raw.signal, stopping]);
      const { result, status, failure } = job;
      if (result !== undefined) return jsonText(result);
      if (failure) return json(failure.body, failure.status, failure.headers);
      if (status.state === 'cancelled') throw new Refusal('cancelled', 'the job was cancelled before it had a result');
      throw new Refusal(
        'not-ready',
        `the job is ${status.state}: its result is not there yet; ask again with ?wait=${LONGEST_WAIT}`,
      );
    },
  }),
  route({
    ...{ method: 'delete', path: '/api/jobs/{id}', tag, summary: 'Cancels a job; what there was of a result stays' },
    params: jobParams,
    answers: { 202: { description: 'how it stands', schema: jobSchema } },
    handle({ params: { id } }, { jobs }) {
      const job = jobs.find(id);
      job.cancel();
      return json(job.status, 202);
    },
  }),
];

/** Resolves when a promise does, after a time, or when one of the signals is given; then nothing listens any more. */
function settled(promise: Promise<unknown>, ms: number, signals: readonly AbortSignal[]): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    for (const signal of signals) signal.addEventListener('abort', end);
    promise.then(end, end);
  });
}
