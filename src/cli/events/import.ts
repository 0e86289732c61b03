import { basename } from 'node:path';
import type { CountryList } from '../../countries/country-lists.ts';
import { type MappingFile, mappingIn } from '../../files/event-mapping.ts';
import { UsageError } from '../../numeric/errors.ts';
import type { ImportReport } from '../../outside/store/index.ts';
import { EXIT } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { progress } from '../progress.ts';
import { importInWords } from './import-in-words.ts';
import { type StoreFlags, withEvents } from './open.ts';

export interface ImportEventsFlags extends StoreFlags {
  format?: string;
  mapping?: string;
  dates?: string;
  decimal?: '.' | ',';
  countries?: CountryList;
  dataset?: string;
}

/** `tightrope events import`: files of events; Ctrl-C keeps those that are in. */
export async function importEventsCommand(files: string[], flags: ImportEventsFlags): Promise<void> {
  const { importEvents, MappingError } = await import('../../outside/store/index.ts');
  const mapping: MappingFile =
    flags.mapping === undefined ? { options: {}, placed: () => undefined } : await mappingIn(flags.mapping);
  const options = { ...mapping.options, ...given(flags) };
  const { signal, done } = interruptible('stopped: what is in stays; the same command goes on from there');
  const bar = progress('importing');
  const all: (ImportReport & { file: string })[] = [];
  await withEvents(
    flags,
    async (store) => {
      for (const file of files) {
        if (signal.aborted) break;
        const report = await importEvents(store, file, { ...options, signal, onProgress: bar.report }).catch(
          (error) => {
            if (!(error instanceof MappingError)) throw error;
            const flag = Object.hasOwn(given(flags), error.setting);
            throw new UsageError(
              (flag ? `--${error.setting}: ${error.message}` : mapping.placed(error)) ?? error.message,
            );
          },
        );
        all.push({ file, ...report });
        if (!flags.json) process.stdout.write(`${basename(file)}: ${importInWords(report)}\n`);
      }
    },
    { create: true },
  ).finally(() => {
    bar.end();
    done();
  });
  if (flags.json) process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
  if (signal.aborted) process.exitCode = EXIT.interrupted;
  else if (all.some(({ rejected }) => rejected > 0)) process.exitCode = EXIT.faults;
}

/** What flags say goes before what the mapping says. */
function given({ format, dates, decimal, countries, dataset }: ImportEventsFlags) {
  const said = Object.entries({ format, dates, decimal, countries, dataset }).filter(
    ([, value]) => value !== undefined,
  );
  return Object.fromEntries(said) as Pick<ImportEventsFlags, 'format' | 'dates' | 'decimal' | 'countries' | 'dataset'>;
}
