import type { FearRecord } from '../ledger/record/fear-record.ts';
import { voicedOf } from '../ledger/record/voiced.ts';
import { countOf } from '../numeric/count-of.ts';
import { dateOf } from '../numeric/days.ts';
import { UsageError } from '../numeric/errors.ts';
import { type Aliases, withAliases } from '../outside/actors/aliases.ts';
import type { BaseRate } from '../outside/base-rate/base-rate.ts';
import { classRate } from '../outside/base-rate/class-rate.ts';
import type { EventSource } from '../outside/event-source.ts';
import { gapInWords, observedData } from '../outside/observed-data.ts';
import { datedEvents } from '../outside/series/speculation-in.ts';
import { selectorInWords } from '../situation/selector-in-words.ts';
import type { EventClass, Situation } from '../situation/situation.ts';
import type { RecordSources, RecordWarning, SituationRecord } from './record.ts';

/** What one reference class adds to the record. */
export interface RecordPart {
  rate?: BaseRate;
  speculation?: SituationRecord['speculations'][number];
  warnings: RecordWarning[];
}

/** What a reference class is read with. */
export interface PartContext {
  situation: Situation;
  sources: RecordSources;
  records: readonly FearRecord[];
  outcome: string;
  /** The family of claims that the outcome's classes name, if any. */
  feared: string | undefined;
}

/**
 * A reference class of events: how often they came, and beside it what was feared.
 *
 * @param given the name that the class has in the situation, if any
 * @throws UsageError, with the name of the class, if it names what no event has
 */
export async function classOfEvents(
  asked: EventClass,
  given: string | undefined,
  context: PartContext,
): Promise<RecordPart> {
  const { situation, sources, outcome } = context;
  const { events, noEvents } = sources;
  const name = given ?? `Events, ${outcome}`;
  if (events === undefined) {
    const why = noEvents ?? (situation.outside?.events ? 'the events were not given' : '`events` names no store');
    return { warnings: [{ outcome, name, message: `outside: ${why}; “${name}” is left out` }] };
  }
  try {
    return await partOfEvents(events, asked, { name, what: given ?? outcome }, context);
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(`outside: “${name}”: ${error.message}`) : error;
  }
}

async function partOfEvents(
  events: EventSource,
  asked: EventClass,
  { name, what }: { name: string; what: string },
  { outcome, sources, feared }: PartContext,
): Promise<RecordPart> {
  const { outcome: meant, ...wanted } = withNames(asked, sources.aliases ?? {});
  const observed = await observedData(events, meant);
  const rate = await classRate(events, { outcome: meant, ...wanted }, observed, { name });
  const gap = gapInWords(observed);
  const warnings = gap
    ? [
        {
          outcome,
          name,
          message: `outside: “${name}”: ${gap}; \`datasets\`, \`from\` and \`to\` of its events leave it out`,
        },
      ]
    : [];
  const voiced = feared === undefined ? undefined : voicedOf(sources.histories ?? [], feared);
  const speculation = voiced?.mentions.length
    ? {
        what,
        // As the situation names its actors.
        counted: { mentions: `claims of “${feared}”`, events: selectorInWords(asked.outcome) },
        ...voiced,
        events: await datedEvents(events, meant),
        ...{ from: dateOf(observed.from), to: dateOf(observed.to) },
      }
    : undefined;
  if (rate.n > 0) return { rate, ...(speculation && { speculation }), warnings };
  const opened = asked.after ? 'that an event opens' : 'of the time';
  const message = `outside: no window of ${countOf(asked.within, 'day')} ${opened} is observed to its end; “${name}” is left out`;
  return { ...(speculation && { speculation }), warnings: [...warnings, { outcome, name, message }] };
}

/** A class of events with its actors by all the names that they have in the events. */
function withNames({ outcome, after, compare, ...rest }: EventClass, aliases: Aliases): EventClass {
  const named = compare?.named?.map((pair) => withAliases(pair, aliases) as typeof pair);
  return {
    ...rest,
    outcome: withAliases(outcome, aliases),
    ...(after && { after: withAliases(after, aliases) }),
    ...(compare && { compare: { ...compare, ...(named && { named }) } }),
  };
}
