import { dirname, join } from 'node:path';
import { countOf } from '../numeric/count-of.ts';
import type { Fault } from '../situation/fault.ts';
import { type EitherRead, readEither } from '../situation/hypotheses/read.ts';
import { type ReadResult, readSituation } from '../situation/read.ts';
import { EXIT, faultsText } from './exit.ts';
import { decode, readInput } from './files.ts';

/** What was found in a file. */
interface Checked {
  faults: Fault[];
  warnings: Fault[];
  /** What a file without faults holds, in words. */
  parts: string[];
}

type OwnRead = Extract<EitherRead, { own: object }>;

/** `tightrope check`: names every fault of the files; exit code 2 if there is one. */
export async function checkCommand(files: string[], { json }: { json?: boolean }): Promise<void> {
  const results = [];
  for (const file of files) {
    const text = decode(await readInput(file), file);
    const read = readEither(text, file);
    const { faults, warnings, parts } = read.own
      ? await checkedHypotheses(read, file)
      : checkedSituation(read.situation);
    results.push({ file, faults, ...(warnings.length > 0 ? { warnings } : {}) });
    if (json) continue;
    if (faults.length + warnings.length > 0) console.error(faultsText([...faults, ...warnings]));
    if (faults.length > 0) console.error(`${file}: ${countOf(faults.length, 'fault')}`);
    else console.log(`${file}: no faults; ${parts.join(', ')}`);
  }
  if (json) console.log(JSON.stringify(results, null, 2));
  if (results.some(({ faults }) => faults.length > 0)) process.exitCode = EXIT.faults;
}

function checkedSituation(read: ReadResult): Checked {
  const { actors, issues, outcomes, scenarios } = read.situation ?? {};
  const parts = Object.entries({ actor: actors, issue: issues, outcome: outcomes, scenario: scenarios });
  return {
    faults: read.faults,
    warnings: ('warnings' in read && read.warnings) || [],
    parts: parts
      .map(([one, part]) => ({ one, n: sizeOf(part) }))
      .flatMap(({ one, n }) => (n > 0 ? [countOf(n, one)] : [])),
  };
}

/** The same of explanations and evidence in a file of their own. */
async function checkedHypotheses({ own, changesIn }: OwnRead, file: string): Promise<Checked> {
  const { explanations, evidence } = own.content?.hypotheses ?? {};
  const beside = own.content?.situation;
  return {
    faults: beside === undefined ? own.faults : await faultsBeside(beside, file, changesIn),
    warnings: own.warnings ?? [],
    parts: [countOf(sizeOf(explanations), 'explanation'), `${countOf(sizeOf(evidence), 'item')} of evidence`],
  };
}

const sizeOf = (part: object = {}): number => Object.keys(part).length;

/** Explanations in a file of their own change the situation that the file names: whether they fit it, and whether it is there. */
async function faultsBeside(named: string, file: string, changesIn: OwnRead['changesIn']): Promise<Fault[]> {
  const beside = join(file === '-' ? '.' : dirname(file), named);
  const fault = (message: string): Fault[] => [{ file, message: `situation: ${message}`, severity: 'error' }];
  let read: ReturnType<typeof readSituation>;
  try {
    read = readSituation(decode(await readInput(beside), beside), beside);
  } catch (error) {
    return fault((error as Error).message);
  }
  if (!read.situation) return fault(`${beside} has ${countOf(read.faults.length, 'fault')}; check it by itself`);
  return changesIn(read.situation);
}
