import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CutOffs } from '../situation/hypotheses/section.ts';
import type { Decimal } from '../situation/table/written-number.ts';

export const wholeNumber = (text: string) => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) throw new InvalidArgumentError('expected a whole number.');
  return value;
};

/** A year of the calendar. */
export const year = (text: string) => {
  if (!/^\d{4}$/.test(text) || text === '0000') throw new InvalidArgumentError('expected a year such as 1945.');
  return Number(text);
};

/** What is listed at once: more would not be read, and takes the memory of the machine. */
const MOST_LISTED = 10_000;

/** How many are listed, from 1 to 10,000. */
export const listLimit = (text: string) => {
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (value >= 1 && value <= MOST_LISTED) return value;
  throw new InvalidArgumentError(`expected a whole number from 1 to ${MOST_LISTED}.`);
};

/** Where the marks I, N, C and CC of ACH begin: four rising likelihoods. */
export const cutOffs = (text: string): Required<CutOffs> => {
  const [I, N, C, CC, more] = text
    .split(',')
    .map((part) => (/^\s*(0?\.\d+)\s*$/.test(part) ? Number(part) : Number.NaN));
  if (more === undefined && I > 0 && I < N && N < C && C < CC && CC < 1) return { I, N, C, CC };
  throw new InvalidArgumentError('expected four rising likelihoods between 0 and 1, such as 0.1,0.4,0.6,0.9.');
};

const DECIMALS = new Map<string, Decimal>([
  [',', ','],
  ['.', '.'],
  ['comma', ','],
  ['point', '.'],
]);

/** The flag that says which sign stands before the fraction of a number, by the sign or its name. */
export function decimalFlag(description: string): Option {
  const option = new Option('--decimal <sign>', description).choices([...DECIMALS.keys()]);
  const { parseArg: chosen } = option;
  return option.argParser((text, before) => DECIMALS.get(String(chosen?.(text, before))));
}

/** A name in the code as the command line writes it: `claimantKind`, `claimant-kind`. */
export const asFlag = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A list, comma separated or by repeating the flag. */
export const collect = (name: string, names: string[] = []) => [
  ...names,
  ...name.split(',').map((part) => part.trim()),
];

/** A list by repeating the flag alone: its parts may hold commas. */
export const repeat = (part: string, parts: string[] = []) => [...parts, part];

/** Adds the flags that say what is drawn, and how. */
export const drawingFlags = (command: Command): Command =>
  command
    .option('--model <name>', 'show only these models (comma separated, or repeated); `all` for every one', collect)
    .option(
      '--calibration <file>',
      "what `learn` wrote, in place of the package's own; `none` for the models' own answers, pooled with equal weights",
    )
    .option('--samples <n>', 'number of draws', wholeNumber)
    .option('--seed <n>', 'seed of the draws', wholeNumber)
    .addOption(new Option('--sampler <name>', 'how to draw').choices(['sobol', 'pseudo-random']));
