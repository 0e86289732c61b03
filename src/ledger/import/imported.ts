import type { Fault } from '../../situation/fault.ts';
import type { DateOrder, Decimal } from '../../situation/table/index.ts';
import type { Claim, ClaimForecast, Resolution } from '../claim/claim.ts';
import type { PhraseTable } from '../claim/phrases.ts';

/** What an export can be; `csv` is any table with a heading. */
export const IMPORT_FORMATS = ['csv', 'metaculus', 'manifold', 'fatebook'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** A claim that was read, with all that its file says of it; forecasts in the order of time. */
export interface ImportedClaim {
  /** Where it stands in the file: its first line, or in JSON its place in the list, from 0. */
  place: { line: number } | { index: number };
  claim: Claim;
  forecasts: ClaimForecast[];
  resolutions: Resolution[];
}

/** One file of an export: its text, and its name as the user gave it. */
export interface ImportFile {
  text: string;
  file: string;
}

export interface ClaimImportOptions {
  /** The file's name, for messages. */
  file: string;
  /** Found out from the file by default. */
  format?: ImportFormat | undefined;
  /** The other files of an export that comes in several: Metaculus's forecast_data.csv, Manifold's bets. */
  beside?: readonly ImportFile[];
  /** Field -> heading of the column it is read from (format csv). */
  columns?: Readonly<Record<string, string>>;
  /** Field -> what it is in every row. */
  set?: Readonly<Record<string, string>>;
  /** The zone of times that name none, `Z` or `+03:00`; such times are faults without it. */
  zone?: string | undefined;
  /** In which order a table writes day, month and year (format csv). */
  dates?: DateOrder | undefined;
  /** What a table writes before the fraction of a number (format csv); a point by default. */
  decimal?: Decimal | undefined;
  /** How words are read as probabilities. */
  phrases?: PhraseTable;
}

export interface ClaimImportResult {
  claims: ImportedClaim[];
  /** What could not be read, in the order of the file; at most 1,000. */
  faults: Fault[];
  /** Faults beyond those. */
  moreFaults: number;
}
