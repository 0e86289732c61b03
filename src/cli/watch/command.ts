import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isPast } from '../../forecast/claims-of-forecast.ts';
import { UsageError } from '../../numeric/errors.ts';
import { version } from '../../version.ts';
import { forecastOnWorkers } from '../../workers/index.ts';
import { chosenCalibration } from '../calibration-file.ts';
import { EXIT } from '../exit.ts';
import { whyUnreadable, writeAtomically } from '../files.ts';
import { fromBothSides, recordFor } from '../record.ts';
import { atomFeed, jsonFeed } from './feed.ts';
import { readState, writeState } from './state.ts';
import { watchOnce } from './watch.ts';

export interface WatchFlags {
  output?: string;
  ledger?: string;
  record: boolean;
  calibration?: string;
  samples?: number;
  seed?: number;
  workers?: number;
  json?: boolean;
}

/** `tightrope watch`: forecasts anew what changed since the last run, and says what changed and why; for cron and systemd. */
export async function watchCommand(folder: string, flags: WatchFlags): Promise<void> {
  const { output = join(folder, 'tightrope-watch'), record, json, ledger, calibration: named, ...drawing } = flags;
  const found = await stat(folder).catch(async (error) => {
    throw new UsageError(await whyUnreadable(folder, error));
  });
  if (!found.isDirectory()) throw new UsageError(`${folder}: a file, expected a folder`);
  const calibration = await chosenCalibration(named);
  const title = `Tightrope: ${resolve(folder).split(/[/\\]/).at(-1)}`;
  const [state, now] = [join(output, 'state.json'), new Date()];
  await mkdir(output, { recursive: true });
  const free = await alone(join(output, 'lock'), folder);
  try {
    const kept = await readState(state);
    const ledgerOf = ledger ?? (process.env.TIGHTROPE_DATABASE_URL ? undefined : join(folder, 'tightrope-ledger'));
    const { entries, faulty } = await watchOnce(folder, kept, {
      now,
      program: `Tightrope ${version}${named === undefined ? '' : `, calibration ${named}`}`,
      async forecast(situation, file, at) {
        const past = await recordFor(situation, join(folder, file));
        const drawn = await forecastOnWorkers(situation, { ...drawing, calibration, ...(at !== undefined && { at }) });
        return fromBothSides(drawn, past);
      },
      ...(record && {
        async record(forecast) {
          // No deadline, or none that is still to come: there is nothing to be judged later.
          if (forecast.outcomes.every((one) => one.by === undefined || isPast(forecast, one))) return;
          await (await import('../ledger/record-forecast.ts')).recordForecast(forecast, { ledger: ledgerOf });
        },
      }),
    });
    await writeAtomically(join(output, 'feed.xml'), atomFeed(kept, title, now.toISOString()));
    await writeAtomically(join(output, 'feed.json'), jsonFeed(kept, title));
    // Last: a run that broke off before is done again.
    await writeState(state, kept);
    if (json) process.stdout.write(`${JSON.stringify(entries, null, 2)}\n`);
    else if (entries.length === 0) console.log('Nothing changed.');
    else
      for (const { title: what, lines } of entries)
        console.log([what, ...lines.map((line) => `  ${line}`), ''].join('\n'));
    if (faulty) process.exitCode = EXIT.faults;
  } finally {
    await free();
  }
}

/** Keeps a second run out while one is under way; the lock of a process that is gone is taken over. */
async function alone(lock: string, folder: string): Promise<() => Promise<void>> {
  for (let tries = 0; ; tries++) {
    try {
      const handle = await open(lock, 'wx');
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(lock, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const owner = Number(await readFile(lock, 'utf8').catch(() => ''));
      if (tries > 0 || (owner > 0 && isRunning(owner)))
        throw new UsageError(`${folder}: another run (process ${owner}) is under way; if it is gone, remove ${lock}`);
      await rm(lock, { force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
