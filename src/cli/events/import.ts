import { basename } from 'node:path';
import * as z from 'zod';
import { FIELDS, type ImportCounts, type ImportOptions } from '../../outside/store/index.ts';
import { count } from '../../report/words.ts';
import { unknownName } from '../../situation/nearest.ts';
import { parseYaml } from '../../situation/yaml-source.ts';
import { EXIT, faultsText, Stop } from '../exit.ts';
import { decode, readInput } from '../files.ts';
import { interruptible } from '../interrupt.ts';
import { progress } from '../progress.ts';
import { type StoreFlags, withEvents } from './open.ts';

export interface ImportFlags extends StoreFlags {
  format?: string;
  mapping?: string;
  dataset?: string;
}

/** `tightrope events import`: files of events; Ctrl-C keeps those that are in. */
export async function importCommand(files: string[], flags: ImportFlags): Promise<void> {
  const { importEvents } = await import('../../outside/store/index.ts');
  const { format, dataset } = flags;
  const mapping = flags.mapping === undefined ? {} : await mappingIn(flags.mapping);
  const { signal, done } = interruptible('stopped: what is in stays; the same command goes on from there');
  const bar = progress('importing');
  const all: (ImportCounts & { file: string })[] = [];
  await withEvents(
    flags,
    async (store) => {
      for (const file of files) {
        if (signal.aborted) break;
        const counts = await importEvents(store, file, { format, dataset, ...mapping, signal, onProgress: bar.report });
        all.push({ file, ...counts });
        if (!flags.json) process.stdout.write(`${basename(file)}: ${inWords(counts)}\n`);
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

function inWords({ added, known, rejected }: ImportCounts): string {
  const parts = [`${count(added)} events added`];
  if (known > 0) parts.push(`${count(known)} were there already`);
  if (rejected > 0) parts.push(`${count(rejected)} rows could not be read (tightrope events rejects lists them)`);
  return `${parts.join('; ')}.`;
}

const column = z.string().min(1).max(200);
const mappingSchema = z.strictObject({
  columns: z.record(z.string(), z.union([column, z.array(column).min(1).max(20)])),
  dates: z.string().max(100).optional(),
  dataset: z.string().min(1).max(100).optional(),
});

/** A mapping in YAML: `columns: { date: event_date, source: actor1 }`, `dates: "%d/%m/%Y"`. @throws Stop with its faults */
async function mappingIn(file: string): Promise<Pick<ImportOptions, 'map' | 'dates' | 'dataset'>> {
  const source = parseYaml(decode(await readInput(file), file), file);
  if (source.faults.length > 0) throw new Stop(faultsText(source.faults));
  const read = mappingSchema.safeParse(source.value);
  if (!read.success) {
    const [{ path, message }] = read.error.issues;
    const { line, column } = source.placeOf(path as (string | number)[]);
    throw new Stop(`${file}:${line}:${column}: ${path.join('.')}: ${message}`);
  }
  const { columns, dates, dataset } = read.data;
  for (const field of Object.keys(columns)) {
    if ((FIELDS as readonly string[]).includes(field)) continue;
    const { line, column } = source.placeOfKey(['columns', field]);
    throw new Stop(`${file}:${line}:${column}: ${unknownName('field', field, FIELDS)}`);
  }
  return { map: columns, ...(dates !== undefined && { dates }), ...(dataset !== undefined && { dataset }) };
}
