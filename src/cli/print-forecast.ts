import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Forecast } from '../forecast/forecast.ts';
import { UsageError } from '../numeric/errors.ts';
import type { SituationRecord } from '../record/record.ts';
import { actorTable, roomTable } from '../report/actors/table.ts';
import { consentTable, factorTable } from '../report/agreement/table.ts';
import { cabinetTable, partyTable } from '../report/coalitions/table.ts';
import { shortText } from '../report/forecast/short-text.ts';
import { forecastText } from '../report/forecast/text.ts';
import { issueTable, modelTable } from '../report/issues/table.ts';
import { outcomeTable } from '../report/outcomes/table.ts';
import { csv as toCsv } from '../report/table/csv.ts';
import { runNext } from './called.ts';
import { colours } from './colours.ts';
import { chartDocument } from './document.ts';
import { EXIT } from './exit.ts';
import { writeAtomically } from './files.ts';
import { type OutputFlags, print } from './output.ts';
import { fromBothSides } from './record.ts';
import { terminalWidth } from './width.ts';
import { WITHOUT_EXPLANATIONS } from './with-explanations.ts';

/** How a forecast is printed, and where it is kept. */
export interface PrintFlags extends OutputFlags {
  html?: string;
  all?: boolean;
  record?: boolean;
  ledger?: string;
}

/** What a forecast is printed with. */
export interface Printing {
  /** The situation's file, as the user names it. */
  file: string;
  past: SituationRecord;
  /** The flags that the commands to run next need for the same answer. */
  same?: readonly string[];
  /** Whether the user named models: who does wants to see them side by side. */
  compare: boolean;
  signal: AbortSignal;
}

/** @throws UsageError where a forecast that is to be recorded is of a scenario */
export function checkRecorded({ record }: PrintFlags, scenario: string | undefined): void {
  if (record && scenario !== undefined)
    throw new UsageError(
      '--record and --scenario cannot be used together: a scenario is what might be, not a claim about what will be',
    );
}

/** The ledger to read the record from: what is to be recorded may begin one that is not there yet. */
export const ledgerThere = ({ record, ledger }: PrintFlags): string | undefined =>
  record && !existsSync(join(ledger ?? '', 'data')) ? undefined : ledger;

/** Prints a forecast beside the record: the page, the table or text on the standard output, and the claims for the ledger. */
export async function printForecast(
  drawn: Forecast,
  { json, csv, html, all, record, ledger }: PrintFlags,
  { file, past, same = [], compare, signal }: Printing,
): Promise<void> {
  const forecast = fromBothSides(drawn, past);
  if (html !== undefined) {
    const { forecastHtml } = await import('../report/forecast/page.ts');
    await writeAtomically(html, forecastHtml(forecast, await chartDocument(), past));
  }
  const width = terminalWidth();
  const text = () =>
    all || compare
      ? forecastText(forecast, colours(), { compare, width })
      : shortText(forecast, colours(), { width, file, flags: same, command: runNext });
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
