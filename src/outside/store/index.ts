export type { Gap, Pair } from '../event-source.ts';
export { type EventStore, type EventStoreOptions, openEvents } from './database.ts';
export { eventSource } from './event-source.ts';
export { DamagedStore, EventsError, MappingError } from './events-error.ts';
export {
  listEvents,
  longestGap,
  observedOf,
  occurrences,
  type PairCounts,
  type PeriodCounts,
  periodCounts,
  type RejectedRow,
  rejects,
  type StoredEvent,
  spanOf,
  topPairs,
} from './find.ts';
export {
  type ColumnRef,
  type DateParts,
  EVENT_FIELDS,
  type EventField,
  type EventImportOptions,
  type EventMapping,
  type Format,
} from './format.ts';
export { FORMATS } from './formats.ts';
export { importEvents } from './import.ts';
export type { ImportReport, RejectReason } from './import-report.ts';
export type { ImportCounts } from './imported.ts';
export { otherPairs } from './other-pairs.ts';
export { writeByYear } from './parquet-folder.ts';
export { quadEvents } from './quad-events.ts';
export type * from './types.ts';
export { unknownIn } from './unknown.ts';
export { type Facet, type Who, type WhoOptions, who, whoFacets } from './who.ts';
