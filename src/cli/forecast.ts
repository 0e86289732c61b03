import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { namedModels } from '../models/named-models.ts';
import { UsageError } from '../numeric/errors.ts';
import { actorTable, roomTable } from '../report/actors/table.ts';
import { consentTable, factorTable } from '../report/agreement/table.ts';
import { cabinetTable, partyTable } from '../report/coalitions/table.ts';
import { shortText } from '../report/forecast/short-text.ts';
import { forecastText } from '../report/forecast/text.ts';
import { issueTable, modelTable } from '../report/issues/table.ts';
import { outcomeTable } from '../report/outcomes/table.ts';
import { csv as toCsv } from '../report/table/csv.ts';
import { forecastOnWorkers } from '../workers/index.ts';
import { chosenCalibration } from './calibration-file.ts';
import { runNext } from './called.ts';
import { colours } from './colours.ts';
import { chartDocument } from './document.ts';
import { EXIT } from './exit.ts';
import { readSituationFile, writeAtomically } from './files.ts';
import { interruptible } from './interrupt.ts';
import { print } from './output.ts';
import { progress } from './progress.ts';
import { fromBothSides, recordFor } from './record.ts';
import type { RunFlags } from './run-flags.ts';
import { terminalWidth } from './width.ts';
import { WITHOUT_EXPLANATIONS } from './with-explanations.ts';

export interface ForecastFlags extends RunFlags {
  scenario?: string;
  html?: string;
  all?: boolean;
  record?: boolean;
  ledger?: string;
}

/** `tightrope forecast`: prints the forecast; Ctrl-C keeps the draws that are done. */
export async function forecastCommand(file: string, flags: ForecastFlags): Promise<void> {
  const { model, json, csv, html, all, record, ledger, calibration: calibrationFile, ...options } = flags;
  if (record && flags.scenario !== undefined) {
    throw new UsageError('--record: a scenario is what might be, and no claim about what will be');
  }

  // The situation, and what the record has of its questions: a fault in either shows before anything is drawn.
  const situation = await readSituationFile(file);
  // What is to be recorded may begin a ledger that is not there yet.
  const there = record && !existsSync(join(ledger ?? '', 'data')) ? undefined : ledger;
  const past = await recordFor(situation, file, there);

  // The forecast on threads, with progress and a way to stop it; then beside the record.
  const models = namedModels(model);
  const calibration = await chosenCalibration(calibrationFile);
  // Who names the models wants to see them side by side.
  const compare = model !== undefined;
  const { signal, done } = interruptible();
  const shown = progress('Drawing');
  const drawn = await forecastOnWorkers(situation, {
    ...options,
    models,
    calibration,
    signal,
    onProgress: shown.report,
  }).finally(() => {
    shown.end();
    done();
  });
  const forecast = fromBothSides(drawn, past);

  // The page, the table or text on the standard output, and the claims for the ledger.
  if (html !== undefined) {
    const { forecastHtml } = await import('../report/forecast/page.ts');
    await writeAtomically(html, forecastHtml(forecast, await chartDocument(), past));
  }
  const width = terminalWidth();
  const text = () =>
    all || compare
      ? forecastText(forecast, colours(), { compare, width })
      : shortText(forecast, colours(), { width, file, command: runNext });
  print(
    { json, csv },
    {
      text,
      json: () => forecast,
      csv: {
        issues: () => toCsv(issueTable(forecast)),
        outcomes: () => toCsv(outcomeTable(forecast)),
        models: () => toCsv(modelTable(forecast)),
        actors: () => toCsv(actorTable(forecast)),
        room: () => toCsv(roomTable(forecast)),
        factors: () => toCsv(factorTable(forecast)),
        consent: () => toCsv(consentTable(forecast)),
        parties: () => toCsv(partyTable(forecast)),
        cabinets: () => toCsv(cabinetTable(forecast)),
      },
    },
  );
  if (html !== undefined) console.error(`Wrote ${html}`);
  const { stoppedBefore } = forecast.settings;
  if (signal.aborted && stoppedBefore === undefined) console.error(WITHOUT_EXPLANATIONS);
  if (signal.aborted) process.exitCode = EXIT.interrupted;
  else if (record) await (await import('./ledger/record-forecast.ts')).recordForecast(forecast, { ledger });
}
