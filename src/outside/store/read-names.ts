import type { DuckDBValue } from '@duckdb/node-api';
import { countryOf, joinedCountries } from '../../countries/countries.ts';
import type { CountryList } from '../../countries/country-lists.ts';
import { readActorCode, readActorName } from '../actors/actor-name.ts';
import { type EventStore, selectRows } from './database.ts';
import { cleanText } from './event-fields.ts';
import { type RowShape, readsNames, usedIn } from './event-query.ts';
import type { EventField, EventReading } from './format.ts';
import { filled } from './load-tables.ts';

/** A query of the texts of one kind that rows have, and which kind: names or codes of actors, or countries by a list of codes. */
export interface TextsToRead {
  kind: 'actor' | 'coded-actor' | CountryList;
  sql: string;
}

/**
 * The texts of raw rows that are read once each, not row by row: countries, and names of actors where no column says more.
 *
 * @param raw a query of the fields, each a text
 */
export function textsToRead(raw: string, reading: EventReading, { has }: RowShape): TextsToRead[] {
  const { actors = 'any', places = 'any' } = reading.countries ?? {};
  const fields = new Map<TextsToRead['kind'], EventField[]>();
  const add = (kind: TextsToRead['kind'], field: EventField) => fields.set(kind, [...(fields.get(kind) ?? []), field]);
  for (const who of ['source', 'target'] as const) {
    if (readsNames(who, has)) add(reading.coded ? 'coded-actor' : 'actor', who);
    if (has(`${who}_country`)) add(actors, `${who}_country`);
  }
  if (has('country')) add(places, 'country');
  return [...fields].map(([kind, of]) => ({
    kind,
    // Few texts are said again and again: they are cleaned once each.
    sql: of
      .map((field) => `select ${cleanText(field, reading)} as said from (select distinct ${field} from (${raw})) r`)
      .join(' union all '),
  }));
}

/** Reads those texts that the store has not read since it was opened: into `said_actor` and `said_country`. */
export async function readNames(
  store: EventStore,
  texts: readonly TextsToRead[],
  parameters: Record<string, DuckDBValue>,
): Promise<void> {
  for (const { kind, sql } of texts) {
    const ofActors = kind === 'actor' || kind === 'coded-actor';
    const known = ofActors
      ? `select said from said_actor where coded = ${kind === 'coded-actor'}`
      : `select said from said_country where list = '${kind}'`;
    const query = `select distinct said from (${sql}) where said is not null and said not in (${known})`;
    const found = await selectRows<{ said: string }>(store, query, usedIn(query, parameters));
    if (ofActors) await noteActors(store, kind === 'coded-actor', found);
    else await noteCountries(store, kind, found);
  }
}

async function noteActors({ connection }: EventStore, coded: boolean, found: readonly { said: string }[]) {
  await filled(connection, 'said_actor', found, (appender, { said }) => {
    const { countries, sector } = coded ? readActorCode(said) : readActorName(said);
    appender.appendBoolean(coded);
    appender.appendVarchar(said);
    if (countries.length > 0) appender.appendVarchar(joinedCountries(countries));
    else appender.appendNull();
    if (sector !== undefined) appender.appendVarchar(sector);
    else appender.appendNull();
  });
}

async function noteCountries({ connection }: EventStore, list: CountryList, found: readonly { said: string }[]) {
  await filled(connection, 'said_country', found, (appender, { said }) => {
    const iso3 = countryOf(said, list);
    appender.appendVarchar(list);
    appender.appendVarchar(said);
    if (iso3 === undefined) appender.appendNull();
    else appender.appendVarchar(iso3);
  });
}
