import type { CountryList } from '../../countries/countries.ts';

/** The columns of the common table that a format fills; the others follow from these. */
export const FIELDS = [
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
  'quad',
  'intensity',
  'location',
  'country',
  'latitude',
  'longitude',
  'text',
  'url',
] as const;
export type Field = (typeof FIELDS)[number];

/** Field -> column, or columns of which the first one that a file has is meant. */
export type Mapping = Partial<Record<Field, string | readonly string[]>>;

/** How a table of events is read. */
export interface Format {
  name: string;
  /** Tab separated without quotes, one event a line; or separated by commas, with quotes. */
  kind: 'tab' | 'comma';
  /** Names of the columns, where the file has no heading. */
  columns?: readonly string[];
  /** Columns that tell the format of a file by its heading. */
  signs?: readonly string[];
  map: Mapping;
  /** How dates are written, as strptime has it; ISO dates, 20140301 and 1 March 2014 if left out. */
  dates?: string;
  /** Which table of codes its codes and labels are from; CAMEO's if left out. */
  codes?: 'plover' | 'acled' | 'ucdp';
  /** Whose codes the columns of countries have; names and codes of ISO if left out. */
  countries?: { actors?: CountryList; places?: CountryList };
  /** What stands where nothing is known. */
  none?: string;
}
