import { basename, join } from 'node:path';
import { UsageError } from '../../numeric/errors.ts';
import type { SituationRecord } from '../../record/record.ts';
import { mergeRun } from '../../runs/merge.ts';
import { SITUATION } from '../../runs/places.ts';
import type { BacktestRun, DrawRun } from '../../runs/run.ts';
import { openRun } from '../../runs/run-folder.ts';
import type { RunPlan } from '../../runs/run-plan.ts';
import { checkSameRun, type Wanted } from '../../runs/same-run.ts';
import { interruptible } from '../interrupt.ts';
import { checkRecorded, ledgerThere, type PrintFlags, printForecast } from '../print-forecast.ts';
import { progress } from '../progress.ts';
import { recordFor } from '../record.ts';

/** `tightrope run merge`: prints what a run is for. */
export async function mergeRunCommand(folder: string, flags: PrintFlags): Promise<void> {
  const run = await openRun(folder);
  if ('cases' in run) return mergeBacktest(run, flags);
  const { file, beside, options, of } = run.plan;
  const place = file === '-' ? join(folder, SITUATION) : join(folder, beside, basename(file));
  if (of !== 'forecast') return mergeAnalysis(run, place, flags);
  checkRecorded(flags, options.scenario);
  const past = await recordFor(run.situation, join(folder, beside, basename(file)), ledgerThere(flags));
  await printRun(run, flags, file, past);
}

/** Prints an analysis as `why`, `report` and `compare` do. */
async function mergeAnalysis({ folder, plan: { of } }: DrawRun, file: string, flags: PrintFlags): Promise<void> {
  const { json, html, ledger } = flags;
  if (of === 'compare') {
    refuse(flags, of, ['csv', 'all', 'record', 'html', 'ledger']);
    const { compareCommand } = await import('../compare.ts');
    return compareCommand(file, { run: folder, json });
  }
  refuse(flags, of, ['csv', 'all', 'record']);
  const { reportCommand, whyCommand } = await import('../report.ts');
  if (of === 'why') return whyCommand(file, { run: folder, json });
  await reportCommand(file, {
    ...{ run: folder, json },
    ...(html !== undefined && { output: html }),
    ...(ledger !== undefined && { ledger }),
  });
}

/** Prints scores as `backtest` does. */
async function mergeBacktest({ folder }: BacktestRun, flags: PrintFlags): Promise<void> {
  refuse(flags, 'backtest', ['csv', 'all', 'record', 'ledger']);
  const { json, html } = flags;
  const { backtestCommand } = await import('../backtest/run.ts');
  await backtestCommand([], { run: folder, json, ...(html !== undefined && { html }) });
}

/** @throws UsageError for a flag that means nothing for what a run is for */
function refuse(flags: PrintFlags, of: RunPlan['of'], names: (keyof PrintFlags)[]): void {
  const given = names.find((name) => flags[name] !== undefined);
  if (given !== undefined)
    throw new UsageError(
      `--${given} cannot be used with a run for ${of}${given === 'csv' ? `; \`${of} --run\` prints tables` : ''}`,
    );
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

async function printRun(run: DrawRun, flags: PrintFlags, file: string, past: SituationRecord): Promise<void> {
  const { signal, done } = interruptible('stopped before the pieces were read');
  const shown = progress('Reading');
  const drawn = await mergeRun(run, { signal, onProgress: shown.report }).finally(() => {
    shown.end();
    done();
  });
  await printForecast(drawn, flags, { file, past, compare: run.plan.options.models !== undefined, signal });
}
