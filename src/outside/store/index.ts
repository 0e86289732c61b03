export { type EventStore, type OpenOptions, openEvents } from './database.ts';
export { EventsError } from './events-error.ts';
export {
  listEvents,
  occurrences,
  type PairCounts,
  PERIODS,
  type Period,
  type PeriodCounts,
  periodCounts,
  type RejectedRow,
  rejects,
  type StoredEvent,
  spanOf,
  topPairs,
  type Who,
  who,
} from './find.ts';
export { FIELDS, type Field, FORMATS, type Format } from './formats.ts';
export { type ImportCounts, type ImportOptions, importEvents } from './import.ts';
