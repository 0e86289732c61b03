import { importCsv } from './csv.ts';
import { detect } from './detect.ts';
import { importFatebookApi } from './fatebook-api.ts';
import { importFatebookCsv } from './fatebook-csv.ts';
import { FaultLog } from './fault-log.ts';
import { IMPORT_FORMATS, type ImportedClaim, type ImportOptions, type ImportResult } from './imported.ts';
import { importManifold } from './manifold.ts';
import { importMetaculusApi } from './metaculus-api.ts';
import { importMetaculusCsv } from './metaculus-csv.ts';

export {
  IMPORT_FORMATS,
  type ImportedClaim,
  type ImportFile,
  type ImportFormat,
  type ImportOptions,
  type ImportResult,
} from './imported.ts';
export { type Mapping, parseAssignments, parseMapping } from './mapping.ts';

/**
 * Reads claims, their forecasts and what came of them from a table of one's own or from the exports of Metaculus, Manifold
 * and Fatebook. What cannot be read is reported with its place and left out; the rest is read. One question that several
 * claimants forecast becomes a claim of each, which share their `question`.
 */
export function importClaims(text: string, options: ImportOptions): ImportResult {
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

function claimsOf(text: string, options: ImportOptions, log: FaultLog): ImportedClaim[] {
  const files = [{ text, file: options.file }, ...(options.beside ?? [])];
  const found = detect(files[0]);
  const mapped = Object.keys(options.columns ?? {}).length > 0 && !found.json;
  switch (options.format ?? (mapped ? 'csv' : found.format)) {
    case undefined:
      log.add(options.file, `is an export of nothing that is known: say which of ${IMPORT_FORMATS.join(', ')} it is`);
      return [];
    case 'csv':
      return importCsv(text, options, log);
    case 'metaculus':
      return found.json ? importMetaculusApi(files, options, log) : importMetaculusCsv(files, options, log);
    case 'manifold':
      return importManifold(files, options, log);
    case 'fatebook':
      return found.json ? importFatebookApi(files, options, log) : importFatebookCsv(files, options, log);
  }
}
