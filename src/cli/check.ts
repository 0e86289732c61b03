import { dirname, join } from 'node:path';
import { countOf } from '../numeric/count-of.ts';
import type { Fault } from '../situation/fault.ts';
import { changesBeside, readOwnHypotheses } from '../situation/hypotheses/read.ts';
import type { HypothesesFile } from '../situation/hypotheses/section.ts';
import { readSituation } from '../situation/read.ts';
import { EXIT, faultsText } from './exit.ts';
import { decode, readInput } from './files.ts';

/** `tightrope check`: names every fault of the files; exit code 2 if there is one. */
export async function checkCommand(files: string[], { json }: { json?: boolean }): Promise<void> {
  const results = [];
  for (const file of files) {
    const text = decode(await readInput(file), file);
    const own = readOwnHypotheses(text, file);
    if (own) {
      const warnings = own.warnings ?? [];
      const faults = own.content ? await faultsBeside(text, file, own.content) : own.faults;
      results.push({ file, faults, ...(warnings.length > 0 ? { warnings } : {}) });
      if (json) continue;
      if (faults.length + warnings.length > 0) console.error(faultsText([...faults, ...warnings]));
      const { explanations, evidence } = own.content?.hypotheses ?? { explanations: {} };
      const count = (part: object = {}) => Object.keys(part).length;
      if (faults.length === 0)
        console.log(
          `${file}: no faults; ${countOf(count(explanations), 'explanation')}, ${countOf(count(evidence), 'item')} of evidence`,
        );
      else console.error(`${file}: ${countOf(faults.length, 'fault')}`);
      continue;
    }
    const read = readSituation(text, file);
    const { situation, faults } = read;
    const warnings = ('warnings' in read && read.warnings) || [];
    results.push({ file, faults, ...(warnings.length > 0 ? { warnings } : {}) });
    if (json) continue;
    if (!situation) {
      console.error(faultsText(faults));
      console.error(`${file}: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`);
      continue;
    }
    if (warnings.length > 0) console.error(faultsText(warnings));
    const size = (part: object | undefined, one: string, many: string) => {
      const n = Object.keys(part ?? {}).length;
      return n > 0 ? [`${n} ${n === 1 ? one : many}`] : [];
    };
    const parts = [
      ...size(situation.actors, 'actor', 'actors'),
      ...size(situation.issues, 'issue', 'issues'),
      ...size(situation.outcomes, 'outcome', 'outcomes'),
      ...size(situation.scenarios, 'scenario', 'scenarios'),
    ];
    console.log(`${file}: no faults; ${parts.join(', ')}`);
  }
  if (json) console.log(JSON.stringify(results, null, 2));
  if (results.some(({ faults }) => faults.length > 0)) process.exitCode = EXIT.faults;
}

/** Explanations in a file of their own change the situation that the file names: whether they fit it, and whether it is there. */
async function faultsBeside(text: string, file: string, content: HypothesesFile): Promise<Fault[]> {
  if (content.situation === undefined) return [];
  const beside = join(file === '-' ? '.' : dirname(file), content.situation);
  const fault = (message: string): Fault[] => [{ file, message: `situation: ${message}`, severity: 'error' }];
  let read: ReturnType<typeof readSituation>;
  try {
    read = readSituation(decode(await readInput(beside), beside), beside);
  } catch (error) {
    return fault((error as Error).message);
  }
  if (!read.situation) return fault(`${beside} has ${countOf(read.faults.length, 'fault')}; check it by itself`);
  return changesBeside(text, file, content, read.situation);
}
