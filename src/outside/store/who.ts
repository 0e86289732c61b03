import { countryCode, plainName } from '../../countries/countries.ts';
import { cameoActor } from '../actors/cameo-actor.ts';
import { all, ofCountry, type SqlCondition, side } from './condition.ts';
import { type EventStore, selectRows } from './database.ts';
import { atMost } from './limit.ts';

/** A name in the store. */
export interface Who {
  name: string;
  /** By its ISO code, where it is known. */
  country: string | null;
  sector: string | null;
  asSource: number;
  asTarget: number;
  /** First and last day. */
  first: string;
  last: string;
}

export interface WhoOptions {
  /** Only those of a country, by any of its names or codes. */
  country?: string;
  /** Only those of a sector, in any case. */
  sector?: string;
  limit?: number;
}

/** How many names and events a country or a sector has among those found. */
export interface Facet {
  value: string | null;
  names: number;
  events: number;
}

/** One side of the events whose actors are meant. */
function found(who: 'source' | 'target', text: string, { country, sector }: WhoOptions): SqlCondition {
  const holds: SqlCondition[] = [{ sql: `contains(plain_name(${who}), ?)`, parameters: [plainName(text)] }];
  const code = countryCode(text.trim());
  if (code !== text.trim() || /^[A-Z]{3}$/.test(code)) holds.push(ofCountry(`${who}_country`, code));
  if (cameoActor(text.trim()) !== undefined) holds.push(side(who, [text.trim()]));
  const parts = [{ sql: `${who} is not null`, parameters: [] }, all(holds, 'or')];
  if (country !== undefined) parts.push(side(who, [`country:${country}`]));
  if (sector !== undefined)
    parts.push({ sql: `contains(plain_name(${who}_sector), ?)`, parameters: [plainName(sector)] });
  return all(parts, 'and');
}

/** Names with what is known of them, each side of the events by itself. */
function names(text: string, options: WhoOptions): SqlCondition {
  const one = (who: 'source' | 'target'): SqlCondition => {
    const { sql, parameters } = found(who, text, options);
    const counts = who === 'source' ? 'count(*) as acts, 0 as acted_on' : '0 as acts, count(*) as acted_on';
    return {
      sql: `select ${who} as name, ${who}_country as country, ${who}_sector as sector, ${counts}, min(date) as first, max(date) as last
        from event where ${sql} group by ${who}, ${who}_country, ${who}_sector`,
      parameters,
    };
  };
  const [a, b] = [one('source'), one('target')];
  return { sql: `(${a.sql} union all ${b.sql})`, parameters: [...a.parameters, ...b.parameters] };
}

/**
 * Names that hold a text, in any case and with any accents, or are of the country that it names, those with most events first.
 * Country and sector are those that a name has most often, of equally frequent ones the last in the alphabet.
 */
export function who(store: EventStore, text: string, options: WhoOptions = {}): Promise<Who[]> {
  const { limit = 30 } = options;
  atMost(limit, 'names');
  const { sql, parameters } = names(text, options);
  return selectRows(
    store,
    `select name, arg_max(country, row(acts + acted_on, country)) as country,
        arg_max(sector, row(acts + acted_on, sector)) as sector, sum(acts)::double as "asSource",
        sum(acted_on)::double as "asTarget", min(first)::varchar as first, max(last)::varchar as last
      from ${sql} group by name order by "asSource" + "asTarget" desc, name limit ?`,
    [...parameters, limit],
  );
}

/** The same names counted by country or by sector, those with most events first. */
export function whoFacets(
  store: EventStore,
  text: string,
  by: 'country' | 'sector',
  options: WhoOptions = {},
): Promise<Facet[]> {
  const { limit = 30 } = options;
  atMost(limit, 'names');
  const { sql, parameters } = names(text, options);
  return selectRows(
    store,
    `select ${by === 'country' ? 'country' : 'sector'} as value, count(distinct name)::double as names, sum(acts + acted_on)::double as events
      from ${sql} group by value order by events desc, value nulls last limit ?`,
    [...parameters, limit],
  );
}
