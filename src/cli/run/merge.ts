import { basename, join } from 'node:path';
import type { SituationRecord } from '../../record/record.ts';
import { mergeRun } from '../../runs/merge.ts';
import { openRun, type Run } from '../../runs/run-folder.ts';
import type { RunSettings } from '../../runs/run-plan.ts';
import { checkSameRun } from '../../runs/same-run.ts';
import type { Situation } from '../../situation/situation.ts';
import { interruptible } from '../interrupt.ts';
import { checkRecorded, ledgerThere, type PrintFlags, printForecast } from '../print-forecast.ts';
import { progress } from '../progress.ts';
import { recordFor } from '../record.ts';

/** `tightrope run merge`: prints the forecast of a run. */
export async function mergeCommand(folder: string, flags: PrintFlags): Promise<void> {
  const run = await openRun(folder);
  const { file, beside, options } = run.plan;
  checkRecorded(flags, options.scenario);
  const past = await recordFor(run.situation, join(folder, beside, basename(file)), ledgerThere(flags));
  await printRun(run, flags, file, past);
}

/** What a run has to be of, as the user says. */
interface Check {
  situation: Situation;
  options: RunSettings;
  samples: number | undefined;
}

/** `tightrope forecast --run`: prints the forecast of a run of the situation and options that the user gives. */
export async function forecastOfRun(
  folder: string,
  flags: PrintFlags,
  { file, past, check: { situation, options, samples } }: { file: string; past: SituationRecord; check: Check },
): Promise<void> {
  const run = await openRun(folder);
  checkSameRun(run, file, situation, options, samples);
  checkRecorded(flags, run.plan.options.scenario);
  await printRun(run, flags, file, past);
}

async function printRun(run: Run, flags: PrintFlags, file: string, past: SituationRecord): Promise<void> {
  const { signal, done } = interruptible('stopped before the pieces were read');
  const shown = progress('Reading');
  const drawn = await mergeRun(run, { signal, onProgress: shown.report }).finally(() => {
    shown.end();
    done();
  });
  await printForecast(drawn, flags, { file, past, compare: run.plan.options.models !== undefined, signal });
}
