import { Argument, Command, Option } from 'commander';
import { UsageError } from '../numeric/errors.ts';
import { unknownName } from '../numeric/nearest-name.ts';
import { version } from '../version.ts';
import { backtestCommands } from './backtest/commands.ts';
import { baseRateCommands } from './base-rate.ts';
import { eventCommands } from './events/commands.ts';
import { EXIT, ExitError, ending, lastWords } from './exit.ts';
import { collect, cutOffs, decimalFlag, drawingFlags, repeat, wholeNumber } from './flags.ts';
import { SHELLS } from './help/completion.ts';
import { addExamples } from './help/examples.ts';
import { sayMistakes } from './help/mistakes.ts';
import { ledgerCommands } from './ledger/commands.ts';
import { csvFlag, FORECAST_TABLES, withTables } from './output.ts';
import { queueCommands, workerCommands } from './queue/commands.ts';
import { runCommands } from './run/commands.ts';

/** Adds what every command that draws takes. */
const drawing = (command: Command) =>
  drawingFlags(command.argument('<file>', 'situation file, or - for the standard input'))
    .option('--at <date>', 'forecast as of this day: shocks dated up to it have happened')
    .option('--workers <n>', 'threads to work on', wholeNumber)
    .option('--json', 'print the result as JSON');

/** The command with all its parts, made again for each run, because commander keeps the flags of the last one. */
export function tightrope(): Command {
  const program = new Command('tightrope')
    .description('Forecasts political bargains and keeps score.')
    .version(version);

  drawing(program.command('forecast'))
    .addOption(csvFlag(...FORECAST_TABLES))
    .description('forecast a situation: where its issues settle, how likely its outcomes are, who gains')
    .option('--scenario <name>', 'a scenario of the situation')
    .option('--all', 'the whole forecast, not only its first 25 lines')
    .option('--html <file>', 'write the forecast as a self-contained page')
    .option('--record', 'write the outcomes into the ledger as claims of the models')
    .option('--ledger <folder>', 'the folder of the ledger (by default TIGHTROPE_DATABASE_URL, or ./tightrope-ledger)')
    .option('--run <folder>', 'with the draws of a run (tightrope run plan), whose options need not be given again')
    .action(async (file, options) => (await import('./forecast.ts')).forecastCommand(file, options));

  drawing(program.command('report'))
    .description(
      'write the forecast with its reasons: a self-contained page, a Word file (.docx), or all tables (.xlsx)',
    )
    .option('--scenario <name>', 'a scenario of the situation')
    .option('--quick', 'only a first answer from few draws, in seconds')
    .option(
      '-o, --output <file>',
      'what to write (report.html by default): .html, .docx or .xlsx, or - for the standard output',
    )
    .option('--charts <folder>', 'write each chart into this folder as well, as SVG and as PNG')
    .option(
      '--ledger <folder>',
      'a ledger, or a file of one: adds the record of each outcome whose id is a tag of claims',
    )
    .option('--run <folder>', 'with the analysis of a run (tightrope run plan --for report)')
    .action(async (file, options) => (await import('./report.ts')).reportCommand(file, options));

  drawing(program.command('why'))
    .addOption(
      csvFlag('inputs', 'limits', 'moves', 'tipping-points', 'counterfactuals', 'coalitions', 'pareto-improvements'),
    )
    .description('say why: what moves an outcome, what would have to be true, what anybody could do')
    .option('--scenario <name>', 'a scenario of the situation')
    .option('--outcome <name>', 'only this outcome; all by default')
    .option('--quick', 'only a first answer from few draws, in seconds')
    .option(
      '--ledger <folder>',
      'a ledger, or a file of one: adds the record of each outcome whose id is a tag of claims',
    )
    .addOption(
      new Option('--happened <yes/no>', 'now that the outcome is known: which single judgement was wrong')
        .choices(['yes', 'no'])
        .conflicts('run'),
    )
    .option('--run <folder>', 'with the analysis of a run (tightrope run plan --for why)')
    .action(async (file, options) =>
      options.happened === undefined
        ? (await import('./report.ts')).whyCommand(file, options)
        : (await import('./hindsight.ts')).hindsightCommand(file, options),
    );

  program
    .command('hypotheses')
    .description(
      'weigh explanations that compete by the evidence: posteriors, what each item does, what to look at next',
    )
    .argument('<file>', 'situation with `hypotheses:`, or a file of its own; - for the standard input')
    .option('--draws <n>', 'draws over all that is uncertain, 1000 by default', wholeNumber)
    .option('--seed <n>', 'seed of the draws', wholeNumber)
    .option('--all', 'every item, day and disagreement')
    .option('--evidence-in-rows', 'the matrix with evidence in rows, as most spreadsheets have it')
    .option('--analyst <name=file>', 'judgements of one analyst, in a file of its own; repeat for each', repeat)
    .option('--merged <file>', 'write the file with the judgements of all analysts in it')
    .option('--form <file>', 'write a file without judgements for an analyst to fill in, and nothing else')
    .option(
      '--cut-offs <list>',
      'the likelihoods at which the marks I, N, C and CC of ACH begin, 0.1,0.4,0.6,0.9 by default',
      cutOffs,
    )
    .option('--forecast', 'forecast the situation under each explanation (`change:`), and the mixture over all')
    .option('--samples <n>', 'draws of each forecast, 1024 by default', wholeNumber)
    .option('--record', 'write the posteriors into the ledger as a claim that can be resolved later')
    .option('--ledger <folder>', 'the folder of the ledger (by default TIGHTROPE_DATABASE_URL, or ./tightrope-ledger)')
    .option('--html <file>', 'write it as a self-contained page')
    .option('--json', 'print the result as JSON')
    .addOption(
      csvFlag(
        ...([
          'explanations',
          'matrix',
          'cells',
          'evidence',
          'days',
          'lookups',
          'analysts',
          'disagreements',
          'outcomes',
        ] as const),
      ),
    )
    .action(async (file, options) => (await import('./hypotheses.ts')).hypothesesCommand(file, options));

  drawing(program.command('compare'))
    .addOption(csvFlag('changes'))
    .description('what scenarios change against the situation as it stands, on the same random numbers')
    .option(
      '--scenario <name>',
      'only these scenarios (comma separated, or repeated), all by default; with --time-line the one to follow',
      collect,
    )
    .option('--time-line', 'the forecast day by day instead, after each dated shock')
    .option('--run <folder>', 'with the comparison of a run (tightrope run plan --for compare)')
    .action(async (file, options) => (await import('./compare.ts')).compareCommand(file, options));

  runCommands(program.command('run'));

  workerCommands(program.command('worker'));
  queueCommands(program.command('queue'));

  ledgerCommands(program.command('ledger'));

  eventCommands(
    program.command('events').description('what the record of events says: how often, how much, what next'),
  );

  baseRateCommands(program.command('base-rate'));

  backtestCommands(program);

  program
    .command('trace')
    .description('show what one model does with a situation, round by round, with every input at its best guess')
    .argument('<file>', 'situation file, or - for the standard input')
    .option('--model <name>', 'the model; without it the models to choose from are listed')
    .option('--issue <name>', 'only this issue')
    .option('--scenario <name>', 'a scenario of the situation')
    .option('--at <date>', 'forecast as of this day: shocks dated up to it have happened')
    .option('--seed <n>', "seed of the model's own randomness, if it has any", wholeNumber)
    .option('--calibration <file>', 'how far voting rules bind, as in a forecast: what `learn` wrote, or `none`')
    .option('--relations', 'add a table of how each actor sees every other, if the model says')
    .option('--html <file>', 'write it as a self-contained page')
    .option('--json', 'print every round as JSON')
    .addOption(csvFlag('positions', 'moves', 'actors'))
    .action(async (file, options) => (await import('./trace.ts')).traceCommand(file, options));

  program
    .command('models')
    .description('list the models: what each says, when to use it, where it comes from')
    .option('--json', 'print the list as JSON')
    .addOption(csvFlag('models'))
    .action(async (options) => (await import('./models.ts')).modelsCommand(options));

  program
    .command('check')
    .description('check a situation file and name every fault with its place')
    .argument('<file...>', 'situation files, or - for the standard input')
    .option('--json', 'print the faults as JSON')
    .action(async (files, options) => (await import('./check.ts')).checkCommand(files, options));

  program
    .command('migrate')
    .description('bring files of an older format to that of today, and show what changes line by line')
    .argument('<file...>', 'situation files, or - for the standard input, whose text goes to the standard output')
    .option('--dry-run', 'show it, and write nothing')
    .action(async (files, options) => (await import('./migrate/command.ts')).migrateCommand(files, options));

  program
    .command('import')
    .description(
      "turn a file of another tool into a situation file (Decide, KTAB's CSV or XML, plain CSV, .xlsx), or a matrix of ACH into explanations and evidence (.achz, CSV, .xlsx)",
    )
    .argument('<file>', 'file to import')
    .option('--hypotheses', 'a matrix of explanations and evidence (an .achz project is known without it)')
    .addOption(
      new Option('--salience-scale <n>', 'the highest salience in a table with a row for each actor')
        .choices(['1', '100'])
        .default('1'),
    )
    .addOption(decimalFlag('the decimal sign, where the file does not make it certain'))
    .addOption(new Option('--dates <order>', 'the order of day, month and year').choices(['dmy', 'mdy', 'ymd']))
    .addOption(
      new Option('--like <program>', "with the settings that reproduce a program: Scholz's expected utility").choices([
        'scholz',
      ]),
    )
    .action(async (file, options) => (await import('./import.ts')).importSituationCommand(file, options));

  program
    .command('schema')
    .description('print the JSON Schema of the situation file, for completion in editors')
    .action(async () => (await import('./schema.ts')).schemaCommand());

  program
    .command('serve')
    .description('serve a folder of situations to the workbench in the browser and to scripts (docs/http-api.md)')
    .argument('[folder]', 'the folder, with its ledger (tightrope-ledger) and its store of events (events.duckdb)', '.')
    .option('--host <address>', 'the address to listen on; other machines reach any but this one', '127.0.0.1')
    .option('--port <n>', 'the port: 4747 or the next free one by default, 0 for any', wholeNumber)
    .option('--open', 'open the address in the browser')
    .option(
      '--database-url <url>',
      'the PostgreSQL with the ledger and the queue of runs (by default TIGHTROPE_DATABASE_URL)',
    )
    .option('--situation <file>', 'the situation of the folder that the address opens; the newest by default')
    .option('--run <folder>', 'a run outside the folder to answer from; repeat for each', repeat)
    .action(async (folder, options) => (await import('./serve.ts')).serveCommand(folder, options));

  program
    .command('export-site')
    .description(
      'write the workbench with situations inside: a folder for any web server, or one HTML file that opens from the disk',
    )
    .argument('[place]', 'a folder with situations, or one situation file', '.')
    .option(
      '-o, --output <place>',
      'the folder to write, new, empty or an older site; or a name that ends in .html, for one file',
      'site',
    )
    .option('--first <file>', 'the situation that it opens on, by its path in the folder; the newest by default')
    .option('--no-ledger', 'leave out the ledgers that situations name')
    .action(async (place, options) => (await import('./export-site/command.ts')).exportSiteCommand(place, options));

  program
    .command('new')
    .description('ask who wants what and write a commented situation file; what you skip is left to fill in')
    .argument('[file]', 'file to write', 'situation.yaml')
    .option('--title <text>', 'what the situation is about')
    .option('--actors <names>', 'comma separated')
    .option('--issues <names>', 'comma separated')
    .option('--as-of <day>', 'the day on which this is all that is known (today by default)')
    .option('--scale <issue=ends>', 'the scale of an issue, such as "Years=3: three, 10: ten"; may be repeated', repeat)
    .option('--consent <names>', 'who must agree, comma separated, or all: then it is deal or no deal')
    .option('--by <day>', 'the day by which people ask')
    .option('--xlsx <file>', 'write a workbook to fill in instead; tightrope import reads it')
    .action(async (file, options) => (await import('./new/command.ts')).newCommand(file, options));

  program
    .command('watch')
    .description(
      'forecast anew the situations of a folder for which a file, the record or the calendar changed, and say what changed and why; for cron or a timer',
    )
    .argument('<folder>', 'the folder with the situations')
    .option(
      '-o, --output <folder>',
      'where the feeds and the state are kept (tightrope-watch in the folder by default)',
    )
    .option(
      '--ledger <folder>',
      'the folder of the ledger (by default TIGHTROPE_DATABASE_URL, or tightrope-ledger in the folder)',
    )
    .option('--no-record', 'write nothing into the ledger')
    .option(
      '--calibration <file>',
      "what `learn` wrote, in place of the package's own; `none` for the models' own answers",
    )
    .option('--samples <n>', 'number of draws', wholeNumber)
    .option('--seed <n>', 'seed of the draws', wholeNumber)
    .option('--workers <n>', 'threads to work on', wholeNumber)
    .option('--json', 'print what changed as JSON')
    .action(async (folder, options) => (await import('./watch/command.ts')).watchCommand(folder, options));

  const panel = program
    .command('panel')
    .description('ask several experts, each alone, and put what they say into the situation');
  panel
    .command('ask')
    .description(
      'write a questionnaire from a situation, without what anybody has said so far: a workbook, or a page for a browser',
    )
    .argument('<file>', 'situation file, or - for the standard input')
    .option('-o, --output <file>', 'the file to write: .xlsx, or .html for a page', 'questions.xlsx')
    .action(async (file, options) => (await import('./panel/command.ts')).askCommand(file, options));
  panel
    .command('merge')
    .description(
      'put the answers of several experts into a situation, and say where they disagree and what of that matters',
    )
    .argument('<file>', "the situation that was asked about, or the first coder's own file")
    .argument(
      '<answers...>',
      'a file of each expert: a workbook called after them, or what the page saved; or the own situation or table (CSV, .xlsx) of each coder',
    )
    .requiredOption('-o, --output <file>', 'the situation to write, with all values')
    .option(
      '--base <file>',
      "with coders' own files: the situation that was asked about, whose numbers are nobody's answers",
    )
    .addOption(new Option('--salience-scale <n>', "full salience in a coder's table").choices(['1', '100']))
    .addOption(new Option('--decimal <sign>', "the decimal sign in a coder's table").choices([',', '.']))
    .option('--samples <n>', 'number of draws', wholeNumber)
    .option('--seed <n>', 'seed of the draws', wholeNumber)
    .option('--json', 'print the result as JSON')
    .action(async (file, answers, options) =>
      (await import('./panel/command.ts')).mergePanelCommand(file, answers, options),
    );

  program
    .command('mcp')
    .description('serve a folder to an assistant, by the Model Context Protocol over standard input and output')
    .argument('[folder]', 'the folder: no file outside it is read or written', '.')
    .option('--seconds <n>', 'the longest that one tool may take', wholeNumber, 120)
    .action(async (folder, options) => (await import('./mcp/command.ts')).mcpCommand(folder, options));

  program
    .command('docs')
    .description('serve the docs of this version to your browser: tutorial, guides, reference; no network is needed')
    .option('--port <n>', 'the port: 4748 or the next free one by default, 0 for any', wholeNumber)
    .option('--open', 'open the address in the browser')
    .action(async (options) => (await import('./docs.ts')).docsCommand(options));

  program
    .command('doctor')
    .description('say whether this machine has what Tightrope needs, and what to do about what is missing')
    .argument('[folder]', 'the folder in which you work', '.')
    .option('--json', 'print what was found as JSON')
    .action(async (folder, options) => (await import('./doctor/command.ts')).doctorCommand(folder, options));

  program
    .command('completion')
    .description('print a script by which a shell completes commands, flags, their values and files')
    .addArgument(new Argument('<shell>', 'which shell').choices(SHELLS))
    .action(async (shell) => (await import('./help/command.ts')).completionCommand(shell, program));

  program
    .command('man')
    .description('print the manual page')
    .action(async () => (await import('./help/command.ts')).manCommand(program));

  addExamples(program);
  sayMistakes(program, (words, code) => {
    throw new ExitError(words, code === 0 ? EXIT.ok : EXIT.faults);
  });
  return program;
}

