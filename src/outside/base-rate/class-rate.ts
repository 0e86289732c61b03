import { markedCountry, plainName } from '../../countries/countries.ts';
import { dateOf } from '../../numeric/days.ts';
import { ofAnyKind, type Selector } from '../../situation/selector.ts';
import { selectorInWords } from '../../situation/selector-in-words.ts';
import type { EventClass } from '../../situation/situation.ts';
import type { EventSource } from '../event-source.ts';
import { checkNames, type ObservedData } from '../observed-data.ts';
import type { Observed } from '../series/quad-events.ts';
import type { BaseRate } from './base-rate.ts';
import { byYear } from './by-year.ts';
import { compareRates } from './compare.ts';
import { baseRate } from './event-rate.ts';
import { fromCounts } from './from-counts.ts';

type Sides = Pick<Selector, 'source' | 'target'>;

export interface ClassRateOptions {
  /** What the class is called; its events in words by default. */
  name?: string;
  /** Is called with how many pairs of those to compare are done, of how many. */
  onPair?: (done: number, planned: number) => void;
}

/**
 * How often the events of a class came, with the other pairs and the single years that the class asks for beside it.
 *
 * @param observed from `observedData` for the class's outcome, which has checked the names in it
 * @throws UsageError if no event has a name that the trigger or a pair to compare has
 * @example
 * const observed = await observedData(events, wanted.outcome);
 * const { k, n, frequency } = await classRate(events, wanted, observed);
 */
export async function classRate(
  events: EventSource,
  { compare, ...wanted }: EventClass,
  observed: ObservedData,
  { name = selectorInWords(wanted.outcome), onPair }: ClassRateOptions = {},
): Promise<BaseRate> {
  if (wanted.after !== undefined) await checkNames(events, wanted.after);
  const found = await rateOfClass(events, wanted, observed, name);
  const rate = { ...found, definition: `${found.definition}${gapSentence(observed)}` };
  if (compare === undefined) return rate;
  const pairs: BaseRate[] = [];
  const others = await pairsBeside(events, wanted, compare);
  for (const [i, pair] of others.entries()) {
    onPair?.(i, others.length);
    pairs.push(await rateOfPair(events, wanted, observed, pair));
  }
  const { years } = compare;
  return {
    ...rate,
    beside: {
      ...(pairs.length > 0 && { pairs: compareRates([rate, ...together(pairs), ...pairs], 0).slice(1) }),
      ...(years && { years: compareRates(byYear(rate)) }),
    },
  };
}

const gapSentence = ({ gap }: ObservedData): string =>
  gap ? ` No event of any kind is in the data from ${dateOf(gap.from)} to ${dateOf(gap.to)}.` : '';

async function rateOfClass(
  events: EventSource,
  { outcome, after, within }: Omit<EventClass, 'compare'>,
  observed: Observed,
  name: string,
): Promise<BaseRate> {
  const outcomes = await events.occurrences(outcome);
  const triggers = after && (await events.occurrences(after));
  const words = { outcome: `“${selectorInWords(outcome)}”`, ...(after && { trigger: `“${selectorInWords(after)}”` }) };
  return baseRate({ name, outcomes, ...(triggers && { triggers }), window: within, ...words, ...observed });
}

/** The same class of another pair. */
function rateOfPair(
  events: EventSource,
  wanted: Omit<EventClass, 'compare'>,
  observed: Observed,
  pair: Sides,
): Promise<BaseRate> {
  const { outcome, after } = wanted;
  const swapped = {
    ...wanted,
    outcome: withSides(outcome, outcome, pair),
    ...(after && { after: withSides(after, outcome, pair) }),
  };
  return rateOfClass(events, swapped, observed, selectorInWords({ ...pair, either: outcome.either }));
}

/** The pairs to compare with: those named, then those with most events that open a window (or, without a trigger, of any kind). */
async function pairsBeside(
  events: EventSource,
  { outcome, after }: Omit<EventClass, 'compare'>,
  { pairs = 0, named = [] }: NonNullable<EventClass['compare']>,
): Promise<Sides[]> {
  for (const pair of named) await checkNames(events, pair);
  const parties = { source: outcome.source, target: outcome.target, either: outcome.either };
  const kind = after === undefined ? ofAnyKind(outcome) : { ...after, ...parties };
  const frequent = pairs > 0 ? await events.otherPairs(kind, pairs + named.length) : [];
  // A pair listed twice would count twice, and the class's own pair is not one beside it.
  const listed = new Set([pairKey(outcome, outcome.either)]);
  const isNew = (pair: Sides) => listed.size < listed.add(pairKey(pair, outcome.either)).size;
  const chosen = named.filter(isNew);
  return [...chosen, ...frequent.filter(isNew).slice(0, pairs)];
}

/** The same for a pair however its names are written, and in either order where either side may act. */
function pairKey({ source, target }: Sides, either: boolean | undefined): string {
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

/** All the other pairs as one class, if there are several. */
function together(rates: readonly BaseRate[]): BaseRate[] {
  if (rates.length < 2) return [];
  const sum = (of: 'k' | 'n') => rates.reduce((all, rate) => all + rate[of], 0);
  const about = { name: `these ${rates.length} pairs together`, definition: '', source: 'events' as const };
  return [fromCounts({ ...about, k: sum('k'), n: sum('n') })];
}

/** A selector with a pair in the place of its own sides, whichever way round it has them. */
function withSides(selector: Selector, { source, target }: Sides, pair: Sides): Selector {
  const same = (a: Selector['source'], b: Selector['source']) => JSON.stringify(a) === JSON.stringify(b);
  const other = (side: Selector['source']) =>
    same(side, source) ? pair.source : same(side, target) ? pair.target : side;
  return {
    ...selector,
    ...(selector.source !== undefined && { source: other(selector.source) }),
    ...(selector.target !== undefined && { target: other(selector.target) }),
  };
}
