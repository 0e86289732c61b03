import { countryName } from '../../countries/countries.ts';
import type { WhoOptions } from '../../outside/store/index.ts';
import { pad } from '../../report/terminal/lines.ts';
import { count } from '../../report/words/numbers.ts';
import { print } from './list-events.ts';
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
  const heading = `${'NAME'.padEnd(34)}${'COUNTRY'.padEnd(14)}${'ACTS'.padStart(9)}${'ACTED ON'.padStart(9)}  LAST`;
  print(
    found,
    flags.json,
    heading,
    ({ name, country, asSource, asTarget, last }) =>
      `${pad(name, 34)}${pad(country === null ? '-' : countryName(country), 14)}${count(asSource).padStart(9)}${count(asTarget).padStart(9)}  ${last}`,
  );
}

async function facets(text: string, flags: WhoFlags, by: 'country' | 'sector'): Promise<void> {
  const found = await withEvents(flags, async (store) => {
    const { whoFacets } = await import('../../outside/store/index.ts');
    return whoFacets(store, text, by, flags);
  });
  const shown = (value: string | null) => (value === null ? 'unknown' : by === 'country' ? countryName(value) : value);
  print(
    found,
    flags.json,
    `${by.toUpperCase().padEnd(40)}${'NAMES'.padStart(10)}${'EVENTS'.padStart(12)}`,
    ({ value, names, events }) => `${pad(shown(value), 40)}${count(names).padStart(10)}${count(events).padStart(12)}`,
  );
}
