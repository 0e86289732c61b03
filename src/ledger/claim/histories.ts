import { UsageError } from '../../numeric/errors.ts';
import { checkIterable } from '../../numeric/given.ts';
import type { Entry } from './entry.ts';
import { forecastMisfit, resolutionMisfit } from './fits.ts';
import type { History } from './history.ts';
import { readEntry } from './jsonl.ts';

/**
 * Claims with their histories, of a ledger's entries in their order. As in a ledger, the first entry of a claim counts, and
 * an entry that is no forecast or resolution of its claim is skipped. An entry as people write it, without its `kind`, gets it.
 *
 * @throws UsageError if what stands there is no list of entries
 */
export function historiesOf(entries: Iterable<Entry>): History[] {
  checkIterable(entries, 'historiesOf', 'a list of entries');
  const histories = new Map<string, History>();
  let at = 0;
  for (const given of entries) {
    const entry = isFull(given) ? given : fullEntry(given, at);
    at++;
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

/** Whether an entry has what its schema adds by default. */
const isFull = (entry: Entry): boolean =>
  (entry?.entry === 'claim' && entry.kind !== undefined && entry.tags !== undefined) ||
  (entry?.entry === 'forecast' && entry.made !== undefined) ||
  (entry?.entry === 'resolution' && entry.verdict !== undefined);

function fullEntry(given: unknown, at: number): Entry {
  const read = readEntry(given);
  if ('fault' in read) throw new UsageError(`entries[${at}]: ${read.fault}`);
  return read;
}
