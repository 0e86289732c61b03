import { type BaseRate, baseRate, byYear, compareRates, fromCounts } from '../../outside/base-rate/index.ts';
import type { Observed } from '../../outside/series/index.ts';
import type { EventStore } from '../../outside/store/index.ts';
import { selectorInWords } from '../../report/selector-in-words.ts';
import { count } from '../../report/words.ts';
import type { EventClass } from '../../situation/outside-schema.ts';
import type { Selector } from '../../situation/selector.ts';

/**
 * How often the events of a class came, and beside it other pairs and other years.
 *
 * @param name what the class is called; what its events are, if left out
 * @param report is told how many pairs are done, of how many
 */
export async function rateOfEvents(
  store: EventStore,
  { compare, ...wanted }: EventClass,
  observed: Observed,
  { name, report }: { name?: string; report?: (done: number, planned: number) => void } = {},
): Promise<BaseRate> {
  const rate = await rateOf(store, wanted, observed, name ?? selectorInWords(wanted.outcome));
  if (compare === undefined) return rate;
  const { pairs = 0, named = [], years } = compare;
  const { outcome, after } = wanted;
  const { otherPairs } = await import('../../outside/store/index.ts');
  const parties = { source: outcome.source, target: outcome.target, either: outcome.either };
  const kind = { ...(after ?? observedPart(outcome)), ...parties };
  const sides = ({ source, target }: Selector) => {
    const both = [[source].flat().join(), [target].flat().join()];
    return (outcome.either ? both.sort() : both).join(' > ').toLowerCase();
  };
  const told = new Set(named.map(sides));
  const frequent = pairs > 0 ? await otherPairs(store, kind, pairs + named.length) : [];
  const others = [...named, ...frequent.filter((pair) => !told.has(sides(pair))).slice(0, pairs)];
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

/** When, where and in which data. */
const observedPart = ({ datasets, from, to, in: place }: Selector): Selector => ({ datasets, from, to, in: place });

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
