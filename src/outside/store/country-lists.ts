import { type CountryList, LIST_NAMES } from '../../countries/countries.ts';
import { likelyList } from '../../countries/likely-list.ts';
import { type EventStore, selectRows } from './database.ts';
import type { EventField, EventReading } from './format.ts';

/** A list of codes that a file itself revealed, with the codes that did. */
export interface ToldList {
  of: 'actors' | 'places';
  list: CountryList;
  /** Such as `Correlates of War`. */
  name: string;
  because: readonly string[];
}

const COLUMNS: Record<ToldList['of'], readonly EventField[]> = {
  actors: ['source_country', 'target_country'],
  places: ['country'],
};

/**
 * A reading with the lists of codes that its columns of countries tell, where neither its format nor the user says them.
 *
 * @param cells what stands in a field at the beginning of the file
 */
export function withToldLists(
  reading: EventReading,
  cells: (field: EventField) => readonly string[],
): { reading: EventReading; told: ToldList[] } {
  const told = (['actors', 'places'] as const).flatMap((of): ToldList[] => {
    if (reading.countries?.[of] !== undefined) return [];
    const texts = COLUMNS[of].flatMap(cells).map((text) => text.trim());
    const found = likelyList(texts.filter((text) => text !== '' && !reading.empty.includes(text)));
    return found === undefined ? [] : [{ of, ...found, name: LIST_NAMES[found.list] }];
  });
  const lists = Object.fromEntries(told.map(({ of, list }) => [of, list]));
  return { reading: { ...reading, countries: { ...reading.countries, ...lists } }, told };
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
