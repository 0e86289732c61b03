import { type Command, Option } from 'commander';
import { COUNTRY_LISTS } from '../../countries/country-lists.ts';
import { PERIOD_LENGTHS } from '../../outside/series/calendar.ts';
import { collect, listLimit, repeat, wholeNumber } from '../flags.ts';
import { csvFlag } from '../output.ts';

const onStore = (command: Command) =>
  command
    .option('--events <file>', 'the store of events', 'events.duckdb')
    .option('--json', 'print the result as JSON');

const selecting = (command: Command) =>
  command
    .option('--source <name>', 'who: a name as the data has it, country:Belarus, or BLRGOV (repeated)', repeat)
    .option('--target <name>', 'to whom (repeated)', repeat)
    .option('--aliases <file>', 'a file in YAML of actors, each with its names in the data')
    .option('--either', 'in either direction')
    .option('--codes <codes>', 'CAMEO codes, with all that is under them (comma separated, or repeated)', collect)
    .option('--label <name>', 'kinds of events by their name (repeated)', repeat)
    .option('--words <text>', 'only events whose text has these words')
    .option('--quad <classes>', '1 verbal and 2 material cooperation, 3 verbal and 4 material conflict', collect)
    .option('--at-least <n>', 'of intensity, -10 to 10')
    .option('--at-most <n>', 'of intensity')
    .option('--in <country>', 'where they happened (repeated)', repeat)
    .option('--dataset <name>', 'only this data set (repeated)', repeat)
    .option('--from <date>', 'from this day on')
    .option('--to <date>', 'up to this day');

