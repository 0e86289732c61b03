import type { CountryList } from '../../countries/country-lists.ts';

/** The columns of the common table that a format fills; the others follow from these. */
export const EVENT_FIELDS = [
  'id',
  'date',
  'source',
  'source_country',
  'source_sector',
  'target',
  'target_country',
  'target_sector',
  'code',
  'label',
  'root',
  'quad',
  'intensity',
  'location',
  'country',
  'latitude',
  'longitude',
  'text',
  'url',
  'revised',
] as const;
export type EventField = (typeof EVENT_FIELDS)[number];

/** A column by its name, or by its number from 1. */
export type ColumnRef = string | number;

/** A date that stands in three columns. */
export interface DateParts {
  year: ColumnRef;
  month: ColumnRef;
  day: ColumnRef;
}

/**
 * Field -> column. Of several columns the first that the file has is meant, but for three columns of `date`: those are its
 * year, month and day. `null` leaves a field empty that the format would fill.
 */
export type EventMapping = Partial<Record<EventField, ColumnRef | readonly ColumnRef[] | DateParts | null>>;

/** How a table of events is read. */
export interface Format {
  name: string;
  /** Names of the columns in their order, for files without a heading. */
  columns?: readonly string[];
  /** Further columns, beside date, actor and kind of event, by which a heading is known as this format's. */
  signs?: readonly string[];
  map: EventMapping;
  /** Ways in which its dates are written beside those that are always read, as strptime has them. */
  dates?: readonly string[];
  /** Which table of codes its codes and labels are from; CAMEO's by default. */
  codes?: 'plover' | 'acled' | 'ucdp';
  /** Whose codes the columns of countries have; names and codes of ISO by default. */
  countries?: { actors?: CountryList | undefined; places?: CountryList | undefined };
  /** An id is of one event together with its day: ICEWS gives one id to events of two days. */
  idOfDay?: boolean;
  /** The release that a file is of, by its name: 240003 for 24.0.3; 0 where the name does not say. */
  releaseOf?: (file: string) => number;
}

/** How one file is read: its format with what the user says of it. */
export interface EventReading extends Format {
  /** How its dates are written, said by the user: an order of day, month and year, or a pattern of strptime. */
  written?: string;
  /** What stands where nothing is known. */
  empty: readonly string[];
  /** What stands before the fraction of a number; either by default. */
  decimal?: '.' | ',';
  /** Whether the names of actors are codes of CAMEO, among which RUS is Russia. */
  coded?: boolean;
}

/** How a file of events is read. */
export interface EventImportOptions {
  /** The name of one of those known; told from the file by default. */
  format?: string;
  /** Field -> column: in the stead of the format's columns, or of a table of any other kind. */
  map?: EventMapping;
  /** How its dates are written: dmy, mdy or ymd, or a pattern as strptime has it. */
  dates?: string;
  /** What stands where nothing is known, beside empty cells; by default, what data sets write there. */
  empty?: readonly string[];
  /**
   * Whose codes the columns of countries have: those of actors and of places, or of all. Told from the codes by default, and
   * where they do not tell, names and codes of ISO.
   */
  countries?: CountryList | { actors?: CountryList; places?: CountryList } | undefined;
  /** What stands before the fraction of a number; either by default. */
  decimal?: '.' | ',';
  /** Whether its first line names the columns; told from the file and the mapping by default. */
  heading?: boolean;
  /** What the data set is called; the format's name by default. */
  dataset?: string;
  /** Rows brought in at a time: what an import that is stopped does again. */
  part?: number;
  /** Stops between parts, and in the middle of one: what is done stays. */
  signal?: AbortSignal;
  onProgress?: (rows: number, planned?: number) => void;
}
