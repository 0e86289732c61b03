// Every type that users meet in what the package exports; `npm run types` writes it anew.
export type { ColumnRef, DateParts, EventField, EventImportOptions, EventMapping, Format } from './format.ts';
export type { CountryList } from '../../countries/country-lists.ts';
export type { DamagedStore, EventsError, MappingError } from './events-error.ts';
export type { EventStore, EventStoreOptions } from './database.ts';
export type { Facet, Who, WhoOptions } from './who.ts';
export type { ImportCounts } from './imported.ts';
export type { ImportReport, RejectReason } from './import-report.ts';
export type { PairCounts, PeriodCounts, RejectedRow, StoredEvent } from './find.ts';
export type { ToldList } from './country-lists.ts';
