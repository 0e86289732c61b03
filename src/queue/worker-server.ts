import { createServer, type Server } from 'node:http';
import { UsageError } from '../numeric/errors.ts';
import { version } from '../version.ts';
import type { QueueDatabase } from './database.ts';
import { keptFor } from './kept-for.ts';
import { METRICS_TYPE, metricsText, processMetrics, queueMetrics, workerMetrics } from './metrics.ts';
import { queueCounts } from './status.ts';
import type { WorkerState } from './worker-state.ts';

/** A worker whose database was silent for longer is not well. */
const SILENT_SECONDS = 60;
/** Counts are asked for at most this often: whoever watches may do so more often. */
const COUNTS_MS = 5000;

/** Answers how a worker is, without a token: what is told names no run and nobody. */
export interface WorkerServer {
  address: string;
  close(): void;
}

/** @throws UsageError if the address cannot be listened on */
export async function workerServer(
  db: QueueDatabase,
  state: WorkerState,
  { host, port }: { host: string; port: number },
): Promise<WorkerServer> {
  const counts = keptFor(COUNTS_MS, () => queueCounts(db).catch(() => undefined));
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0];
    const send = (status: number, type: string, text: string) => {
      response.writeHead(status, {
        'Content-Type': type,
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
      });
      response.end(request.method === 'HEAD' ? undefined : text);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(405, 'text/plain', 'expected GET\n');
    if (path === '/healthz') {
      const silent = Math.round((performance.now() - state.answered) / 1000);
      const isWell = silent <= SILENT_SECONDS;
      const answer = { ok: isWell, version, ...(!isWell && { why: `the database is silent for ${silent} s` }) };
      return send(isWell ? 200 : 503, 'application/json', `${JSON.stringify(answer)}\n`);
    }
    if (path !== '/metrics') return send(404, 'text/plain', 'there are /healthz and /metrics\n');
    void counts().then((found) => {
      const metrics = [...processMetrics(), ...workerMetrics(state), ...(found ? queueMetrics(found) : [])];
      send(200, METRICS_TYPE, metricsText(metrics));
    });
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 10_000;
  const listening = await listen(server, host, port);
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${listening}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE' ? 'another program listens there; --port 0 takes any free one' : error.message;
      reject(new UsageError(`${host}:${port}: ${why}`));
    });
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
