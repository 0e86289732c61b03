import type { Comparison } from '../forecast/compare.ts';
import { compareScenarios, timeLine } from '../forecast/comparison.ts';
import { namedModels } from '../models/named-models.ts';
import { UsageError } from '../numeric/errors.ts';
import { changeTable } from '../report/comparison/table.ts';
import { comparisonText } from '../report/comparison/text.ts';
import { csv as toCsv } from '../report/table/csv.ts';
import type { Situation } from '../situation/situation.ts';
import { threads } from '../workers/index.ts';
import { chosenCalibration } from './calibration-file.ts';
import { colours } from './colours.ts';
import { EXIT } from './exit.ts';
import { readSituationFile } from './files.ts';
import { interruptible } from './interrupt.ts';
import { print } from './output.ts';
import { progress } from './progress.ts';
import type { CompareFlags } from './run-flags.ts';
import { terminalWidth } from './width.ts';

/** `tightrope compare`: what scenarios change, or the forecast shock by shock; Ctrl-C keeps what is done. */
export async function compareCommand(file: string, { json, csv, ...flags }: CompareFlags): Promise<void> {
  if (flags.timeLine && (flags.scenario?.length ?? 0) > 1)
    throw new UsageError(
      `--scenario: found ${flags.scenario?.length} beside --time-line, expected one: the time line follows one at a time`,
    );
  const situation = await readSituationFile(file);
  const comparison =
    flags.run === undefined
      ? await compared(situation, flags)
      : await (await import('./run/kept-analysis.ts')).comparisonOfRun(flags.run, { situation, file, flags });
  print(
    { json, csv },
    {
      json: () => comparison,
      text: () => comparisonText(comparison, colours(), terminalWidth()),
      csv: { changes: () => toCsv(changeTable(comparison)) },
    },
  );
}

/** Compares on this machine, with progress and a way to stop it. */
async function compared(situation: Situation, flags: CompareFlags): Promise<Comparison> {
  const { scenario, timeLine: byDay, model, calibration: named, run: _, ...options } = flags;
  const models = namedModels(model);
  const calibration = await chosenCalibration(named);
  const { signal, done } = interruptible();
  const shown = progress('Drawing');
  const settings = { ...options, models, calibration, signal, onProgress: shown.report };
  const runner = threads(options.workers);
  try {
    return await (byDay
      ? timeLine(situation, { ...settings, scenario: scenario?.[0] }, runner)
      : compareScenarios(situation, scenario, settings, runner));
  } finally {
    shown.end();
    done();
    await runner.close();
    if (signal.aborted) process.exitCode = EXIT.interrupted;
  }
}
