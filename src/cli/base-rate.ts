import { type Command, Option } from 'commander';
import type { BaseRate } from '../outside/base-rate/index.ts';
import { dateOf } from '../outside/next-events/events.ts';
import { type StateClass, stateRate } from '../outside/states/state-rate.ts';
import { pad, wrap } from '../report/columns.ts';
import { frequencyInWords } from '../report/views-in-words.ts';
import { count } from '../report/words.ts';
import { colours } from './colours.ts';
import { Stop } from './exit.ts';
import { wholeNumber } from './flags.ts';
import { stateTables } from './state-tables.ts';

/** Adds what the tables say that come with the program. */
export function baseRateCommands(command: Command): void {
  command
    .description('how often such things happened, by the tables that come with the program')
    .command('states')
    .description('how often a recognised state ceased to exist, overall and in narrower classes, with the rows')
    .option('--window <years>', 'years of a window', wholeNumber, 5)
    .option('--since <year>', 'the first year that counts', wholeNumber)
    .option('--next-to-major-power', 'only states with a land border to one')
    .option(
      '--after-dispute <years>',
      'only states that had a militarised dispute with it so many years before',
      wholeNumber,
    )
    .addOption(
      new Option('--ending <kind>', 'union: only those that became part of another')
        .choices(['any', 'union'])
        .default('any'),
    )
    .option('--json', 'print the result as JSON')
    .action(statesCommand);
}

interface StatesFlags {
  window: number;
  since?: number;
  nextToMajorPower?: boolean;
  afterDispute?: number;
  ending: 'any' | 'union';
  json?: boolean;
}

/** `tightrope base-rate states`: the class that the flags name, or a table of classes, with the rows of the narrowest. */
async function statesCommand({
  window,
  since,
  nextToMajorPower,
  afterDispute,
  ending,
  json,
}: StatesFlags): Promise<void> {
  if (window < 1 || window > 50) throw new Stop('--window: expected 1 to 50 years');
  const tables = await stateTables();
  const nextTo = 'major-power' as const;
  const narrow = since !== undefined || nextToMajorPower || afterDispute !== undefined;
  const classes: Omit<StateClass, 'window'>[] = narrow
    ? [{ since, afterDispute, ...(nextToMajorPower && { nextTo }) }]
    : [
        {},
        { since: 1945 },
        { nextTo },
        { since: 1945, nextTo },
        { nextTo, afterDispute: 10 },
        { since: 1945, nextTo, afterDispute: 10 },
      ];
  const rates = classes.map((one) => stateRate(tables, { window, ending, ...one }));
  if (json) process.stdout.write(`${JSON.stringify(narrow ? rates[0] : rates, null, 2)}\n`);
  else process.stdout.write(`${text(rates, window)}\n`);
}

function text(rates: BaseRate[], years: number): string {
  const paint = colours();
  const head = `${pad(`WITHIN ${years} YEARS`, 42)}${'OF WINDOWS'.padStart(14)}${'90%'.padStart(23)}`;
  const rows = rates.flatMap(({ name, k, n, frequency }) => {
    const [first, ...more] = wrap(name, 0, 42);
    return [
      `${pad(first, 42)}${`${count(k)} of ${count(n)}`.padStart(14)}${frequencyInWords(frequency).padStart(23)}`,
      ...more,
    ];
  });
  const last = rates[rates.length - 1];
  const happened = last.windows
    .flatMap(({ state, outcome }) => (state === 'happened' && outcome ? [outcome] : []))
    .sort((a, b) => a.day - b.day);
  return [
    paint.bold(head),
    ...rows,
    '',
    paint.bold(`WHERE IT HAPPENED: ${last.name}`),
    ...(happened.length === 0 ? ['nowhere'] : happened.flatMap(({ day, what }) => wrap(`${dateOf(day)}  ${what}`))),
    '',
    ...wrap(`${last.definition} In brackets: 90% interval (Jeffreys). --json has every window.`).map(paint.dim),
  ].join('\n');
}
