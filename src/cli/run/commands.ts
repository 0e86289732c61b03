import { type Command, Option } from 'commander';
import { readingFlags } from '../backtest/commands.ts';
import { collect, drawingFlags, wholeNumber } from '../flags.ts';
import { csvFlag, FORECAST_TABLES } from '../output.ts';
import { databaseFlag } from '../queue/database-flag.ts';

/** The commands of `tightrope run`: work in pieces, which any number of processes and machines make. */
export function runCommands(run: Command): void {
  run.description(
    'a forecast, an analysis or a backtest in pieces, made by any number of processes and machines that share a folder (docs/runs.md)',
  );

  const plan = run
    .command('plan')
    .description(
      'cut a forecast or a backtest into pieces; what was drawn for an earlier number of draws is used again',
    )
    .argument(
      '<path...>',
      'situation file, or - for the standard input; with --for backtest files and folders of resolved cases',
    )
    .requiredOption('-o, --output <folder>', 'the folder of the run, new, empty or with the same run');
  drawingFlags(plan)
    .option('--scenario <name>', 'a scenario of the situation; with --for compare only these', collect)
    .option('--at <date>', 'forecast as of this day: shocks dated up to it have happened')
    .addOption(
      new Option('--for <command>', 'what the run is for: the command that prints what it comes to')
        .choices(['forecast', 'why', 'report', 'compare', 'backtest'])
        .default('forecast'),
    )
    .option('--outcome <name>', 'only this outcome, with --for why')
    .option('--time-line', 'the forecast shock by shock, with --for compare')
    .option(
      '--piece-size <n>',
      'draws of a piece, a multiple of 64, or cases; as many as take 30 seconds by default',
      wholeNumber,
    )
    .option('--json', 'print the plan as JSON')
    .action(async (paths, options) => (await import('./plan.ts')).planCommand(paths, options));
  readingFlags(plan);

  run
    .command('work')
    .description('make pieces that are missing or damaged, beside any number of others that do so')
    .argument('<run>', 'the folder of a run')
    .option('--piece <n>', 'only this piece (or several, comma separated), also if another worker is at it', collect)
    .option('--missing', 'every missing piece, as without --piece')
    .option('--workers <n>', 'threads to work on, 1 by default', wholeNumber)
    .action(async (folder, options) => (await import('./work.ts')).workCommand(folder, options));

  run
    .command('status')
    .description('how far a run is: reads every piece')
    .argument('<run>', 'the folder of a run')
    .option('--missing', 'print only the numbers of the pieces that are missing or damaged, a line each')
    .option('--json', 'print it as JSON')
    .action(async (folder, options) => (await import('./status.ts')).statusCommand(folder, options));

  run
    .command('merge')
    .addOption(csvFlag(...FORECAST_TABLES))
    .description(
      'what a run is for, once all its pieces are there, as `forecast`, `why`, `report`, `compare` or `backtest` has it',
    )
    .argument('<run>', 'the folder of a run')
    .option('--all', 'the whole forecast, not only its first 25 lines')
    .option('--html <file>', 'write it as a self-contained page')
    .option('--record', 'write the outcomes into the ledger as claims of the models')
    .option('--ledger <folder>', 'the folder of the ledger (by default TIGHTROPE_DATABASE_URL, or ./tightrope-ledger)')
    .option('--json', 'print the result as JSON')
    .action(async (folder, options) => (await import('./merge.ts')).mergeRunCommand(folder, options));

  databaseFlag(
    run
      .command('submit')
      .description(
        "put a run's missing pieces into the queue of a database, for `tightrope worker` on any machine (Node 22.12 or newer)",
      )
      .argument('<run>', 'the folder of a run'),
  )
    .option('--runs <folder>', 'the folder of all runs that machines share; without it the database keeps the pieces')
    .option('--user <name>', 'whose run it is, by default yours: users take turns')
    .option('--wait', 'wait until the run is whole, and bring its pieces into the folder')
    .option('--json', 'print what was submitted as JSON')
    .action(async (folder, options) => (await import('../queue/submit.ts')).submitCommand(folder, options));

  databaseFlag(
    run
      .command('fetch')
      .description('bring the pieces that workers have made from the database into the folder of the run')
      .argument('<run>', 'the folder of a run that was submitted'),
  )
    .option('--wait', 'wait until the run is whole')
    .option('--json', 'print how far it is as JSON')
    .action(async (folder, options) => (await import('../queue/submit.ts')).fetchCommand(folder, options));

  run
    .command('clean')
    .description('remove what a run does not need: damaged pieces, those of other plans, what killed workers left')
    .argument('<run>', 'the folder of a run')
    .option('--all', 'remove the whole run')
    .action(async (folder, options) => (await import('./clean.ts')).cleanCommand(folder, options));
}
