import type { Analysis, Part } from '../forecast/analysis.ts';
import { unknownName } from '../situation/nearest.ts';
import type { Situation } from '../situation/schema.ts';
import { analyseOnWorkers } from '../workers/index.ts';
import { colours } from './colours.ts';
import { chartDocument } from './document.ts';
import { EXIT, Stop } from './exit.ts';
import { readSituationFile, writeAtomically } from './files.ts';
import { interruptible } from './interrupt.ts';
import { namedModels } from './models.ts';
import { fromBothSides, recordFor } from './outside.ts';
import type { RunFlags } from './run-flags.ts';
import { stageProgress } from './stages.ts';

export interface AnalysisFlags extends RunFlags {
  scenario?: string;
}

/** Runs an analysis with progress by stage; Ctrl-C keeps the stages that are done. */
async function analysed(situation: Situation, flags: AnalysisFlags, parts?: readonly Part[]): Promise<Analysis> {
  const { model, json: _, ...options } = flags;
  const { signal, done } = interruptible();
  const stages = stageProgress();
  const analysis = await analyseOnWorkers(situation, {
    ...options,
    models: namedModels(model),
    parts,
    signal,
    onProgress: stages.report,
  }).finally(() => {
    stages.end();
    done();
  });
  if (signal.aborted) process.exitCode = EXIT.interrupted;
  return analysis;
}

/** `tightrope report`: the forecast and its reasons as one page. */
export async function reportCommand(
  file: string,
  flags: AnalysisFlags & { output?: string; ledger?: string },
): Promise<void> {
  const { output = flags.json ? '-' : 'report.html', ledger, ...options } = flags;
  const situation = await readSituationFile(file);
  const past = await recordFor(situation, file, ledger);
  const drawn = await analysed(situation, options);
  const analysis = { ...drawn, forecast: fromBothSides(drawn.forecast, past) };
  const { analysisHtml } = await import('../report/analysis-html.ts');
  const written = flags.json
    ? `${JSON.stringify(analysis, null, 2)}\n`
    : analysisHtml(analysis, await chartDocument(), past);
  if (output === '-') process.stdout.write(written);
  else {
    await writeAtomically(output, written);
    console.error(`Wrote ${output}`);
  }
}

/** `tightrope why`: the reasons of one outcome, or of all, in the terminal. */
export async function whyCommand(file: string, flags: AnalysisFlags & { outcome?: string }): Promise<void> {
  const { outcome, ...options } = flags;
  const situation = await readSituationFile(file);
  const outcomes = Object.keys(situation.outcomes ?? {});
  if (outcome !== undefined && !outcomes.includes(outcome)) throw new Stop(unknownName('outcome', outcome, outcomes));
  const analysis = await analysed(situation, options, ['importance', 'conditions', 'levers', 'missed']);
  if (flags.json) {
    process.stdout.write(`${JSON.stringify(analysis, null, 2)}\n`);
    return;
  }
  const { whyText } = await import('../report/why-text.ts');
  process.stdout.write(whyText(analysis, { outcome }, colours()));
}
