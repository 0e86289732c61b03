import { dateOf } from '../../numeric/days.ts';
import { ofAnyKind, type Selector } from '../../situation/selector.ts';
import { selectorInWords } from '../../situation/selector-in-words.ts';
import type { EventSource } from '../event-source.ts';
import { checkNames } from '../observed-data.ts';
import type { Observed } from './quad-events.ts';
import type { Speculation } from './speculation.ts';

/** What was feared, and what counts as a mention of it and as its trigger. */
export interface Fear {
  /** In words; the events that are the record by default. */
  what?: string;
  /** Kinds of events between the same two that are mentions of it. */
  mentions?: Pick<Selector, 'codes' | 'labels' | 'words'>;
  /** Codes of events between the same two that set people talking. */
  triggers?: string[];
  /** Mentions and triggers known from elsewhere, such as the claims of a ledger, and what they are, in words. */
  voiced?: Pick<Speculation, 'mentions' | 'triggers'> & { source: string };
  /** The events as the user named them, where the selector has other names of the same actors. */
  named?: Selector;
}

/**
 * What was said to come between two parties beside what came.
 *
 * @param selector the events that are the record
 * @param observed the days looked at, from `observedData` for this selector
 * @throws UsageError if no event has a name that mentions or triggers have
 */
export async function speculationIn(
  events: EventSource,
  selector: Selector,
  observed: Observed,
  { what, mentions, triggers, voiced, named = selector }: Fear,
): Promise<Speculation> {
  // It may be said by anyone, but about these two; the same time, place and data.
  const parties = { ...ofAnyKind(selector), either: true };
  const mentioned = mentions && { ...parties, ...mentions };
  const triggered = triggers && { ...parties, codes: triggers };
  await checkNames(events, mentioned ?? parties);
  if (triggered) await checkNames(events, triggered);
  const came = await datedEvents(events, selector);
  const set = triggered ? await datedEvents(events, triggered) : [];
  const said = mentioned ? await datedEvents(events, mentioned) : [];
  const sides = { source: named.source, target: named.target, either: true };
  const counted = [
    ...(voiced ? [voiced.source] : []),
    ...(mentions ? [selectorInWords({ ...sides, ...mentions })] : []),
  ];
  return {
    counted: { mentions: counted.join('; '), events: selectorInWords(named) },
    what: what ?? selectorInWords(named),
    mentions: [...said, ...(voiced?.mentions ?? [])],
    events: came,
    triggers: [...set.map((one) => ({ day: one.day, name: one.what })), ...(voiced?.triggers ?? [])],
    ...{ from: dateOf(observed.from), to: dateOf(observed.to) },
  };
}

/** The events of a selector, by date. */
export const datedEvents = async (events: EventSource, selector: Selector): Promise<{ day: string; what: string }[]> =>
  (await events.occurrences(selector)).map(({ day, what }) => ({ day: dateOf(day), what }));
