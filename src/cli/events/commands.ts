import { type Command, Option } from 'commander';
import { collect, repeat, wholeNumber } from '../flags.ts';

const PERIODS = ['day', 'week', 'month', 'quarter', 'year'];

const onStore = (command: Command) =>
  command
    .option('--events <file>', 'the store of events', 'events.duckdb')
    .option('--json', 'print the result as JSON');

const selecting = (command: Command) =>
  command
    .option('--source <name>', 'who: a name as the data has it, or country:Belarus (repeated)', repeat)
    .option('--target <name>', 'to whom (repeated)', repeat)
    .option('--either', 'in either direction')
    .option('--codes <codes>', 'CAMEO codes, with all that is under them (comma separated, or repeated)', collect)
    .option('--quad <classes>', '1 verbal and 2 material cooperation, 3 verbal and 4 material conflict', collect)
    .option('--dataset <name>', 'only this data set (repeated)', repeat)
    .option('--from <date>', 'from this day on')
    .option('--to <date>', 'up to this day');

/** Adds the commands on the store of events. */
export function eventCommands(events: Command): void {
  onStore(events.command('import'))
    .description(
      'bring in events: GDELT, ICEWS, POLECAT, ACLED, UCDP GED, a plain table, or any CSV or Parquet by a mapping',
    )
    .argument('<file...>', 'files, zipped or not')
    .option('--format <name>', 'what they are (told from the file if left out)')
    .option('--mapping <file>', 'a file in YAML that says which column is what')
    .option('--dataset <name>', 'what the data set is called (the name of its format if left out)')
    .action(async (files, flags) => (await import('./import.ts')).importCommand(files, flags));

  onStore(events.command('who'))
    .description('names in the events, with country and sector')
    .argument('<text>', 'part of a name or a country')
    .option('--limit <n>', 'how many', wholeNumber, 30)
    .action(async (text, flags) => (await import('./look.ts')).whoCommand(text, flags));

  selecting(onStore(events.command('list')))
    .description('list events in the order of time')
    .option('--limit <n>', 'how many', wholeNumber, 50)
    .action(async (flags) => (await import('./look.ts')).listCommand(flags));

  selecting(onStore(events.command('count')))
    .description('events by period: cooperation and conflict, verbal and material, and their intensity')
    .addOption(new Option('--by <period>', 'how long a period is').choices(PERIODS).default('month'))
    .action(async (flags) => (await import('./look.ts')).countCommand(flags));

  selecting(onStore(events.command('top')))
    .description('the pairs with most events')
    .addOption(new Option('--by <period>', 'in each period').choices(PERIODS))
    .option('--limit <n>', 'how many', wholeNumber, 10)
    .action(async (flags) => (await import('./look.ts')).topCommand(flags));

  selecting(onStore(events.command('base-rate')))
    .description('how often events of one kind came within so many days after events of another')
    .option(
      '--after <codes>',
      'CAMEO codes of what opens a window, between the same two in either direction; without it the time is cut into windows',
      collect,
    )
    .requiredOption('--within <days>', 'days of a window', wholeNumber)
    .action(async (flags) => (await import('./base-rate.ts')).baseRateCommand(flags));

  onStore(events.command('rejects'))
    .description('rows that could not be read, with line and reason')
    .option('--limit <n>', 'how many', wholeNumber, 50)
    .action(async (flags) => (await import('./look.ts')).rejectsCommand(flags));

  events
    .command('codes')
    .description('the codes of events with their Goldstein scores')
    .argument('[text]', 'part of a label, or the beginning of a code')
    .option('--json', 'print the result as JSON')
    .action(async (text, flags) => (await import('./look.ts')).codesCommand(text, flags));
}
