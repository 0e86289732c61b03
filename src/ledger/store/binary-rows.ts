/** What precedes the rows of PostgreSQL's binary format: a signature, no flags, no extension. */
const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
/** PostgreSQL counts microseconds from here. */
const EPOCH_MS = Date.UTC(2000, 0, 1);
const TEXT_OID = 25;
const WORD = 2 ** 32;

/**
 * Rows in PostgreSQL's binary format, as COPY takes them: nothing has to be escaped, and the server has no numbers and times to
 * read from text. Every field begins with its length in bytes, -1 for null.
 *
 * @see PostgreSQL's documentation of COPY, "Binary Format"
 */
export class BinaryRows {
  private bytes = Buffer.allocUnsafe(1 << 16);
  private end = HEADER.copy(this.bytes);

  /** Begins a row of so many fields. */
  row(fields: number): this {
    this.end = this.room(2).writeInt16BE(fields, this.end);
    return this;
  }

  /** A `bigint`. */
  bigint(value: number): this {
    this.length(8);
    const high = Math.floor(value / WORD);
    this.end = this.bytes.writeInt32BE(high, this.end);
    this.end = this.bytes.writeUInt32BE(value - high * WORD, this.end);
    return this;
  }

  /** A `timestamptz` from milliseconds since 1970. */
  time(ms: number | undefined): this {
    return ms === undefined ? this.none() : this.bigint((ms - EPOCH_MS) * 1000);
  }

  /** A `float8`. */
  double(value: number | undefined): this {
    if (value === undefined) return this.none();
    this.length(8);
    this.end = this.bytes.writeDoubleBE(value, this.end);
    return this;
  }

  text(value: string | undefined): this {
    if (value === undefined) return this.none();
    // A character of UTF-16 takes three bytes of UTF-8 at most.
    const at = this.end;
    this.room(4 + 3 * value.length);
    const length = this.bytes.write(value, at + 4);
    this.bytes.writeInt32BE(length, at);
    this.end = at + 4 + length;
    return this;
  }

  /** A `jsonb` in its version 1: its text. */
  json(value: unknown): this {
    if (value === undefined) return this.none();
    return this.text(`\u0001${JSON.stringify(value)}`);
  }

  /** A `text[]`. */
  texts(values: readonly string[]): this {
    const at = this.end;
    this.room(24);
    this.end += 4;
    const dimensions = values.length === 0 ? 0 : 1;
    for (const word of [dimensions, 0, TEXT_OID]) this.end = this.bytes.writeInt32BE(word, this.end);
    if (dimensions > 0) {
      // How many, counted from 1.
      for (const word of [values.length, 1]) this.end = this.bytes.writeInt32BE(word, this.end);
      for (const value of values) this.text(value);
    }
    this.bytes.writeInt32BE(this.end - at - 4, at);
    return this;
  }

  /** All rows, with what closes them. */
  done(): Buffer {
    this.end = this.room(2).writeInt16BE(-1, this.end);
    return this.bytes.subarray(0, this.end);
  }

  private none(): this {
    this.end = this.room(4).writeInt32BE(-1, this.end);
    return this;
  }

  private length(bytes: number): void {
    this.end = this.room(4 + bytes).writeInt32BE(bytes, this.end);
  }

  private room(bytes: number): Buffer {
    if (this.end + bytes > this.bytes.length) {
      const larger = Buffer.allocUnsafe(2 * this.bytes.length + bytes);
      this.bytes.copy(larger, 0, 0, this.end);
      this.bytes = larger;
    }
    return this.bytes;
  }
}
