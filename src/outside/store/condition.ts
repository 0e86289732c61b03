import type { DuckDBValue } from '@duckdb/node-api';
import { countryCode, markedCountry, plainName } from '../../countries/countries.ts';
import type { Selector } from '../../situation/selector.ts';
import { cameoActor } from '../actors/cameo-actor.ts';
import { ACTOR_ROLES } from '../actors/roles.ts';
import { cameoByLabel } from '../codes/cameo.ts';

/** A condition in SQL with its parameters. */
export interface SqlCondition {
  sql: string;
  parameters: DuckDBValue[];
}

export const list = (one: string | readonly string[] | undefined): readonly string[] =>
  one === undefined ? [] : [one].flat();
/** Conditions together. */
export const all = (parts: readonly SqlCondition[], by: 'and' | 'or'): SqlCondition => ({
  sql: `(${parts.map(({ sql }) => sql).join(` ${by} `)})`,
  parameters: parts.flatMap(({ parameters }) => parameters),
});

/** What a sector may be called, lists of sectors too, by codes of CAMEO. */
const sectorPattern = (roles: readonly string[]): string => {
  const names = roles.flatMap((role) => [role, ...(ACTOR_ROLES[role] ?? [])]).map((name) => plainName(name));
  return `(^|[,;] ?)(${names.map((name) => name.replace(/[^a-z ]/g, '.')).join('|')})($|[,;])`;
};

/** Events of a country, by the column that has it, or has it among others: `GBR;USA`. */
export const ofCountry = (column: string, name: string): SqlCondition => {
  const code = countryCode(name.trim());
  return {
    sql: `(lower(${column}) = lower(?) or (contains(${column}, ';') and list_contains(string_split(lower(${column}), ';'), lower(?))))`,
    parameters: [code, code],
  };
};

/** One side of events: names as the data has them in any case and with any accents, `country:Belarus`, or BLRGOV. */
export function side(column: 'source' | 'target', names: readonly string[]): SqlCondition {
  const parts = names.map((name): SqlCondition => {
    const country = markedCountry(name);
    if (country !== undefined) return ofCountry(`${column}_country`, country);
    const named = { sql: `plain_name(${column}) = ?`, parameters: [plainName(name)] };
    const actor = cameoActor(name);
    if (actor === undefined || actor.roles.length === 0) return named;
    const role = { sql: `regexp_matches(lower(${column}_sector), ?)`, parameters: [sectorPattern(actor.roles)] };
    const decoded = all([ofCountry(`${column}_country`, actor.country), role], 'and');
    return all([named, decoded], 'or');
  });
  return all(parts, 'or');
}

/** Events of a kind by its name: as they have it, or by the code that it is a name of, since one code has several. */
function ofLabel(label: string): SqlCondition {
  const named = { sql: 'plain_name(label) = ?', parameters: [plainName(label)] };
  const code = cameoByLabel(label)?.code;
  return code === undefined ? named : all([named, { sql: 'code = ?', parameters: [code] }], 'or');
}

/** A selector as a condition. */
export function selectorCondition(selector: Selector): SqlCondition {
  const { either, codes, labels, words, quad, atLeast, atMost, datasets, from, to } = selector;
  const [source, target] = [list(selector.source), list(selector.target)];
  const pair = (a: readonly string[], b: readonly string[]): SqlCondition =>
    all([...(a.length > 0 ? [side('source', a)] : []), ...(b.length > 0 ? [side('target', b)] : [])], 'and');
  const parts: SqlCondition[] = [];
  if (source.length + target.length > 0) {
    parts.push(either ? all([pair(source, target), pair(target, source)], 'or') : pair(source, target));
  }
  const any = <T extends DuckDBValue>(values: readonly T[] | T | undefined, sql: string) => {
    const each = values === undefined ? [] : ([values].flat() as T[]);
    if (each.length > 0)
      parts.push(
        all(
          each.map((value) => ({ sql, parameters: [value] })),
          'or',
        ),
      );
  };
  any(codes, 'starts_with(code, ?)');
  if (labels !== undefined) parts.push(all(list(labels).map(ofLabel), 'or'));
  any(words === undefined ? undefined : plainName(words), "contains(plain_name(concat_ws(' ', text, label)), ?)");
  any(quad, 'quad = ?');
  any(datasets, 'dataset = ?');
  any(atLeast, 'intensity >= ?');
  any(atMost, 'intensity <= ?');
  any(from, 'date >= ?::date');
  any(to, 'date <= ?::date');
  if (selector.in !== undefined)
    parts.push(
      all(
        list(selector.in).map((name) => ofCountry('country', name)),
        'or',
      ),
    );
  return parts.length === 0 ? { sql: 'true', parameters: [] } : all(parts, 'and');
}
