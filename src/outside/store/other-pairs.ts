import { markedCountry } from '../../countries/countries.ts';
import type { Selector } from '../../situation/selector.ts';
import type { Pair } from '../event-source.ts';
import { all, list, selectorCondition } from './condition.ts';
import { type EventStore, selectRows } from './database.ts';
import { atMost } from './limit.ts';

const isCountry = (names: string | readonly string[] | undefined): boolean =>
  names !== undefined && list(names).every((name) => markedCountry(name) !== undefined);

/**
 * Of all pairs but the selector's own those with most events of its kind: pairs of countries where the selector's sides are
 * countries, of names otherwise. In either direction, A and B are one pair, whichever acts. Counted by a hash of their names, so
 * that only the pairs of the answer have one, not millions.
 */
export function otherPairs(store: EventStore, selector: Selector, limit: number): Promise<Pair[]> {
  atMost(limit, 'pairs');
  const { source, target, either, ...kind } = selector;
  const byCountry = isCountry(source) && isCountry(target);
  const [one, other] = byCountry ? ['source_country', 'target_country'] : ['source', 'target'];
  const [a, b] = either ? [`least(${one}, ${other})`, `greatest(${one}, ${other})`] : [one, other];
  const own = selectorCondition({ source, target, either: true });
  const meant = all([selectorCondition(kind), { ...own, sql: `not coalesce(${own.sql}, false)` }], 'and');
  const events = `from event where ${meant.sql} and ${one} <> ${other}`;
  const shown = (side: string) => (byCountry ? `concat('country:', ${side})` : side);
  return selectRows(
    store,
    `with counted as (select hash(${a}, ${b}) as pair, count(*) as n ${events} group by pair order by n desc, pair limit ${limit})
    select ${shown('one')} as source, ${shown('other')} as target from (
      select any_value(${a}) as one, any_value(${b}) as other, any_value(n) as n
        from (select ${one}, ${other}, hash(${a}, ${b}) as pair ${events}) join counted using (pair) group by pair)
      order by n desc, one, other`,
    [...meant.parameters, ...meant.parameters],
  );
}
