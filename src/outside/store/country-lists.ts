import { type CountryList, LIST_NAMES } from '../../countries/country-lists.ts';
import { likelyList } from '../../countries/likely-list.ts';
import { codesOfActors } from '../actors/cameo-actor.ts';
import { type EventStore, selectRows } from './database.ts';
import type { EventField, EventReading } from './format.ts';

/** A list of codes that a file itself revealed, with the codes that did: of countries, or of its actors' names. */
export interface ToldList {
  of: 'actors' | 'places' | 'names';
  list: CountryList;
  /** Such as `Correlates of War`. */
  name: string;
  because: readonly string[];
}

const COLUMNS = {
  actors: ['source_country', 'target_country'],
  places: ['country'],
} satisfies Record<string, readonly EventField[]>;

/**
 * A reading with the lists of codes that its columns of countries tell, where neither its format nor the user says them, and
 * whether the names of its actors are codes.
 *
 * @param cells what stands in a field at the beginning of the file
 */
export function withToldLists(
  reading: EventReading,
  cells: (field: EventField) => readonly string[],
): { reading: EventReading; told: ToldList[] } {
  const said = (fields: readonly EventField[]) =>
    fields
      .flatMap(cells)
      .map((text) => text.trim())
      .filter((text) => text !== '' && !reading.empty.includes(text));
  const told = (['actors', 'places'] as const).flatMap((of): ToldList[] => {
    if (reading.countries?.[of] !== undefined) return [];
    const found = likelyList(said(COLUMNS[of]));
    return found === undefined ? [] : [{ of, ...found, name: LIST_NAMES[found.list] }];
  });
  const lists = Object.fromEntries(told.map(({ of, list }) => [of, list]));
  const codes = codesOfActors(said(['source', 'target']));
  if (codes) told.push({ of: 'names', list: 'cameo', name: LIST_NAMES.cameo, because: codes });
  const countries = { ...reading.countries, ...lists };
  return { reading: { ...reading, countries, ...(codes && { coded: true }) }, told };
}

/** Texts in columns of countries, of the events from a row on, that are no country of their list, most frequent first. */
export function unknownCountries(
  store: EventStore,
  reading: EventReading,
  has: (field: EventField) => boolean,
  first: string,
): Promise<{ text: string; events: number }[]> {
  const { actors = 'any', places = 'any' } = reading.countries ?? {};
  const columns = (['source_country', 'target_country', 'country'] as const).filter(has);
  if (columns.length === 0) return Promise.resolve([]);
  const each = columns.map((column) => {
    const list = column === 'country' ? places : actors;
    return `select ${column} as text from event where rowid >= ${first}
      and ${column} in (select said from said_country where list = '${list}' and iso3 is null)`;
  });
  return selectRows(
    store,
    `select text, count(*)::double as events from (${each.join(' union all ')}) group by text order by events desc, text limit 100`,
  );
}
