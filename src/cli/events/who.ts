import type { WhoOptions } from '../../outside/store/index.ts';
import { facetTable, nameTable } from '../../report/events/table.ts';
import { printRows } from './list-events.ts';
import { type StoreFlags, withEvents } from './open.ts';

export interface WhoFlags extends StoreFlags, WhoOptions {
  by?: 'country' | 'sector';
}

/** `tightrope events who`: names with what is known of them, or how many of them there are by country or sector. */
export async function whoCommand(text: string, flags: WhoFlags): Promise<void> {
  if (flags.by !== undefined) return facets(text, flags, flags.by);
  const found = await withEvents(flags, async (store) => {
    const { who } = await import('../../outside/store/index.ts');
    return who(store, text, flags);
  });
  printRows(flags, nameTable(found));
}

async function facets(text: string, flags: WhoFlags, by: 'country' | 'sector'): Promise<void> {
  const found = await withEvents(flags, async (store) => {
    const { whoFacets } = await import('../../outside/store/index.ts');
    return whoFacets(store, text, by, flags);
  });
  printRows(flags, facetTable(found, by));
}
