import { isUtf8 } from 'node:buffer';

/** A line longer than this is refused, bytes. */
export const LONGEST_LINE_BYTES = 1_000_000;

export const TAB = 9;
export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
export const SPACE = 32;
export const COMMA = 44;

/** Where a scan puts what it reads. */
export interface Sink {
  /** A record that is sound; its bytes come by `write`. */
  record(line: number): void;
  /** Whole records: cells between tabs, one record a line, UTF-8, no further control characters that end a line. */
  write(bytes: Uint8Array): void;
  /** What cannot be read. */
  bad(line: number, reason: string, content: Uint8Array): void;
}

export interface ScanOptions {
  /** Cells of a record. */
  cells: number;
  /** The number of the first line. */
  line: number;
  /** Records to stop after. */
  most: number;
  /** Nothing comes after these bytes. */
  last: boolean;
  /** The byte between quoted cells. */
  delimiter?: number | undefined;
  /** Of each cell, whether it is passed on; all by default. Only of cells between tabs. */
  keep?: readonly boolean[] | undefined;
}

export interface Scanned {
  /** Bytes that are done with; the others are the beginning of a record. */
  taken: number;
  records: number;
  lines: number;
}

/** Takes whole records from bytes, which it may change. */
export type Scan = (bytes: Buffer, options: ScanOptions, sink: Sink) => Scanned;

/** Records as UTF-8; a line that is not UTF-8 is read as Windows-1252, as old exports are. */
export function asUtf8(records: Uint8Array): Uint8Array {
  if (isUtf8(records)) return records;
  const buffer = Buffer.from(records.buffer, records.byteOffset, records.byteLength);
  const legacy = new TextDecoder('windows-1252');
  const lines: Uint8Array[] = [];
  for (let from = 0; from < buffer.length; ) {
    const end = buffer.indexOf(LINE_FEED, from);
    const line = buffer.subarray(from, end < 0 ? buffer.length : end + 1);
    lines.push(isUtf8(line) ? line : Buffer.from(legacy.decode(line)));
    from += line.length;
  }
  return Buffer.concat(lines);
}

export const wrongCells = (found: number, expected: number): string =>
  `${found} ${found === 1 ? 'cell' : 'cells'}, expected ${expected}`;
