import { countOf } from '../../numeric/count-of.ts';
import type { StoreFlags } from './open.ts';

/** `tightrope events export`: a store as a folder of Parquet. */
export async function exportEventsCommand(folder: string, { events, json }: StoreFlags): Promise<void> {
  const { writeByYear } = await import('../../outside/store/index.ts');
  const count = await writeByYear(events, folder);
  process.stdout.write(
    json
      ? `${JSON.stringify({ folder, events: count }, null, 2)}\n`
      : `${folder}: ${countOf(count, 'event')} written.\n`,
  );
}