/** @throws UsageError with the nearest name, where help is asked for on a command that does not exist */
function checkHelp(program: Command, args: readonly string[]): void {
  const at = args.indexOf('help');
  let command = program;
  for (const word of at < 0 || at > 1 ? [] : args.filter((_, i) => i !== at)) {
    const found = command.commands.find((one) => one.name() === word);
    if (found === undefined && word.startsWith('-')) return;
    if (found === undefined)
      throw new UsageError(
        unknownName(
          'command',
          word,
          command.commands.map((one) => one.name()),
        ),
      );
    command = found;
    if (command.commands.length === 0) return;
  }
}

/**
 * Runs the command on its arguments. It reads the standard input and the environment of this process, writes to its standard
 * output and error, and leaves the exit code in `process.exitCode`; an error ends in plain words, with `--json` in JSON.
 *
 * @example await run(['forecast', 'situation.yaml', '--json'])
 */
export async function runProgram(args: readonly string[]): Promise<void> {
  try {
    const program = tightrope();
    checkHelp(program, args);
    await program.parseAsync(withTables(program, args), { from: 'user' });
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall === 'write' && code !== undefined) endWithoutOutput(code);
    const end = ending(error);
    const words = lastWords(end, args);
    if (words !== '') console.error(words);
    process.exitCode = end.code;
  }
}

/** Ends the program where its output cannot be written. */
export function endWithoutOutput(code: string | undefined): never {
  console.error(`the output cannot be written: ${code === 'ENOSPC' ? 'no space left' : code}`);
  process.exit(EXIT.failed);
}
