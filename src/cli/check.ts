import { countOf } from '../numeric/count-of.ts';
import { readOwnHypotheses } from '../situation/hypotheses/read.ts';
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
      results.push({ file, faults: own.faults, ...(warnings.length > 0 ? { warnings } : {}) });
      if (json) continue;
      if (own.faults.length + warnings.length > 0) console.error(faultsText([...own.faults, ...warnings]));
      const { explanations, evidence } = own.content?.hypotheses ?? { explanations: {} };
      const count = (part: object = {}) => Object.keys(part).length;
      if (own.content)
        console.log(
          `${file}: no faults; ${countOf(count(explanations), 'explanation')}, ${countOf(count(evidence), 'item')} of evidence`,
        );
      else console.error(`${file}: ${countOf(own.faults.length, 'fault')}`);
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
