import { checkGivenText, checkParts } from '../../numeric/given.ts';
import { importCsv } from './csv.ts';
import { SETTABLE } from './draft.ts';
import { importFatebookApi } from './fatebook-api.ts';
import { importFatebookCsv } from './fatebook-csv.ts';
import { FaultLog } from './fault-log.ts';
import { firstHeading } from './headed-table.ts';
import type { ImportFile } from './imported.ts';
import {
  type ClaimImportOptions,
  type ClaimImportResult,
  IMPORT_FORMATS,
  type ImportedClaim,
  type ImportFormat,
} from './imported.ts';
import { importManifold } from './manifold.ts';
import { importMetaculusApi } from './metaculus-api.ts';
import { importMetaculusCsv } from './metaculus-csv.ts';

export {
  type ClaimImportOptions,
  type ClaimImportResult,
  IMPORT_FORMATS,
  type ImportedClaim,
  type ImportFile,
  type ImportFormat,
} from './imported.ts';
export { type ClaimMapping, DATES_EXPECTED, parseAssignments, parseMapping } from './mapping.ts';
export { dateOrder } from './written.ts';

/**
 * Reads claims, their forecasts and their outcomes from a table of your own or from the exports of Metaculus, Manifold
 * and Fatebook. A row that cannot be read is reported with its place; all others are read. A question that several claimants
 * forecast becomes one claim of each of them; these claims share their `question`.
 *
 * @param text the file's contents
 * @returns the claims in the order of the file, and its faults
 * @example
 * const { claims, faults } = importClaims(await readFile('claims.csv', 'utf8'), { file: 'claims.csv', dates: 'dmy' });
 * faults.map(formatFault); // the rows that were not read, each with its line and column
 */
export function importClaims(text: string, options: ClaimImportOptions): ClaimImportResult {
  checkGivenText(text, 'importClaims', 'the text of an export');
  checkParts(options, 'importClaims', 'options with the name of the file', ['file']);
  const log = new FaultLog();
  const claims = new Map<string, ImportedClaim>();
  for (const imported of claimsOf(text, options, log)) {
    const { id } = imported.claim;
    const known = claims.get(id);
    if (known === undefined) claims.set(id, imported);
    else
      log.add(
        options.file,
        `the claim ${id} is there twice, the first one is taken`,
        () => placed(imported),
        'warning',
      );
  }
  return { claims: [...claims.values()], faults: log.faults, moreFaults: log.more };
}

const placed = ({ place }: ImportedClaim) =>
  'line' in place ? { place: { line: place.line, column: 1 } } : { cell: `[${place.index}]` };

function claimsOf(text: string, options: ClaimImportOptions, log: FaultLog): ImportedClaim[] {
  const files = [{ text, file: options.file }, ...(options.beside ?? [])];
  const found = detect(files[0]);
  const mapped = Object.keys(options.columns ?? {}).length > 0 && !found.json;
  const format = options.format ?? (mapped ? 'csv' : found.format);
  if (format === undefined) {
    log.add(options.file, `is an export of nothing that is known: say which of ${IMPORT_FORMATS.join(', ')} it is`);
    return [];
  }
  if (format === 'csv') return importCsv(text, options, log);
  const useless = cannotApply(options, format, found.json);
  for (const message of useless) log.add(options.file, message);
  if (useless.length > 0) return [];
  switch (format) {
    case 'metaculus':
      return found.json ? importMetaculusApi(files, options, log) : importMetaculusCsv(files, options, log);
    case 'manifold':
      return importManifold(files, options, log);
    case 'fatebook':
      return found.json ? importFatebookApi(files, options, log) : importFatebookCsv(files, options, log);
  }
}

/** Options that do not apply to an export, which has its own headings, dates and numbers: a message for each. */
function cannotApply(options: ClaimImportOptions, format: ImportFormat, json: boolean): string[] {
  const { columns = {}, dates, decimal, set = {} } = options;
  const given = [
    Object.keys(columns).length > 0 && 'columns',
    dates !== undefined && 'dates',
    decimal !== undefined && 'decimal',
  ].filter((name) => name !== false);
  const settable = [...SETTABLE, 'tags', ...(format === 'metaculus' && json ? ['claimant'] : [])];
  return [
    ...given.map(
      (name) => `\`${name}\` cannot be used with an export of ${format}, only with a table (\`--format csv\`)`,
    ),
    ...Object.keys(set)
      .filter((field) => !settable.includes(field))
      .map((field) => `\`${field}\` cannot be set in an export of ${format}, only ${settable.join(', ')}`),
  ];
}

/** What an export is, and whether it is JSON. */
interface Detected {
  /** What JSON of no known format gives. */
  format?: ImportFormat;
  json: boolean;
}

const looksLikeJson = (text: string): boolean => /^\ufeff?\s*[[{]/.test(text.slice(0, 1000));

/** What a file is an export of, by its heading, or by the names in the beginning of its JSON. */
function detect({ text }: ImportFile): Detected {
  if (looksLikeJson(text)) {
    const start = text.slice(0, 200_000);
    const has = (name: string) => start.includes(`"${name}"`);
    if (has('outcomeType') || has('contractId')) return { format: 'manifold', json: true };
    if (has('resolveBy')) return { format: 'fatebook', json: true };
    const metaculus = has('scheduled_close_time') || has('group_of_questions') || has('aggregations');
    return { ...(metaculus && { format: 'metaculus' }), json: true };
  }
  const heading = firstHeading(text);
  const has = (name: string) => heading.includes(name);
  if (has('forecast created by') && has('question title')) return { format: 'fatebook', json: false };
  const forecasts = has('forecaster username') || has('forecaster (anonymized)');
  if (has('question id') && (has('question title') || forecasts)) return { format: 'metaculus', json: false };
  return { format: 'csv', json: false };
}