/** Adds the commands on events: those on the store, and what may come next. */
export function eventCommands(events: Command): void {
  onStore(events.command('import'))
    .description(
      'bring in events: GDELT, ICEWS, POLECAT, ACLED, UCDP GED, a plain table, or any CSV or Parquet by a mapping; events revised since replace those before',
    )
    .argument('<file...>', 'files, zipped or not')
    .option('--format <name>', 'their format (told from the file by default)')
    .option('--mapping <file>', 'a file in YAML that says which column is what, also beside a format')
    .option('--dates <how>', 'how dates are written: dmy, mdy, ymd, or a pattern such as "%d/%m/%Y"')
    .addOption(new Option('--decimal <sign>', 'the decimal sign of numbers (either by default)').choices(['.', ',']))
    .addOption(
      new Option('--countries <list>', 'the country codes it uses (told from the data by default)').choices(
        COUNTRY_LISTS,
      ),
    )
    .option('--dataset <name>', 'name of the data set (that of its format by default)')
    .action(async (files, flags) => (await import('./import.ts')).importEventsCommand(files, flags));

  onStore(events.command('export'))
    .description(
      'write the events as Parquet, a folder for each year, which all commands that only read take as --events',
    )
    .argument('<folder>', 'a new folder')
    .action(async (folder, flags) => (await import('./export.ts')).exportEventsCommand(folder, flags));

  onStore(events.command('who'))
    .addOption(csvFlag('names'))
    .description('names in the events, with country and sector')
    .argument('<text>', 'part of a name, a country, or a code such as BLRGOV')
    .option('--country <name>', 'only those of a country, by any of its names or codes')
    .option('--sector <name>', 'only those of a sector')
    .addOption(new Option('--by <facet>', 'how many there are by country or sector').choices(['country', 'sector']))
    .option('--limit <n>', 'how many', listLimit, 30)
    .action(async (text, flags) => (await import('./who.ts')).whoCommand(text, flags));

  selecting(onStore(events.command('list')))
    .addOption(csvFlag('events'))
    .description('list events in the order of time')
    .option('--limit <n>', 'how many', listLimit, 50)
    .action(async (flags) => (await import('./list-events.ts')).listEventsCommand(flags));

  selecting(onStore(events.command('count')))
    .addOption(csvFlag('periods'))
    .description('events by period: cooperation and conflict, verbal and material, and their intensity')
    .addOption(new Option('--by <period>', 'length of a period').choices(PERIOD_LENGTHS).default('month'))
    .action(async (flags) => (await import('./list-events.ts')).countCommand(flags));

  selecting(onStore(events.command('top')))
    .addOption(csvFlag('pairs'))
    .description('the pairs with most events')
    .addOption(new Option('--by <period>', 'in each period').choices(PERIOD_LENGTHS))
    .option('--limit <n>', 'how many', listLimit, 10)
    .action(async (flags) => (await import('./list-events.ts')).topCommand(flags));

  selecting(onStore(events.command('indicator')))
    .addOption(csvFlag('periods', 'changes'))
    .description('cooperation, conflict and intensity by period, and where their level changed')
    .addOption(new Option('--by <period>', 'length of a period').choices(PERIOD_LENGTHS).default('month'))
    .option('--each-way', 'each direction separately')
    .option('--html <file>', 'write it as a page')
    .action(async (flags) => (await import('./indicator.ts')).indicatorCommand(flags));

  selecting(onStore(events.command('rate')))
    .addOption(csvFlag('dates', 'scores', 'weeks'))
    .description('how likely at least one such event is by a date, by a constant and a self-exciting rate')
    .option('--by <date>', 'by this day (repeated; 30, 90 and 365 days after the last event by default)', repeat)
    .addOption(
      new Option('--ties <rule>', 'whether only days with an event count, or each event')
        .choices(['once', 'each'])
        .default('once'),
    )
    .option('--seed <n>', 'seed of the test of fit', wholeNumber, 1)
    .option('--html <file>', 'write it as a page')
    .action(async (flags) => (await import('./rate.ts')).rateCommand(flags));

  selecting(onStore(events.command('speculation')))
    .addOption(csvFlag('months', 'triggers', 'events'))
    .description('what was said to come, month by month, beside the events that came')
    .option('--what <text>', 'what was said to come, in words')
    .option('--claims <tag>', 'the claims of a ledger with this tag are mentions of it')
    .option('--ledger <folder>', 'the ledger, or a file in JSON Lines')
    .option('--mention-codes <codes>', 'events of these codes between the same two are mentions', collect)
    .option('--mention-label <name>', 'events of this name between the same two are mentions (repeated)', repeat)
    .option('--mention-words <text>', 'events between the same two whose text has these words are mentions')
    .option('--trigger-codes <codes>', 'events of these codes between the same two set people talking', collect)
    .option('--html <file>', 'write it as a page')
    .action(async (flags) => (await import('./speculation.ts')).speculationCommand(flags));

  selecting(onStore(events.command('base-rate')))
    .addOption(csvFlag('rates', 'windows', 'pairs', 'years'))
    .description('how often events of one kind came within so many days after events of another')
    .option(
      '--after <codes>',
      'CAMEO codes of what opens a window, between the same two in either direction; without it the time is cut into windows',
      collect,
    )
    .requiredOption('--within <days>', 'days of a window', wholeNumber)
    .option('--other-pairs <n>', 'the same for so many other pairs, those with the most triggers', wholeNumber)
    .option('--beside <pair>', 'the same for another pair, "China > Japan" (repeated)', repeat)
    .option('--by-year', 'the same for each year')
    .option('--all', 'list every window')
    .option('--html <file>', 'write it as a page')
    .action(async (flags) => (await import('./base-rate.ts')).baseRateCommand(flags));

  onStore(events.command('rejects'))
    .addOption(csvFlag('rows'))
    .description('rows that could not be read, with line and reason')
    .option('--limit <n>', 'how many', listLimit, 50)
    .action(async (flags) => (await import('./list-events.ts')).rejectsCommand(flags));

  events
    .command('codes')
    .description('the codes of events, of CAMEO and PLOVER, with their scores')
    .argument('[text]', 'part of a label, or the beginning of a code')
    .option('--json', 'print the result as JSON')
    .addOption(csvFlag('codes'))
    .action(async (text, flags) => (await import('./list-events.ts')).codesCommand(text, flags));

  events
    .command('benchmark')
    .description('how well next events are forecast, by the published protocol on a table with a split')
    .argument(
      '<name>',
      '`icews14`, a folder of a published benchmark, or a file `date source event target split`, zipped by gzip or not',
    )
    .option('--data <path>', 'where ICEWS14 is: the folder as it is published, or a table of it', 'ICEWS14')
    .option('--method <name>', 'only these (comma separated): strict, relaxed, recurrency, rules')
    .option('--seed <n>', 'seed of the rules', wholeNumber, 1)
    .option('--json', 'print the result as JSON')
    .addOption(csvFlag('methods'))
    .action(async (name, flags) => (await import('./benchmark.ts')).benchmarkCommand(name, flags));

  events
    .command('next')
    .description('who does what to whom on the day after the last event, with the past events that speak for it')
    .argument('<file>', 'a table `date source event target`, zipped by gzip or not')
    .option('--source <name>', 'who')
    .option('--event <name>', 'does what')
    .option('--target <name>', 'to whom')
    .option('--limit <n>', 'how many', listLimit, 10)
    .option('--json', 'print the result as JSON')
    .addOption(csvFlag('events'))
    .action(async (file, flags) => (await import('./next.ts')).nextCommand(file, flags));
}
