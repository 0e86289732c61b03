import { countOf } from '../../numeric/count-of.ts';
import type { QueueStatus, RunInQueue, WorkerOfQueue } from '../../queue/status-types.ts';
import { runNext } from '../called.ts';

/** How a queue stands, in lines. */
export function statusText({ gate, runs, workers, dead, deadLetters }: QueueStatus): string {
  const gates = {
    open: [],
    paused: [`the queue is paused; now: ${runNext('queue', 'resume')}`],
    draining: [`the queue is being drained; now: ${runNext('queue', 'resume')}`],
  };
  return [
    ...gates[gate],
    runs.length === 0 ? 'no runs' : `${countOf(runs.length, 'run')}:`,
    ...runs.map(runText),
    workers.length === 0 ? 'no workers' : `${countOf(workers.length, 'worker')}:`,
    ...workers.map((worker) => workerText(worker, runs)),
    ...(deadLetters > 0 ? [`${countOf(deadLetters, 'piece')} failed as often as they may:`] : []),
    ...dead.map(
      ({ run, title, piece, reason, worker }) =>
        `  ${run.slice(0, 8)} ${title}, piece ${piece}: ${reason}${worker === undefined ? '' : ` (${worker})`}`,
    ),
    ...(deadLetters > 0 ? [`Now: ${runNext('queue', 'retry')}`] : []),
  ].join('\n');
}

function runText({
  id,
  title,
  owner,
  version,
  state,
  pieces,
  made,
  waiting,
  atWork,
  failing,
  dead,
}: RunInQueue): string {
  const counts = [
    `${made} of ${pieces} made`,
    ...(waiting > 0 ? [`${waiting} waiting`] : []),
    ...(atWork > 0 ? [`${atWork} at work`] : []),
    ...(failing > 0 ? [`${failing} to be tried again`] : []),
    ...(dead > 0 ? [`${dead} failed`] : []),
  ];
  const shown = state === 'open' ? '' : `${state}; `;
  return `  ${id.slice(0, 8)} ${title}, ${owner}, Tightrope ${version}: ${shown}${counts.join(', ')}`;
}

function workerText({ host, pid, made, at }: WorkerOfQueue, runs: readonly RunInQueue[]): string {
  const title = at && (runs.find(({ id }) => id === at.run)?.title ?? at.run.slice(0, 8));
  const doing = at ? `at piece ${at.piece} of ${title} for ${at.seconds} s` : 'waiting';
  return `  ${host}, process ${pid}: ${doing}; ${countOf(made, 'piece')} made`;
}
