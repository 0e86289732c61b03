import { asUtf8, CARRIAGE_RETURN, LINE_FEED, LONGEST_LINE_BYTES, type Scan, SPACE, TAB, wrongCells } from './scan.ts';

/**
 * Takes records from lines of cells between tabs, without quotes. Lines are passed on as they are, in one piece as far as
 * they are sound; empty ones are left out.
 */
export const scanTabs: Scan = (bytes, { cells, line: first, most, last }, sink) => {
  let line = first;
  let records = 0;
  let sound = 0;
  let start = 0;
  let tabs = 0;
  let i = 0;
  const pass = (until: number) => {
    if (until > sound) sink.write(asUtf8(bytes.subarray(sound, until)));
  };
  for (; i < bytes.length && records < most; i++) {
    const byte = bytes[i];
    if (byte > CARRIAGE_RETURN) continue;
    if (byte === TAB) tabs++;
    else if (byte === CARRIAGE_RETURN || byte === 0) bytes[i] = SPACE;
    else if (byte === LINE_FEED) {
      const long = i - start > LONGEST_LINE_BYTES;
      if (tabs + 1 === cells && !long) {
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
    }
  }
  pass(start);
  if (last && start < bytes.length && records < most) {
    // The last line of a file need not end.
    const rest = scanTabs(
      Buffer.concat([bytes.subarray(start), Buffer.from('\n')]),
      { cells, line, most, last: false },
      sink,
    );
    return { taken: bytes.length, records: records + rest.records, lines: line - first + 1 };
  }
  return { taken: start, records, lines: line - first };
};
