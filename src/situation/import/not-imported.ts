import { fileKind } from '../file-kind.ts';

/** What to do with a file of a kind that is known but not imported, in words; undefined for all others. */
export function notImported(bytes: Uint8Array): string | undefined {
  const kind = fileKind(bytes);
  if (kind === undefined || kind === 'zip') return undefined;
  if (kind === 'an old Office file (.xls or .doc)') {
    return 'an old .xls workbook or .doc document, expected .xlsx: open it and save it as .xlsx';
  }
  return `${kind}, expected a table in .xlsx or CSV`;
}
