import { forecastText } from '../report/text.ts';
import { forecastOnWorkers } from '../workers/index.ts';
import { colours } from './colours.ts';
import { chartDocument } from './document.ts';
import { EXIT } from './exit.ts';
import { readSituationFile, writeAtomically } from './files.ts';
import { interruptible } from './interrupt.ts';
import { namedModels } from './models.ts';
import { progress } from './progress.ts';
import type { RunFlags } from './run-flags.ts';

export interface ForecastFlags extends RunFlags {
  scenario?: string;
  html?: string;
}

/** `tightrope forecast`: prints the forecast; Ctrl-C keeps the draws that are done. */
export async function forecastCommand(file: string, flags: ForecastFlags): Promise<void> {
  const { model, json, html, ...options } = flags;
  const situation = await readSituationFile(file);
  const models = namedModels(model);
  // Who names the models wants to see them side by side.
  const compare = model !== undefined;
  const { signal, done } = interruptible();
  const shown = progress('Drawing');
  const forecast = await forecastOnWorkers(situation, {
    ...options,
    models,
    signal,
    onProgress: shown.report,
  }).finally(() => {
    shown.end();
    done();
  });
  if (html !== undefined) {
    const { forecastHtml } = await import('../report/html.ts');
    await writeAtomically(html, forecastHtml(forecast, await chartDocument()));
  }
  process.stdout.write(
    json ? `${JSON.stringify(forecast, null, 2)}\n` : forecastText(forecast, colours(), { compare }),
  );
  if (html !== undefined) console.error(`Wrote ${html}`);
  if (forecast.settings.stoppedBefore !== undefined) process.exitCode = EXIT.interrupted;
}
