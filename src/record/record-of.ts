import type { FearRecord } from '../ledger/record/fear-record.ts';
import { fearRecordOf } from '../ledger/record/fear-record-of.ts';
import { resolvedViews } from '../ledger/score/resolved-views.ts';
import { checkIterable, checkParts } from '../numeric/given.ts';
import { type BaseRate, fromCounts } from '../outside/base-rate/index.ts';
import { stateRate } from '../outside/states/state-rate.ts';
import type { Reference, Situation } from '../situation/situation.ts';
import { classOfEvents, type PartContext, type RecordPart } from './class-of-events.ts';
import type { RecordSources, RecordWarning, SituationRecord } from './record.ts';

/**
 * The outside view of a situation: how often such things happened, by the reference classes in its `outside`.
 *
 * @param situation as `parseSituation` reads it
 * @param sources what the classes are read from
 * @returns the record, and what could not be read or should be known, in the order of the classes
 * @throws UsageError if a class of events names what no event has
 * @example
 * const { record, warnings } = await recordOf(situation, { histories, events: eventSource(store) });
 * const answer = withRecord(forecast(situation), record.rates);
 */
export async function recordOf(
  situation: Situation,
  sources: RecordSources = {},
): Promise<{ record: SituationRecord; warnings: RecordWarning[] }> {
  checkParts(situation, 'recordOf', 'a situation, as `parseSituation` returns it', ['issues']);
  checkParts(sources, 'recordOf', 'the sources: histories, resolved, events, states');
  const { histories = [], resolved = [], now = Infinity } = sources;
  for (const part of [histories, resolved])
    checkIterable(part, 'recordOf', 'a list of histories, and of resolved claims');
  const records = familiesOf(situation)
    .map((family) => fearRecordOf(histories, { family, now }))
    .filter(({ claims }) => claims > 0);
  const warnings: RecordWarning[] = [];
  const speculations: SituationRecord['speculations'] = [];
  const rates: [outcome: string, BaseRate[]][] = [];
  for (const [outcome, references] of Object.entries(situation.outside?.classes ?? {})) {
    const feared = references.find(({ claims }) => claims !== undefined)?.claims;
    const found: BaseRate[] = [];
    for (const reference of references) {
      const part = await partOf(reference, { situation, sources, records, outcome, feared });
      if (part.rate) found.push(part.rate);
      if (part.speculation) speculations.push(part.speculation);
      warnings.push(...part.warnings);
    }
    if (found.length > 0) rates.push([outcome, found]);
  }
  const record = { rates: Object.fromEntries(rates), records, speculations, resolved: resolvedViews(resolved) };
  return { record, warnings };
}

/** The tags of claims that bear on a situation: the ids of its outcomes, and the families that its reference classes name. */
export function familiesOf({ outcomes = {}, outside }: Situation): string[] {
  const families = new Set(Object.keys(outcomes));
  for (const { claims } of Object.values(outside?.classes ?? {}).flat()) if (claims !== undefined) families.add(claims);
  return [...families];
}

async function partOf(reference: Reference, context: PartContext): Promise<RecordPart> {
  const { outcome, sources } = context;
  const { claims, events, states, name } = reference;
  if (events !== undefined) return classOfEvents(events, name, context);
  if (claims !== undefined) return claimsPart(claims, name, context);
  if (states === undefined) return { warnings: [] };
  if (sources.states === undefined) {
    const shown = name ?? `States, ${outcome}`;
    const message = `outside: the tables of states were not given; “${shown}” is left out`;
    return { warnings: [{ outcome, name: shown, message }] };
  }
  return {
    rate: brief(stateRate(await sources.states(), { ...states, ...(name !== undefined && { name }) })),
    warnings: [],
  };
}

function claimsPart(family: string, name: string | undefined, { records, outcome }: PartContext): RecordPart {
  const record = records.find((one) => one.family === family);
  if (record !== undefined && record.tests.resolved > 0) return { rate: rateOfClaims(record, name), warnings: [] };
  const shown = name ?? family;
  const message = `outside: no claim with the tag “${family}” ${record ? 'is resolved' : 'is in the ledger'}; “${shown}” is left out`;
  return { warnings: [{ outcome, name: shown, message }] };
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
