import type { Command } from 'commander';
import { wholeNumber } from '../flags.ts';
import { databaseFlag } from './database-flag.ts';

/** `tightrope worker`, which makes pieces of the queue. */
export function workerCommands(worker: Command): void {
  databaseFlag(
    worker.description(
      'make pieces of the runs in a queue, on any number of machines, until Ctrl-C (Node 22.12 or newer; docs/runs.md)',
    ),
  )
    .option(
      '--runs <folder>',
      'the folder of all runs that machines share; without it only runs that the database keeps',
    )
    .option('--workers <n>', 'threads to make a piece on, 1 by default', wholeNumber)
    .option('--until-empty', 'end when nothing waits and nobody is at anything')
    .option('--port <n>', 'answer /healthz and /metrics on this port, 0 for any', wholeNumber)
    .option('--host <address>', 'the address to answer on; other machines reach any but this one', '127.0.0.1')
    .action(async (options) => (await import('./worker.ts')).workerCommand(options));
}

/** `tightrope queue`: how it stands, and what may be done about it. */
export function queueCommands(queue: Command): void {
  queue.description('the queue of runs on a PostgreSQL: how it stands, and what may be done about it (docs/runs.md)');
  const command = (name: string, description: string) =>
    databaseFlag(queue.command(name).description(description)).option('--json', 'print it as JSON');
  const run = 'a run, by its folder or by its id in `queue status`';

  command('status', 'runs, workers, and the pieces that failed with the reason').action(async (options) =>
    (await import('./queue.ts')).statusOfQueue(options),
  );
  command('pause', 'begin no more pieces, of a run or of all; what workers are at is finished')
    .argument('[run]', run)
    .action(async (name, options) => (await import('./queue.ts')).pauseCommand(name, options));
  command('resume', 'go on with a run or with all, after `pause` or `drain`')
    .argument('[run]', run)
    .action(async (name, options) => (await import('./queue.ts')).resumeCommand(name, options));
  command('cancel', 'take the pieces of a run that are not made out of the queue; those that are made stay')
    .argument('<run>', run)
    .action(async (name, options) => (await import('./queue.ts')).cancelCommand(name, options));
  command('retry', 'try again the pieces that failed as often as they may, of a run or of all')
    .argument('[run]', run)
    .action(async (name, options) => (await import('./queue.ts')).retryCommand(name, options));
  command(
    'purge',
    'remove runs, with the pieces that the database keeps: the cancelled, and the whole ones that were fetched',
  )
    .argument('[run]', `${run}: only this one, whatever its state`)
    .option('--all', 'every run, whatever its state')
    .action(async (name, options) => (await import('./queue.ts')).purgeCommand(name, options));
  command('drain', 'let workers finish what they are at and end, and wait for that').action(async (options) =>
    (await import('./queue.ts')).drainCommand(options),
  );
}
