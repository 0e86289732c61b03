import { basename, join } from 'node:path';
import { UsageError } from '../../numeric/errors.ts';
import type { SituationRecord } from '../../record/record.ts';
import { mergeRun } from '../../runs/merge.ts';
import { openRun, type Run, SITUATION } from '../../runs/run-folder.ts';
import { checkSameRun, type Wanted } from '../../runs/same-run.ts';
import { interruptible } from '../interrupt.ts';
import { checkRecorded, ledgerThere, type PrintFlags, printForecast } from '../print-forecast.ts';
import { progress } from '../progress.ts';
import { recordFor } from '../record.ts';

/** `tightrope run merge`: prints what a run is for. */
export async function mergeRunCommand(folder: string, flags: PrintFlags): Promise<void> {
  const run = await openRun(folder);
  const { file, beside, options, of } = run.plan;
  const place = file === '-' ? join(folder, SITUATION) : join(folder, beside, basename(file));
  if (of !== 'forecast') return mergeAnalysis(run, place, flags);
  checkRecorded(flags, options.scenario);
  const past = await recordFor(run.situation, join(folder, beside, basename(file)), ledgerThere(flags));
  await printRun(run, flags, file, past);
}

/** Prints an analysis as `why` and `report` do. */
async function mergeAnalysis({ folder, plan: { of } }: Run, file: string, flags: PrintFlags): Promise<void> {
  const { json, html, ledger, csv, all, record } = flags;
  const other = Object.entries({ csv, all, record }).find(([, value]) => value !== undefined);
  if (other) throw new UsageError(`--${other[0]}: a run for ${of} has none`);
  const { reportCommand, whyCommand } = await import('../report.ts');
  if (of === 'why') return whyCommand(file, { run: folder, json });
  await reportCommand(file, {
    ...{ run: folder, json },
    ...(html !== undefined && { output: html }),
    ...(ledger !== undefined && { ledger }),
  });
}

/** `tightrope forecast --run`: prints the forecast of a run of the situation and options that the user gives. */
export async function forecastOfRun(
  folder: string,
  flags: PrintFlags,
  { past, wanted }: { past: SituationRecord; wanted: Wanted },
): Promise<void> {
  const run = await openRun(folder);
  checkSameRun(run, wanted);
  checkRecorded(flags, run.plan.options.scenario);
  await printRun(run, flags, wanted.file, past);
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
