import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Forecast } from '../forecast/forecast.ts';
import { type ViewOptions, withRecord } from '../forecast/views.ts';
import type { FearRecord } from '../ledger/record/fear-record.ts';
import { voicedOf } from '../ledger/record/voiced.ts';
import { dateOf } from '../numeric/days.ts';
import { UsageError } from '../numeric/errors.ts';
import { type Aliases, withAliases } from '../outside/actors/aliases.ts';
import { type BaseRate, fromCounts } from '../outside/base-rate/index.ts';
import type { Speculation } from '../outside/series/index.ts';
import { stateRate } from '../outside/states/state-rate.ts';
import { plainText } from '../report/words/numbers.ts';
import { selectorInWords } from '../report/words/selector.ts';
import type { Situation } from '../situation/schema.ts';
import type { EventClass } from '../situation/situation.ts';
import { aliasesIn } from './events/aliases.ts';
import { rateOfEvents } from './events/event-class.ts';
import { observedIn } from './events/observed.ts';
import { withEvents } from './events/open.ts';
import { historiesOf, recordsOf } from './ledger/families.ts';
import { withLedger } from './ledger/open.ts';
import { stateTables } from './state-tables.ts';

/** What the record says of a situation, read before anything is drawn: a fault in it should not show after a minute. */
export interface PastRecord {
  /** Records of claims: of the families that the situation names, and of outcomes whose id is a tag. */
  records: FearRecord[];
  /** What was feared beside what came, where the situation names both claims and events of an outcome. */
  speculations: Speculation[];
  /** Base rates by outcome. */
  rates: Record<string, BaseRate[]>;
  /** How the two views are weighed, where enough of them are resolved to learn it. */
  weights: ViewOptions;
}

/** The forecast with the outside view beside the inside one. */
export const fromBothSides = (forecast: Forecast, { rates, weights }: PastRecord): Forecast =>
  withRecord(forecast, rates, weights);

/**
 * Reads what the situation's `outside` names.
 *
 * @param file the situation's file: the ledger that it names lies beside it
 * @param ledger a further one, which the user names
 */
export async function recordFor(situation: Situation, file: string, ledger?: string): Promise<PastRecord> {
  const { outside } = situation;
  const beside = (name: string | undefined) =>
    name === undefined ? undefined : join(file === '-' ? '.' : dirname(file), name);
  const named = beside(outside?.ledger);
  const classes = outside?.classes ?? {};
  const families = new Set(Object.keys(situation.outcomes ?? {}));
  for (const { claims } of Object.values(classes).flat()) if (claims !== undefined) families.add(claims);
  const ledgers = [ledger, named].filter((place) => place !== undefined).map((place) => ({ ledger: place }));
  const histories = await historiesOf(ledgers, [...families]);
  const records = recordsOf(histories, [...families]);
  const aliases = outside?.aliases === undefined ? {} : await aliasesIn(beside(outside.aliases) as string);
  const rates: Record<string, BaseRate[]> = {};
  const speculations: Speculation[] = [];
  for (const [outcome, references] of Object.entries(classes)) {
    const found: BaseRate[] = [];
    const feared = references.find(({ claims }) => claims !== undefined)?.claims;
    for (const { claims, states, events, name } of references) {
      if (events !== undefined) {
        const voiced = feared === undefined ? undefined : voicedOf(histories, feared);
        const counted = { mentions: `claims of “${feared}”`, events: selectorInWords(events.outcome) };
        const { rate, speculation } = await pastEvents(
          beside(outside?.events),
          withNames(events, aliases),
          name ?? `Events, ${outcome}`,
          voiced?.mentions.length ? { what: name ?? outcome, counted, ...voiced } : undefined,
        );
        if (rate !== undefined) found.push(rate);
        if (speculation !== undefined) speculations.push(speculation);
      }
      const record = records.find(({ family }) => family === claims);
      if (claims !== undefined && (record === undefined || record.tests.resolved === 0))
        console.error(
          plainText(
            `outside: no claim with the tag “${claims}” ${record ? 'is resolved' : 'is in the ledger'}; “${name ?? claims}” is left out`,
          ),
        );
      if (record !== undefined && record.tests.resolved > 0) found.push(rateOfClaims(record, name));
      if (states !== undefined) found.push(brief(stateRate(await stateTables(), { ...states, name })));
    }
    if (found.length > 0) rates[outcome] = found;
  }
  return {
    ...{ records, rates, speculations },
    weights: ledger === undefined || /\.(jsonl|ndjson)$/.test(ledger) ? {} : await learned(ledger),
  };
}

