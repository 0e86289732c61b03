import * as z from 'zod';
import { METRICS_TYPE, metricsText, processMetrics, queueMetrics } from '../../queue/metrics.ts';
import { version } from '../../version.ts';
import { json, route } from '../route.ts';

const tag = 'Server';
const noToken = 'Needs no token';

/** For whoever watches the server: what is told names no situation, no run and nobody. */
export const watchedRoutes = [
  route({
    ...{ method: 'get', path: '/healthz', tag, summary: `Whether the server answers. ${noToken}` },
    answers: { 200: { description: 'it does', schema: z.object({ ok: z.literal(true), version: z.string() }) } },
    handle: () => json({ ok: true, version }),
  }),
  route({
    ...{
      method: 'get',
      path: '/metrics',
      tag,
      summary: `Numbers of the server and its queue, for Prometheus. ${noToken}`,
    },
    answers: { 200: { description: 'the text format of Prometheus', type: 'text/plain' } },
    async handle(_, { jobs, streams, queue }) {
      const counts = await queue.counts().catch(() => undefined);
      const states = ['waiting', 'running'] as const;
      const metrics = [
        ...processMetrics(),
        ...states.map((state) => ({
          ...{ name: 'tightrope_server_jobs', type: 'gauge' as const, help: 'Forecasts and other jobs of the server.' },
          ...{ value: jobs.all.filter(({ status }) => status.state === state).length, labels: { state } },
        })),
        {
          ...{ name: 'tightrope_server_streams', type: 'gauge' as const, help: 'Pages that listen for changes.' },
          value: streams.open,
        },
        ...(counts ? queueMetrics(counts) : []),
      ];
      return new Response(metricsText(metrics), {
        headers: { 'Content-Type': METRICS_TYPE, 'Cache-Control': 'no-store' },
      });
    },
  }),
];
