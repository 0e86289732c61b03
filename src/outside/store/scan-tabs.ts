import { asUtf8, CARRIAGE_RETURN, LINE_FEED, LONGEST_LINE_BYTES, type Scan, SPACE, TAB, wrongCells } from './scan.ts';

/**
 * Takes records from lines of cells between tabs, without quotes. Lines are passed on as they are, in one piece as far as
 * they are sound, or their cells that are kept; empty ones are left out.
 */
export const scanTabs: Scan = (bytes, { cells, line: first, most, last, keep }, sink) => {
  const out = keep && Buffer.allocUnsafe(bytes.length);
  // Bytes of the records that are kept, and those of them that came before this line.
  let kept = 0;
  let before = 0;
  let cell = 0;
  let line = first;
  let records = 0;
  let sound = 0;
  let start = 0;
  let tabs = 0;
  let i = 0;
  const pass = (until: number) => {
    if (until > sound) sink.write(asUtf8(out === undefined ? bytes.subarray(sound, until) : out.subarray(0, before)));
    before = 0;
  };
  /** Keeps the cell that ends at a byte, with the sign that ends it. */
  const keepCell = (end: number, to: Buffer) => {
    for (let k = cell; k < end; k++) to[kept++] = bytes[k];
    to[kept++] = TAB;
  };
  for (; i < bytes.length && records < most; i++) {
    const byte = bytes[i];
    if (byte > CARRIAGE_RETURN) continue;
    if (byte === TAB) {
      if (out !== undefined && keep?.[tabs]) keepCell(i, out);
      tabs++;
      cell = i + 1;
    } else if (byte === CARRIAGE_RETURN || byte === 0) bytes[i] = SPACE;
    else if (byte === LINE_FEED) {
      const long = i - start > LONGEST_LINE_BYTES;
      if (tabs + 1 === cells && !long) {
        if (out !== undefined) {
          if (keep?.[tabs]) keepCell(i, out);
          out[kept - 1] = LINE_FEED;
          before = kept;
        }
        sink.record(line);
        records++;
      } else {
        pass(start);
        sound = i + 1;
        const content = bytes.subarray(start, i);
        if (long || tabs > 0 || content.some((b) => b !== SPACE)) {
          sink.bad(line, long ? `longer than ${LONGEST_LINE_BYTES} bytes` : wrongCells(tabs + 1, cells), content);
          records++;
        }
      }
      line++;
      tabs = 0;
      start = i + 1;
      cell = start;
      kept = before;
    }
  }
  pass(start);
  if (last && start < bytes.length && records < most) {
    // The last line of a file need not end.
    const rest = scanTabs(
      Buffer.concat([bytes.subarray(start), Buffer.from('\n')]),
      { cells, line, most, last: false, keep },
      sink,
    );
    return { taken: bytes.length, records: records + rest.records, lines: line - first + 1 };
  }
  return { taken: start, records, lines: line - first };
};
