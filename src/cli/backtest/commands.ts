import { type Command, InvalidArgumentError, Option } from 'commander';
import { LONG_FIELDS, type LongField } from '../../situation/cases/long-fields.ts';
import { KINDS } from '../../situation/kinds.ts';
import { decimalFlag, wholeNumber } from '../flags.ts';
import { csvFlag } from '../output.ts';

/** Adds `backtest`, `learn` and `cases`. */
export function backtestCommands(program: Command): void {
  cases(program.command('backtest'), '[path...]')
    .description('score the models, the pool and what is learned from other cases on bargains whose end is known')
    .option('--run <folder>', 'the folder of a run that has solved the cases (tightrope run)')
    .option('--out <file>', 'write a CSV with a row for each issue and forecaster')
    .option('--html <file>', 'write the scores as a self-contained page')
    .option('--markdown <file>', 'write them as a chapter of text with tables')
    .option(
      '--calibration <file>',
      'score what was learned before, a file that `learn` wrote, in place of what the other cases teach',
    )
    .option('--json', 'print the scores as JSON')
    .addOption(csvFlag('scores', 'questions', 'paces', 'pace-calibration'))
    .action(async (paths, flags) => (await import('./run.ts')).backtestCommand(paths, flags));

  cases(program.command('learn'), '[path...]')
    .description(
      'learn from bargains whose end is known how far outcomes lie from what the models say, by kind of bargain',
    )
    .option('--run <folder>', 'the folder of a run that has solved the cases (tightrope run)')
    .option('-o, --output <file>', 'the calibration to write; it is printed without it')
    .action(async (paths, flags) => (await import('./run.ts')).learnCommand(paths, flags));

  cases(program.command('cases'), '<path...>')
    .description('write a situation file for each resolved case of a table: DEU, ParlGov, or by --columns')
    .requiredOption('-o, --output <folder>', 'the folder to write into; files that are there are not replaced')
    .action(async (paths, flags) => (await import('./run.ts')).casesCommand(paths, flags));
}

const PATHS =
  'situation files with `resolved:`, folders of them, or tables of cases (DEU, ParlGov, or by --columns; CSV or .xlsx), also packed as .gz';

/** Adds what says which cases there are and how a table of them is to be read. */
const cases = (command: Command, paths: string) =>
  readingFlags(command.argument(paths, PATHS)).option(
    '--seed <n>',
    'seed of the draws and of the bootstrap (1 by default)',
    wholeNumber,
  );

/** Adds the flags that say how a table of cases is to be read. */
export const readingFlags = (command: Command): Command =>
  command
    .option(
      '--columns <pairs>',
      `columns of a long table, such as case=dossier,outcome=result; fields: ${LONG_FIELDS.join(', ')}`,
      columnPairs,
    )
    .addOption(new Option('--kind <kind>', 'the kind of all cases of a long table').choices(KINDS))
    .option('--scale <ends>', 'the ends of every scale of a long table, such as 0,100', scaleEnds)
    .addOption(
      new Option('--salience-scale <n>', 'full salience in a long table (1, or what its heading states)').choices([
        '1',
        '100',
      ]),
    )
    .addOption(decimalFlag('the decimal sign of a long table, where its numbers do not say it'))
    .option('--capability <pairs>', 'capabilities in place of votes in DEU, such as ep=5,com=10', capabilityPairs);

function pairs(text: string): [string, string][] {
  return text.split(',').map((part) => {
    const at = part.indexOf('=');
    if (at < 1 || at === part.length - 1) throw new InvalidArgumentError('expected name=value, comma separated.');
    return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
  });
}

function columnPairs(text: string): Partial<Record<LongField, string>> {
  const found = pairs(text);
  const unknown = found.find(([field]) => !LONG_FIELDS.some((known) => known === field));
  if (unknown) throw new InvalidArgumentError(`${unknown[0]} is not a field; fields: ${LONG_FIELDS.join(', ')}.`);
  return Object.fromEntries(found);
}

function capabilityPairs(text: string): Record<string, number> {
  return Object.fromEntries(
    pairs(text).map(([actor, written]) => {
      const value = Number(written);
      if (!(value >= 0 && value <= 1e12))
        throw new InvalidArgumentError(`${written} is no capability, expected a number from 0.`);
      return [actor, value];
    }),
  );
}

function scaleEnds(text: string): [number, number] {
  const [low, high, ...more] = text.split(',').map(Number);
  if (more.length > 0 || !(low < high)) throw new InvalidArgumentError('expected two numbers, such as 0,100.');
  return [low, high];
}
