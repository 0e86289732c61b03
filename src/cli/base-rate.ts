import { type Command, Option } from 'commander';
import { collect, wholeNumber, year } from './flags.ts';
import { csvFlag } from './output.ts';

/** Adds what the tables say that come with the program. */
export function baseRateCommands(command: Command): void {
  command
    .description('how often such things happened, by the tables that come with the program')
    .command('states')
    .description('how often a recognised state ceased to exist, overall and in narrower classes, with the rows')
    .option('--window <years>', 'years of a window', wholeNumber, 5)
    .option('--since <year>', 'the first year that counts', year)
    .option('--until <year>', 'the last year that counts', year)
    .option('--next-to-major-power', 'only states with a land border to one')
    .option('--after-dispute <years>', 'only so many years after a militarised dispute with it', wholeNumber)
    .addOption(
      new Option('--ending <kind>', 'union: only those that became part of another')
        .choices(['any', 'union'])
        .default('any'),
    )
    .option('--manner <manners>', 'only force, pressure, agreement, collapse (comma separated, or repeated)', collect)
    .option('--all', 'list every window')
    .option('--html <file>', 'write a self-contained page')
    .option('--json', 'print the result as JSON, with every window')
    .addOption(csvFlag('rates', 'windows'))
    .action(async (flags) => (await import('./base-rate-states.ts')).statesCommand(flags));
}
