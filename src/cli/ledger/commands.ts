import { type Command, Option } from 'commander';
import { CLAIM_KINDS, CLAIMANT_KINDS, STATUSES } from '../../ledger/claim/kinds.ts';
import { IMPORT_FORMATS } from '../../ledger/import/imported.ts';
import { GROUPINGS } from '../../ledger/score/group-by.ts';
import { asFlag, collect, repeat, wholeNumber } from '../flags.ts';
import { csvFlag } from '../output.ts';

const onLedger = (command: Command) =>
  command
    .option('--ledger <folder>', 'the folder of the ledger (by default TIGHTROPE_DATABASE_URL, or ./tightrope-ledger)')
    .option('--json', 'print the result as JSON');

const saying = (command: Command) =>
  command
    .option('--probability <p>', '0.6, 60% or a phrase such as likely (`tightrope ledger phrases` lists them)')
    .option('--low <p>', 'low end of the range')
    .option('--high <p>', 'high end of the range')
    .option('--option <name=p>', 'of one of several: an option and its probability (repeated)', repeat)
    .option('--quantile <level=value>', 'of a number or a date: 0.1=20 (repeated, rising)', repeat)
    .option(
      '--made <when>',
      'when it was said: 2021-04-22, or 2021-04-22T10:00+03:00 (by default today, and of an update now)',
    )
    .option('--reason <text>', 'why')
    .option('--phrases <file>', 'a table of phrases of your own');

const filtered = (command: Command) =>
  command
    .addOption(new Option('--status <status>', 'only claims with this status').choices(STATUSES))
    .option('--claimant <name>', 'only claims of this claimant')
    .option('--tag <tag>', 'only claims with this tag')
    .option('--question <id>', 'only claims on this question')
    .option('--outcome <id>', 'only claims on this outcome of a situation')
    .option('--words <text>', 'only claims whose text has these words');

