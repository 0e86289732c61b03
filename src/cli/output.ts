import { type Command, Option } from 'commander';

/** How a result is printed: for people by default. */
export interface OutputFlags {
  json?: boolean | undefined;
  /** The name of the table that is printed as CSV. */
  csv?: string | undefined;
}

/** The flag `--csv`; a command with several tables takes the name of one: `--csv=outcomes`. The first is printed by default: `withTables` names it. */
export const csvFlag = (main: string, ...others: string[]): Option =>
  new Option(
    '--csv [table]',
    others.length > 0 ? `print a table as CSV; ${main} by default` : 'print the result as CSV',
  )
    .choices([main, ...others])
    .conflicts('json');

/**
 * A command line in which `--csv` has its table: `--csv FILE` would take the file for the name of one.
 *
 * @param args without the program's own name
 */
export function withTables(program: Command, args: readonly string[]): string[] {
  let command = program;
  let tables: readonly string[] = [];
  return args.flatMap((word, i) => {
    const found = command.commands.find((one) => one.name() === word);
    if (found) {
      command = found;
      tables = command.options.find(({ long }) => long === '--csv')?.argChoices ?? [];
    }
    if (tables.length === 0) return [word];
    if (args[i - 1] === '--csv' && tables.includes(word)) return [];
    return word === '--csv' ? [`--csv=${tables.includes(args[i + 1]) ? args[i + 1] : tables[0]}`] : [word];
  });
}

/** What a command found, in each form that it can be printed in; only the one that is asked for is made. */
export interface Result {
  json: () => unknown;
  text: () => string;
  /** By the name of the table. */
  csv: Record<string, () => string>;
}

/** Prints a result on the standard output as the flags ask. */
export function print({ json, csv }: OutputFlags, result: Result): void {
  if (json) process.stdout.write(`${JSON.stringify(result.json(), null, 2)}\n`);
  else if (csv !== undefined) process.stdout.write(result.csv[csv]());
  else process.stdout.write(result.text());
}

/** The tables of a forecast that `--csv` prints; the first by default. */
export const FORECAST_TABLES = [
  'issues',
  'outcomes',
  'models',
  'actors',
  'room',
  'factors',
  'consent',
  'parties',
  'cabinets',
] as const;