/** The weight of the inside view, learned from the claims of a ledger that both views made in advance. */
async function learned(ledger: string): Promise<ViewOptions> {
  const [{ learnedWeight }, { resolvedViews }] = await Promise.all([
    import('../forecast/views.ts'),
    import('../ledger/score/resolved-views.ts'),
  ]);
  const resolved = await withLedger({ ledger }, async ({ db }) => {
    const { resolvedClaims } = await import('../ledger/store/index.ts');
    return resolvedViews(await resolvedClaims(db));
  });
  const inside = learnedWeight(resolved);
  return inside === undefined ? {} : { inside, learnedFrom: resolved.length };
}

/** What a store of events says of a class: how often, and beside it what was feared. */
interface PastEvents {
  /** Missing where nothing counts. */
  rate?: BaseRate;
  speculation?: Speculation;
}

/**
 * How often such events happened, and when; nothing, with a word on the standard error, where there is no store of them.
 *
 * @param fear what was said to come, if anything was
 */
async function pastEvents(
  store: string | undefined,
  asked: EventClass,
  name: string,
  fear: Omit<Speculation, 'events'> | undefined,
): Promise<PastEvents> {
  const leave = (why: string): PastEvents => {
    console.error(plainText(`outside: ${why}; “${name}” is left out`));
    return {};
  };
  if (store === undefined) return leave('`events` names no store');
  if (!existsSync(store)) return leave(`${store} is not there`);
  const { occurrences } = await import('../outside/store/index.ts');
  return withEvents({ events: store }, async (open) => {
    try {
      const observed = await observedIn(open, asked.outcome);
      const rate = await rateOfEvents(open, asked, observed, { name });
      const events =
        fear && (await occurrences(open, asked.outcome)).map(({ day, what }) => ({ day: dateOf(day), what }));
      const searched = { from: dateOf(observed.from), to: dateOf(observed.to) };
      const past = events ? { speculation: { ...fear, events, ...searched } } : {};
      if (rate.n > 0) return { rate, ...past };
      const opened = asked.after ? 'that an event opens' : 'of the time';
      return { ...leave(`no window of ${asked.within} days ${opened} is observed to its end`), ...past };
    } catch (error) {
      throw error instanceof UsageError ? new UsageError(`outside: “${name}”: ${error.message}`) : error;
    }
  });
}

/** A class of events with actors by all their names. */
function withNames({ outcome, after, compare, ...rest }: EventClass, aliases: Aliases): EventClass {
  return {
    ...rest,
    outcome: withAliases(outcome, aliases),
    ...(after && { after: withAliases(after, aliases) }),
    ...(compare && {
      compare: { ...compare, named: compare.named?.map((pair) => ({ ...pair, ...withAliases(pair, aliases) })) },
    }),
  };
}

/** Thousands of windows in which nothing happened are counted, and not carried along. */
const brief = ({ survival: _, ...rate }: BaseRate): BaseRate => ({
  ...rate,
  windows: rate.windows.filter(({ state }) => state === 'happened'),
});

/** How many of the distinct tests of a fear came true. */
function rateOfClaims({ family, tests, testDays: days }: FearRecord, name = `Claims of “${family}”`): BaseRate {
  return fromCounts({
    ...{ name, source: 'claims', k: tests.yes, n: tests.resolved },
    ...(days !== undefined && { length: { number: days, unit: 'days' } }),
    definition:
      'Of the distinct tests that claims in the ledger made of it (one question, or one deadline), those that came true. ' +
      'The length of a test is the mean time from when it was first said to its deadline.',
  });
}
