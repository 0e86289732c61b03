import type { Command } from 'commander';
import { wholeNumber } from '../flags.ts';

/** Adds what may come next to the commands on events. */
export function nextEventCommands(events: Command): void {
  events
    .command('benchmark')
    .description('how well next events are forecast, by the published protocol on a table with a split')
    .argument('<name>', '`icews14`, or a file `date source event target split`, zipped by gzip or not')
    .option('--data <folder>', 'the folder of the data sets', '../shared/data')
    .option('--method <name>', 'only these (comma separated): strict, relaxed, recurrency, rules')
    .option('--seed <n>', 'seed of the rules', wholeNumber, 1)
    .option('--json', 'print the result as JSON')
    .action(async (name, flags) => (await import('./benchmark.ts')).benchmarkCommand(name, flags));

  events
    .command('next')
    .description('who does what to whom on the day after the last event, with the past events that speak for it')
    .argument('<file>', 'a table `date source event target`, zipped by gzip or not')
    .option('--source <name>', 'who')
    .option('--event <name>', 'does what')
    .option('--target <name>', 'to whom')
    .option('--limit <n>', 'how many', wholeNumber, 10)
    .option('--json', 'print the result as JSON')
    .action(async (file, flags) => (await import('./next.ts')).nextCommand(file, flags));
}
