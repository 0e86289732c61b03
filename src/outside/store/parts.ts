import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { LINE_FEED, LONGEST_LINE_BYTES, type Scan, type Sink } from './scan.ts';

/** Records of a part: what an import that is stopped in the middle of one does again. Two row groups of the database. */
export const PART = 245_760;
/** Bytes of a bad line that are kept. */
const KEPT = 500;

/** A line that cannot be read. */
export interface BadLine {
  line: number;
  reason: string;
  content: string;
}

/** A part of a file: so many records, in a file of their own. */
export interface FilePart {
  number: number;
  /** Cells between tabs, one record a line, UTF-8. */
  path: string;
  /** The line on which each record of that file begins in the whole one. */
  lines: Uint32Array;
  sound: number;
  bad: BadLine[];
}

export interface PartOptions {
  scan: Scan;
  cells: number;
  /** The byte between quoted cells. */
  delimiter?: number;
  /** Of each cell, whether a part has it; all by default. */
  keep?: readonly boolean[] | undefined;
  /** The number of the first line. */
  line: number;
  folder: string;
  /** Records of a part. */
  size?: number | undefined;
}

/**
 * Cuts a text into parts of so many records, whatever pieces it comes in, so that the same file is always cut in the same way.
 * A part's file is written over by the one after the next.
 */
export async function* partsOf(pieces: AsyncIterable<Buffer>, options: PartOptions): AsyncGenerator<FilePart> {
  const { scan, cells, delimiter, keep, folder, size = PART } = options;
  const write = (number: number) => partWriter(number, join(folder, `part-${number % 2}.tsv`), size);
  let { line } = options;
  let rest: Buffer = Buffer.alloc(0);
  let tooLong = false;
  let part = write(0);
  let records = 0;

  /** Takes what can be taken; whether a part is full. */
  const take = (last: boolean): boolean => {
    const scanned = scan(rest, { cells, line, most: size - records, last, delimiter, keep }, part.sink);
    rest = rest.subarray(scanned.taken);
    records += scanned.records;
    line += scanned.lines;
    return records === size;
  };
  const next = () => {
    records = 0;
    part = write(part.part.number + 1);
  };

  try {
    for await (const piece of pieces) {
      if (tooLong) {
        const end = piece.indexOf(LINE_FEED);
        if (end < 0) continue;
        rest = Buffer.concat([rest, piece.subarray(end)]);
        tooLong = false;
      } else rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      while (take(false)) {
        yield part.end();
        next();
      }
      if (rest.length > LONGEST_LINE_BYTES && !rest.includes(LINE_FEED)) {
        // Enough of it to tell that it is too long.
        rest = Buffer.from(rest.subarray(0, LONGEST_LINE_BYTES + 1));
        tooLong = true;
      }
    }
    while (take(true)) {
      yield part.end();
      next();
    }
    if (records > 0 || part.part.number === 0) yield part.end();
  } finally {
    part.close();
  }
}

function partWriter(number: number, path: string, size: number) {
  const file = openSync(path, 'w');
  let open = true;
  const part: FilePart = { number, path, lines: new Uint32Array(size), sound: 0, bad: [] };
  const sink: Sink = {
    record: (line) => {
      part.lines[part.sound++] = line;
    },
    write: (bytes) => {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    },
    bad: (line, reason, content) => {
      const kept = Buffer.from(content.subarray(0, KEPT)).toString();
      part.bad.push({ line, reason, content: kept });
    },
  };
  const close = () => {
    if (open) closeSync(file);
    open = false;
  };
  return {
    part,
    sink,
    close,
    end: (): FilePart => {
      close();
      return part;
    },
  };
}
