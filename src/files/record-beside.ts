import { existsSync } from 'node:fs';
import type { History } from '../ledger/claim/history.ts';
import type { ResolvedClaim } from '../ledger/score/resolved-claim.ts';
import type { EventSource } from '../outside/event-source.ts';
import type { RecordSources, RecordWarning, SituationRecord } from '../record/record.ts';
import { familiesOf, recordOf } from '../record/record-of.ts';
import type { Situation } from '../situation/situation.ts';
import { aliasesIn } from './aliases.ts';
import { stateTables } from './state-tables.ts';

/** How what lies beside a situation is opened: a command and a server do it each in their own way. */
export interface Beside {
  /** Where a file lies that the situation names. */
  place(name: string): string | Promise<string>;
  /** The claims of some families in a ledger, or in a further one that the user names. */
  histories(ledgers: readonly string[], families: readonly string[]): Promise<History[]>;
  /** The resolved claims of the ledger that the user names. */
  resolved(ledger: string): Promise<ResolvedClaim[]>;
  withEvents<T>(store: string, act: (events: EventSource) => Promise<T>): Promise<T>;
}

/**
 * Opens what the situation's `outside` names and reads the record from it.
 *
 * @param ledger a further ledger, which the user names
 * @throws UsageError with what is wrong in one of the files
 */
export async function recordBeside(
  situation: Situation,
  beside: Beside,
  ledger?: string,
): Promise<{ record: SituationRecord; warnings: RecordWarning[] }> {
  const { outside } = situation;
  const named = outside?.ledger && (await beside.place(outside.ledger));
  const ledgers = [ledger, named].filter((place) => place !== undefined && place !== '') as string[];
  const sources = {
    histories: await beside.histories(ledgers, familiesOf(situation)),
    resolved: ledger === undefined || /\.(jsonl|ndjson)$/.test(ledger) ? [] : await beside.resolved(ledger),
    ...(outside?.aliases && { aliases: await aliasesIn(await beside.place(outside.aliases)) }),
    states: stateTables,
    now: Date.now(),
  };
  const read = (events: Pick<RecordSources, 'events' | 'noEvents'> = {}) =>
    recordOf(situation, { ...sources, ...events });
  const store = outside?.events && (await beside.place(outside.events));
  const isNeeded = Object.values(outside?.classes ?? {}).some((classes) => classes.some(({ events }) => events));
  if (!store || !isNeeded) return read();
  if (!existsSync(store)) return read({ noEvents: `${store} is not there` });
  return beside.withEvents(store, (events) => read({ events }));
}
