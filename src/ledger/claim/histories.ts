import type { Entry } from './entry.ts';
import type { History } from './history.ts';

/** Claims with their histories, of a ledger's entries in their order; an entry of a claim that is not there is left out. */
export function historiesOf(entries: Iterable<Entry>): History[] {
  const histories = new Map<string, History>();
  for (const entry of entries) {
    if (entry.entry === 'claim') histories.set(entry.id, { claim: entry, forecasts: [], resolutions: [] });
    else if (entry.entry === 'forecast') histories.get(entry.claim)?.forecasts.push(entry);
    else histories.get(entry.claim)?.resolutions.push(entry);
  }
  return [...histories.values()];
}
