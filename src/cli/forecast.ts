import { namedModels } from '../models/named-models.ts';
import { forecastOnWorkers } from '../workers/index.ts';
import { chosenCalibration } from './calibration-file.ts';
import { readSituationFile } from './files.ts';
import { interruptible } from './interrupt.ts';
import { checkRecorded, ledgerThere, type PrintFlags, printForecast } from './print-forecast.ts';
import { progress } from './progress.ts';
import { recordFor } from './record.ts';
import type { RunFlags } from './run-flags.ts';

export interface ForecastFlags extends RunFlags, PrintFlags {
  scenario?: string;
  /** The folder of a run that has the draws. */
  run?: string;
}

/** `tightrope forecast`: prints the forecast; Ctrl-C keeps the draws that are done. */
export async function forecastCommand(file: string, flags: ForecastFlags): Promise<void> {
  const { model, calibration: calibrationFile, run, samples, seed, sampler, scenario, at, workers } = flags;
  checkRecorded(flags, scenario);

  // The situation, and what the record has of its questions: a fault in either shows before anything is drawn.
  const situation = await readSituationFile(file);
  const past = await recordFor(situation, file, ledgerThere(flags));

  const settings = { models: namedModels(model), calibration: await chosenCalibration(calibrationFile) };
  const options = { ...settings, seed, sampler, scenario, at };
  if (run !== undefined) {
    const { forecastOfRun } = await import('./run/merge.ts');
    return forecastOfRun(run, flags, { past, wanted: { situation, file, settings: options, samples, of: 'forecast' } });
  }

  // The forecast on threads, with progress and a way to stop it; then beside the record.
  const { signal, done } = interruptible();
  const shown = progress('Drawing');
  const drawn = await forecastOnWorkers(situation, {
    ...options,
    ...{ samples, signal, onProgress: shown.report },
    ...(workers !== undefined && { workers }),
  }).finally(() => {
    shown.end();
    done();
  });
  await printForecast(drawn, flags, { file, past, same: sameAnswer(flags), compare: model !== undefined, signal });
}

/** The flags that another command needs for the same answer. */
const sameAnswer = ({ samples, seed, sampler, scenario, at, calibration, ledger, record }: ForecastFlags): string[] =>
  Object.entries({ samples, seed, sampler, scenario, at, calibration, ...(!record && { ledger }) }).flatMap(
    ([name, given]) => (given === undefined ? [] : [`--${name}`, String(given)]),
  );
