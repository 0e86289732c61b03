import { UsageError } from '../numeric/errors.ts';
import { archiveKind, fileKind } from '../situation/file-kind.ts';
import { decodeText } from '../situation/table/index.ts';

/**
 * Bytes as text: UTF-8, or UTF-16 where the file says so.
 *
 * @param options.latin for tables: reads what is not UTF-8 as Windows-1252 with a warning, as Excel's CSV often is; a fault
 * otherwise
 * @throws UsageError if they are not text
 */
export function decode(bytes: Uint8Array, file: string, { latin = false } = {}): string {
  const known = fileKind(bytes);
  const decoded = known === undefined ? decodeText(bytes) : undefined;
  if (decoded === undefined) throw new UsageError(`${file}: ${whyNoText(bytes, latin)}`);
  if (decoded.guessed && !latin) throw new UsageError(`${file}: not a text in UTF-8: save it in that encoding`);
  if (decoded.guessed) {
    console.error(`${file}: warning: not UTF-8, read as Windows-1252 (Latin 1): look at the accents in names`);
  }
  return decoded.text;
}

/** What bytes are that are not text, and what to do with them. */
function whyNoText(bytes: Uint8Array, isTable: boolean): string {
  const kind = fileKind(bytes);
  if (kind === undefined) return 'not a text in UTF-8';
  const found = kind === 'zip' ? (archiveKind(bytes) ?? 'an archive') : kind;
  if (isTable) return `${found}, expected a table in CSV: open it and save its sheet as CSV`;
  return `${found}, expected a plain text; a table becomes a situation by tightrope import FILE > situation.yaml`;
}
