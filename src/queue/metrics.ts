import { version } from '../version.ts';
import type { QueueCounts } from './status-types.ts';
import type { WorkerState } from './worker-state.ts';

/** A number that is watched, as Prometheus names it. */
interface Metric {
  name: string;
  type: 'gauge' | 'counter';
  help: string;
  value: number;
  labels?: Record<string, string>;
}

/** The text format of Prometheus, version 0.0.4. */
export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** Writes metrics; those of one name stand together. */
export function metricsText(metrics: readonly Metric[]): string {
  const lines: string[] = [];
  let last = '';
  for (const { name, type, help, value, labels } of metrics) {
    if (name !== last) lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
    last = name;
    const pairs = Object.entries(labels ?? {}).map(([key, text]) => `${key}="${text.replace(/[\\"\n]/g, '_')}"`);
    lines.push(`${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Which version runs, and since when. */
export const processMetrics = (): Metric[] => [
  {
    ...{ name: 'tightrope_info', type: 'gauge', help: 'The version of Tightrope.', value: 1 },
    labels: { version, node: process.version },
  },
  {
    ...{ name: 'process_start_time_seconds', type: 'gauge', help: 'When the process began, seconds since 1970.' },
    value: Math.round(performance.timeOrigin / 1000),
  },
  {
    ...{ name: 'process_resident_memory_bytes', type: 'gauge', help: 'Memory of the process.' },
    value: process.memoryUsage.rss(),
  },
  {
    ...{ name: 'process_cpu_seconds_total', type: 'counter', help: 'Processor time of the process.' },
    value: Object.values(process.cpuUsage()).reduce((sum, part) => sum + part, 0) / 1e6,
  },
];

/** What a queue holds. They name no run and nobody: whoever may see them learns how much is done, not what. */
export function queueMetrics({ waiting, atWork, failing, dead, workers }: QueueCounts): Metric[] {
  const help = 'Pieces in the queue, by their state.';
  const states = { waiting, at_work: atWork, to_be_tried_again: failing, dead };
  return [
    ...Object.entries(states).map(
      ([state, value]): Metric => ({ name: 'tightrope_queue_pieces', type: 'gauge', help, value, labels: { state } }),
    ),
    {
      ...{ name: 'tightrope_queue_workers', type: 'gauge', help: 'Workers that gave a sign of life lately.' },
      value: workers,
    },
  ];
}

/** What one worker did. */
export function workerMetrics({ made, failed, handedBack, seconds, at, answered }: WorkerState): Metric[] {
  const counted = (name: string, help: string, value: number): Metric => ({
    ...{ name: `tightrope_worker_${name}`, type: 'counter', help, value },
  });
  return [
    counted('pieces_made_total', 'Pieces that this worker made.', made),
    counted('pieces_failed_total', 'Pieces that it could not make.', failed),
    counted('pieces_handed_back_total', 'Pieces that it handed back when it was stopped.', handedBack),
    counted('piece_seconds_total', 'Time that the pieces it made took.', seconds),
    {
      ...{ name: 'tightrope_worker_at_work', type: 'gauge', help: 'Whether it is at a piece.' },
      value: at ? 1 : 0,
    },
    {
      ...{ name: 'tightrope_worker_database_silent_seconds', type: 'gauge' },
      ...{ help: 'Time since the database answered last.', value: (performance.now() - answered) / 1000 },
    },
  ];
}
