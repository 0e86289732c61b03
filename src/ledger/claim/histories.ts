import type { Entry } from './entry.ts';
import { forecastMisfit, resolutionMisfit } from './fits.ts';
import type { History } from './history.ts';

/**
 * Claims with their histories, of a ledger's entries in their order. As in a ledger, the first entry of a claim counts, and
 * an entry that is no forecast or resolution of its claim is skipped.
 */
export function historiesOf(entries: Iterable<Entry>): History[] {
  const histories = new Map<string, History>();
  for (const entry of entries) {
    if (entry.entry === 'claim') {
      if (!histories.has(entry.id)) histories.set(entry.id, { claim: entry, forecasts: [], resolutions: [] });
      continue;
    }
    const history = histories.get(entry.claim);
    if (history === undefined) continue;
    if (entry.entry === 'forecast') {
      if (forecastMisfit(history.claim, entry) === undefined) history.forecasts.push(entry);
    } else if (resolutionMisfit(history.claim, entry) === undefined) history.resolutions.push(entry);
  }
  return [...histories.values()];
}
