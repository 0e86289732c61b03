import {
  asUtf8,
  CARRIAGE_RETURN,
  COMMA,
  LINE_FEED,
  LONGEST_LINE_BYTES,
  type Scan,
  SPACE,
  TAB,
  wrongCells,
} from './scan.ts';

const QUOTE = 34;

/** One record of a table: where it ends, or why it cannot be read. */
interface FoundRecord {
  /** The byte after it; -1 where the bytes end before it does. */
  end: number;
  cells: number;
  /** Line feeds in it. */
  breaks: number;
  /** Bytes of it in the form that is passed on. */
  length: number;
  fault?: string | undefined;
}

/**
 * Takes records from cells between commas (or another sign), quoted where they hold commas, quotes or line breaks (RFC 4180). A
 * record whose quotes are broken is refused with its first line, and the next line begins the next one.
 */
export const scanCommas: Scan = (bytes, { cells, line: first, most, last, delimiter = COMMA }, sink) => {
  const out = Buffer.allocUnsafe(bytes.length + 1);
  let written = 0;
  let line = first;
  let records = 0;
  let from = 0;
  while (from < bytes.length && records < most) {
    const found = recordAt(bytes, from, out, written, delimiter);
    const unended = found.end < 0;
    if (unended && !last && bytes.length - from <= LONGEST_LINE_BYTES) break;
    const endOfLine = bytes.indexOf(LINE_FEED, from);
    const fault =
      unended && !(last && found.fault === undefined) ? (found.fault ?? 'a quote is not closed') : found.fault;
    if (fault !== undefined || found.end - from > LONGEST_LINE_BYTES) {
      if (endOfLine < 0 && !last) break;
      const end = endOfLine < 0 ? bytes.length : endOfLine + 1;
      sink.bad(line, fault ?? `longer than ${LONGEST_LINE_BYTES} bytes`, bytes.subarray(from, end));
      records++;
      line++;
      from = end;
      continue;
    }
    const end = unended ? bytes.length : found.end;
    const blank = found.cells === 1 && found.length === 0;
    if (!blank) records++;
    if (found.cells === cells) {
      written += found.length;
      out[written++] = LINE_FEED;
      sink.record(line);
    } else if (!blank) sink.bad(line, wrongCells(found.cells, cells), bytes.subarray(from, end));
    line += found.breaks;
    from = end;
  }
  if (written > 0) sink.write(asUtf8(out.subarray(0, written)));
  return { taken: from, records, lines: line - first };
};

/** Reads the record that begins at a byte, and copies it, with tabs for commas and spaces for what would end a line. */
function recordAt(bytes: Buffer, from: number, out: Buffer, at: number, delimiter: number): FoundRecord {
  let to = at;
  let cells = 1;
  let breaks = 0;
  let i = from;
  const found = (end: number, fault?: string): FoundRecord => ({ end, cells, breaks, length: to - at, fault });
  for (; i < bytes.length; i++) {
    let byte = bytes[i];
    const opens = byte === QUOTE && (i === from || bytes[i - 1] === delimiter);
    if (opens) {
      for (i++; ; i++) {
        if (i >= bytes.length) return found(-1, 'a quote is not closed');
        byte = bytes[i];
        if (byte === QUOTE) {
          if (bytes[i + 1] !== QUOTE) break;
          i++;
        } else if (byte === LINE_FEED) breaks++;
        out[to++] = byte === TAB || byte === LINE_FEED || byte === CARRIAGE_RETURN || byte === 0 ? SPACE : byte;
      }
      if (++i >= bytes.length) return found(-1);
      byte = bytes[i];
      if (byte !== delimiter && byte !== LINE_FEED && byte !== CARRIAGE_RETURN)
        return found(i, 'a quote within a quoted cell is not doubled');
    }
    if (byte === LINE_FEED) {
      breaks++;
      return found(i + 1);
    }
    if (byte === delimiter) {
      cells++;
      out[to++] = TAB;
    } else if (byte !== CARRIAGE_RETURN) out[to++] = byte === TAB || byte === 0 ? SPACE : byte;
  }
  return found(-1);
}