/** Adds the commands on the ledger. */
export function ledgerCommands(ledger: Command): void {
  ledger.description('record who said what would happen, what happened, and how good each was');

  saying(onLedger(ledger.command('add')))
    .description('write a claim down, with what its claimant said')
    .argument('<text>', 'what is claimed')
    .option('--claimant <name>', 'who says so')
    .addOption(new Option('--claimant-kind <kind>', 'what kind of claimant').choices(CLAIMANT_KINDS))
    .option('--by <when>', 'the deadline')
    .addOption(new Option('--kind <kind>', 'the kind of claim, where no probability tells it').choices(CLAIM_KINDS))
    .option('--tag <tag>', 'topics (comma separated, or repeated)', collect)
    .option('--criteria <text>', 'how it will be judged')
    .option('--outcome <id>', 'the outcome of a situation that it is about')
    .option('--question <id>', 'an id that claims of several claimants about one thing share')
    .option('--unit <unit>', 'of a number: what is counted')
    .option('--trigger <name>', 'what it followed: a summit, a crisis')
    .option('--trigger-on <when>', 'when that was')
    .option('--link <url>', 'where it was said')
    .option('--quote <text>', 'the words it was said in')
    .option('--note <text>', 'what a reader should know')
    .option('--id <id>', 'its id in the ledger (made from the text by default)')
    .action(async (text, flags) => (await import('./write.ts')).addCommand(text, flags));

  filtered(onLedger(ledger.command('list')))
    .addOption(csvFlag('claims'))
    .description('list claims, those recorded last first')
    .option('--due', 'only open claims whose deadline is past')
    .option('--page <n>', 'which page', wholeNumber, 1)
    .option('--limit <n>', 'claims a page', wholeNumber, 50)
    .action(async (flags) => (await import('./read.ts')).listClaimsCommand(flags));

  onLedger(ledger.command('due'))
    .addOption(csvFlag('claims'))
    .description('open claims whose deadline is past, for you to resolve; with --within also those to come')
    .option('--within <days>', 'also those whose deadline comes within so many days', wholeNumber, 0)
    .action(async (flags) => (await import('./due.ts')).dueCommand(flags));

  onLedger(ledger.command('show'))
    .description('show a claim with all that was said of it and what came of it')
    .argument('<id>', 'the claim, or the beginning of its id')
    .action(async (id, flags) => (await import('./read.ts')).showCommand(id, flags));

  saying(onLedger(ledger.command('update')))
    .description('write down what the claimant says now; what was said before stays')
    .argument('<id>', 'the claim, or the beginning of its id')
    .action(async (id, flags) => (await import('./write.ts')).updateCommand(id, flags));

  onLedger(ledger.command('resolve'))
    .description('write down what came of a claim; an earlier judgement stays in its history')
    .argument('<id>', 'the claim, or the beginning of its id')
    .argument('[outcome]', 'yes, no, the option, the number, the day or never')
    .option('--on <when>', 'when it happened, or was known not to (now by default)')
    .option('--evidence <text>', 'what shows it')
    .option('--resolved-by <name>', 'who judged it')
    .option('--disputed', 'it is in dispute: the claim is not scored until it is resolved again')
    .option('--annulled', 'the claim counts for nothing')
    .option('--question', 'resolve all claims on the question of this id')
    .action(async (id, outcome, flags) => (await import('./write.ts')).resolveCommand(id, outcome, flags));

  filtered(onLedger(ledger.command('score')))
    .addOption(csvFlag('scores'))
    .description('how good the forecasts were: Brier, log and CRPS scores, skill, decomposition')
    .addOption(new Option('--by <group>', 'a row for each').choices(GROUPINGS.map(asFlag)).default('claimant'))
    .option('--html <file>', 'write it as a page')
    .action(async (flags) => (await import('./score.ts')).scoreCommand(flags));

  filtered(onLedger(ledger.command('calibration')))
    .addOption(csvFlag('bins'))
    .description('whether what was called 70% happened in 70% of the cases')
    .option('--bins <n>', 'number of bins', wholeNumber, 10)
    .option('--html <file>', 'write it as a page')
    .action(async (flags) => (await import('./score.ts')).calibrationCommand(flags));

  onLedger(ledger.command('record'))
    .addOption(csvFlag('periods', 'triggers'))
    .description('the record of a fear: how often it was claimed, after what, and how often it came true')
    .argument('<tag>', 'the tag of its claims')
    .option('--html <file>', 'write it as a page')
    .action(async (tag, flags) => (await import('./read.ts')).recordCommand(tag, flags));

  onLedger(ledger.command('import'))
    .description('take over a ledger in JSON Lines, or claims from a table or an export of a question site')
    .argument('<file>', 'the file, or - for the standard input')
    .addOption(
      new Option('--format <name>', 'its format (told from the file by default)').choices(['jsonl', ...IMPORT_FORMATS]),
    )
    .option('--columns <field=column>', 'which column holds what (comma separated, or repeated)', repeat)
    .option('--set <field=value>', 'what is the same for every row (comma separated, or repeated)', repeat)
    .option('--mapping <file>', 'a YAML file with both')
    .option('--beside <file>', 'a further file of the same export, such as forecast_data.csv (repeated)', repeat)
    .option('--zone <zone>', 'the zone of times without one: Z or +03:00')
    .option('--dates <order>', 'how a table writes dates: dmy, mdy or ymd')
    .addOption(new Option('--decimal <sign>', 'the decimal sign of a table').choices(['.', ',']))
    .option('--phrases <file>', 'a table of phrases of your own')
    .action(async (file, flags) => (await import('./import.ts')).importClaimsCommand(file, flags));

  ledger
    .command('export')
    .description('print the whole ledger, an entry a line (JSON Lines), for `import` to take over')
    .option('--ledger <folder>', 'the folder of the ledger (by default TIGHTROPE_DATABASE_URL, or ./tightrope-ledger)')
    .option('-o, --output <file>', 'the file to write, or - for the standard output')
    .action(async (flags) => (await import('./export.ts')).exportCommand(flags));

  onLedger(ledger.command('verify'))
    .description('check that no entry was changed since it was written down')
    .option('--noted <n:hash>', 'the end of the ledger that an earlier check printed')
    .action(async (flags) => (await import('./verify.ts')).verifyCommand(flags));

  ledger
    .command('phrases')
    .description('print what words of probability are taken to mean, as a file to edit and pass to --phrases')
    .action(async () => (await import('./phrases.ts')).phrasesCommand());
}
