import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { aliasesIn } from '../files/aliases.ts';
import { stateTables } from '../files/state-tables.ts';
import type { Forecast } from '../forecast/forecast.ts';
import { learnedWeights, withRecord } from '../forecast/views.ts';
import type { ResolvedClaim } from '../ledger/score/resolved-claim.ts';
import type { RecordSources, SituationRecord } from '../record/record.ts';
import { familiesOf, recordOf } from '../record/record-of.ts';
import { plainText } from '../report/words/numbers.ts';
import type { Situation } from '../situation/situation.ts';
import { withEvents } from './events/open.ts';
import { readHistories } from './ledger/families.ts';
import { withLedger } from './ledger/open.ts';

/** The forecast with the outside view beside the inside one. */
export const fromBothSides = (forecast: Forecast, { rates, resolved }: SituationRecord): Forecast =>
  withRecord(forecast, rates, learnedWeights(resolved));

/**
 * Opens what the situation's `outside` names and reads the record from it, before anything is drawn: a fault in it should not show
 * after a minute. Warnings go to the standard error.
 *
 * @param file the situation's file: the ledger that it names lies beside it
 * @param ledger a further ledger, which the user names
 */
export async function recordFor(situation: Situation, file: string, ledger?: string): Promise<SituationRecord> {
  const { outside } = situation;
  const beside = (name: string) => join(file === '-' ? '.' : dirname(file), name);
  const ledgers = [ledger, outside?.ledger && beside(outside.ledger)].filter((place) => place !== undefined);
  const sources = {
    histories: await readHistories(
      ledgers.map((place) => ({ ledger: place })),
      familiesOf(situation),
    ),
    resolved: ledger === undefined || /\.(jsonl|ndjson)$/.test(ledger) ? [] : await resolvedIn(ledger),
    ...(outside?.aliases && { aliases: await aliasesIn(beside(outside.aliases)) }),
    states: stateTables,
    now: Date.now(),
  };
  const read = (events: Pick<RecordSources, 'events' | 'noEvents'> = {}) =>
    recordOf(situation, { ...sources, ...events });
  const store = outside?.events && beside(outside.events);
  const isNeeded = Object.values(outside?.classes ?? {}).some((classes) => classes.some(({ events }) => events));
  const { record, warnings } = await (!store || !isNeeded
    ? read()
    : !existsSync(store)
      ? read({ noEvents: `${store} is not there` })
      : withEvents({ events: store }, (_, events) => read({ events })));
  for (const { message } of warnings) console.error(plainText(message));
  return record;
}

async function resolvedIn(ledger: string): Promise<ResolvedClaim[]> {
  const { resolvedClaims } = await import('../ledger/store/index.ts');
  return withLedger({ ledger }, ({ db }) => resolvedClaims(db));
}
