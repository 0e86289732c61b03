import { decodeText } from '../../table/index.ts';

/** Whether bytes are packed by gzip, as projects of ACH are. */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;
export const isWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** A line that begins a table: what stands in its rows, and a separator. */
const HEADING = /^"?(?:item|evidence|evidence id|item id|explanations?|hypothes[ie]s)"?\s*[,;\t]/im;

/** Whether a file is a project of ACH, a workbook or a table with the heading of a matrix, and not a file of ours. */
export function isMatrix(bytes: Uint8Array): boolean {
  if (isGzip(bytes) || isWorkbook(bytes)) return true;
  const start = decodeText(bytes.subarray(0, 100_000))?.text.split('\n').slice(0, 20).join('\n') ?? '';
  return start.trimStart().startsWith('<') || HEADING.test(start);
}
