import { markedCountry, plainName } from '../../countries/countries.ts';
import { dateOf } from '../../numeric/days.ts';
import { type BaseRate, baseRate, byYear, compareRates, fromCounts } from '../../outside/base-rate/index.ts';
import type { Observed } from '../../outside/series/index.ts';
import type { EventStore } from '../../outside/store/index.ts';
import { count } from '../../report/words/numbers.ts';
import { selectorInWords } from '../../report/words/selector.ts';
import { ofAnyKind, type Selector } from '../../situation/selector.ts';
import type { EventClass } from '../../situation/situation.ts';
import { mustBeThere, type ObservedData } from './observed.ts';

/**
 * How often the events of a class came, and beside it other pairs and other years.
 *
 * @param observed what `observedIn` says of the outcome, by which that is known to be there
 * @param name what the class is called; what its events are, if left out
 * @param report is told how many pairs are done, of how many
 * @throws UsageError if nothing in the store has a name that the class has
 */
export async function rateOfEvents(
  store: EventStore,
  { compare, ...wanted }: EventClass,
  observed: ObservedData,
  { name, report }: { name?: string; report?: (done: number, planned: number) => void } = {},
): Promise<BaseRate> {
  if (wanted.after !== undefined) await mustBeThere(store, wanted.after);
  const found = await rateOf(store, wanted, observed, name ?? selectorInWords(wanted.outcome));
  const rate = { ...found, definition: `${found.definition}${gapInWords(observed)}` };
  if (compare === undefined) return rate;
  const { pairs = 0, named = [], years } = compare;
  const { outcome, after } = wanted;
  for (const pair of named) await mustBeThere(store, pair);
  const { otherPairs } = await import('../../outside/store/index.ts');
  const parties = { source: outcome.source, target: outcome.target, either: outcome.either };
  const kind = after === undefined ? ofAnyKind(outcome) : { ...after, ...parties };
  const frequent = pairs > 0 ? await otherPairs(store, kind, pairs + named.length) : [];
  // The same pair told twice would count twice, and the one that is asked for is none beside it.
  const told = new Set([keyOf(outcome, outcome.either)]);
  const isNew = (pair: Selector) => told.size < told.add(keyOf(pair, outcome.either)).size;
  const ofName = named.filter(isNew);
  const others = [...ofName, ...frequent.filter(isNew).slice(0, pairs)];
  const rates: BaseRate[] = [];
  for (const [i, pair] of others.entries()) {
    report?.(i, others.length);
    const swapped = {
      ...wanted,
      outcome: inPlace(outcome, outcome, pair),
      after: after && inPlace(after, outcome, pair),
    };
    rates.push(await rateOf(store, swapped, observed, selectorInWords({ ...pair, either: outcome.either })));
  }
  return {
    ...rate,
    beside: {
      ...(rates.length > 0 && { pairs: compareRates([rate, ...together(rates), ...rates], 0).slice(1) }),
      ...(years && { years: compareRates(byYear(rate)) }),
    },
  };
}

const gapInWords = ({ gap }: ObservedData): string =>
  gap ? ` No event of any kind is in the data from ${dateOf(gap.from)} to ${dateOf(gap.to)}.` : '';

/** A pair by which it is known again, however its names are written; without an order where either may act. */
function keyOf({ source, target }: Selector, either: boolean | undefined): string {
  const side = (names: Selector['source']) =>
    [names ?? []]
      .flat()
      .map((name) => {
        const country = markedCountry(name);
        return country === undefined ? plainName(name) : `country:${country}`;
      })
      .sort()
      .join('|');
  const both = [side(source), side(target)];
  return (either ? both.sort() : both).join(' > ');
}

async function rateOf(
  store: EventStore,
  { outcome, after, within }: Omit<EventClass, 'compare'>,
  observed: Observed,
  name: string,
): Promise<BaseRate> {
  const { occurrences } = await import('../../outside/store/index.ts');
  const outcomes = await occurrences(store, outcome);
  const triggers = after && (await occurrences(store, after));
  const words = { outcome: `“${selectorInWords(outcome)}”`, ...(after && { trigger: `“${selectorInWords(after)}”` }) };
  return baseRate({ name, outcomes, triggers, window: within, ...words, ...observed });
}

/** All the other pairs as one class, if they are several. */
function together(rates: readonly BaseRate[]): BaseRate[] {
  if (rates.length < 2) return [];
  const sum = (of: 'k' | 'n') => rates.reduce((all, rate) => all + rate[of], 0);
  const about = { name: `these ${count(rates.length)} pairs together`, definition: '', source: 'events' as const };
  return [fromCounts({ ...about, k: sum('k'), n: sum('n') })];
}

/** A selector with another pair in the place of the outcome's. */
function inPlace(
  selector: Selector,
  { source, target }: Selector,
  pair: Pick<Selector, 'source' | 'target'>,
): Selector {
  const same = (a: Selector['source'], b: Selector['source']) => JSON.stringify(a) === JSON.stringify(b);
  const other = (side: Selector['source']) =>
    same(side, source) ? pair.source : same(side, target) ? pair.target : side;
  return {
    ...selector,
    ...(selector.source !== undefined && { source: other(selector.source) }),
    ...(selector.target !== undefined && { target: other(selector.target) }),
  };
}
