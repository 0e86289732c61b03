import { headerFault, LEDGER_FORMAT } from '../../ledger/claim/ledger-format.ts';
import { countOf } from '../../numeric/count-of.ts';
import { UsageError } from '../../numeric/errors.ts';
import { type ChangedLine, textChange } from '../../situation/edit/text-change.ts';
import { withoutSigns } from '../../situation/fault.ts';
import { FORMAT } from '../../situation/format.ts';
import { readEither } from '../../situation/hypotheses/read.ts';
import { migrateText } from '../../situation/migrate/migrate.ts';
import { runNext } from '../called.ts';
import { colours } from '../colours.ts';
import { EXIT, faultsText } from '../exit.ts';
import { decode, readInput, writeAtomically } from '../files.ts';

/** `tightrope migrate`: brings files of an older format to that of today, and shows what changes line by line. */
export async function migrateCommand(files: readonly string[], { dryRun }: { dryRun?: boolean }): Promise<void> {
  for (const file of files) {
    const text = decode(await readInput(file), file);
    const ofLedger = ledgerFormat(text);
    if (ofLedger !== undefined) {
      if (ofLedger === '')
        (file === '-' ? console.error : console.log)(
          `${file}: a ledger of format ${LEDGER_FORMAT} already, nothing to do`,
        );
      else {
        console.error(faultsText([{ file, place: { line: 1, column: 1 }, message: ofLedger, severity: 'error' }]));
        process.exitCode = EXIT.faults;
      }
      if (file === '-') process.stdout.write(text);
      continue;
    }
    const migrated = migrateText(text, file);
    if ('faults' in migrated) {
      console.error(faultsText(migrated.faults));
      process.exitCode = EXIT.faults;
      continue;
    }
    // What comes from the standard input goes to the standard output, and the difference beside it.
    const say = file === '-' ? console.error : console.log;
    if (migrated.text === text) say(`${file}: format ${FORMAT} already, nothing to do`);
    else say(differenceText(file, text, migrated.text, migrated.from, migrated.steps));
    if (file === '-') process.stdout.write(migrated.text);
    else if (dryRun && migrated.text !== text) say(`${file}: not written (--dry-run)`);
    else if (migrated.text !== text) {
      await writeAtomically(file, migrated.text, { check: () => unchanged(file, text) });
      say(`${file}: written in format ${FORMAT}`);
    }
    const left = faultsIn(migrated.text, file);
    if (left > 0)
      console.error(`${file}: ${countOf(left, 'fault')} of another kind; ${runNext('check', file)} names them`);
  }
}

/** What is wrong with the format of a ledger in JSON Lines; undefined of another file, and an empty text where nothing is. */
function ledgerFormat(text: string): string | undefined {
  const [first] = text.split('\n', 1);
  return headerFault(first) ?? (/^\ufeff?\{\s*"entry"\s*:/.test(first) ? '' : undefined);
}

/** @throws UsageError if somebody else wrote the file meanwhile */
async function unchanged(file: string, text: string): Promise<void> {
  if (decode(await readInput(file), file) !== text)
    throw new UsageError(`${file}: changed meanwhile, and is left as it is`);
}

function faultsIn(text: string, file: string): number {
  const read = readEither(text, file);
  return (read.own ?? read.situation).faults.length;
}

/** What changes in a file, with the numbers of the lines before and after. */
function differenceText(file: string, before: string, after: string, from: number, steps: readonly string[]): string {
  const { dim, red, green } = colours();
  const { stretches, left } = textChange(before, after);
  const width = String(Math.max(...stretches.flat().map((one) => one.after ?? one.before ?? 0))).length;
  const line = ({ kind, before: old, after: now, text }: ChangedLine) => {
    const number = String(kind === 'removed' ? old : now).padStart(width);
    const written = `${{ same: ' ', added: '+', removed: '-' }[kind]} ${number} ${withoutSigns(text)}`.trimEnd();
    return { same: dim, added: green, removed: red }[kind](written);
  };
  return [
    `${file}: format ${from} to ${FORMAT}`,
    ...steps.map((step) => `  ${step}`),
    ...stretches.flatMap((lines, k) => [...(k > 0 ? ['  ...'] : []), ...lines.map(line)]),
    ...(left > 0 ? [`and ${countOf(left, 'line')} more`] : []),
  ].join('\n');
}
