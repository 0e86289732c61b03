import { unknownName } from '../../situation/nearest.ts';
import { addPart } from './add-part.ts';
import { replayPart } from './add-without-ids.ts';
import { bytesOf } from './bytes.ts';
import type { EventStore } from './database.ts';
import { eventQuery, idQuery, parametersOf } from './event-query.ts';
import { EventsError } from './events-error.ts';
import type { Field, Format } from './format.ts';
import { cellsOf, columnOf, FORMATS, formatOf } from './formats.ts';
import type { ImportOptions } from './import.ts';
import type { ImportCounts, Input } from './imported.ts';
import { inAdvance } from './in-advance.ts';
import { inParts } from './in-parts.ts';
import type { IncomingPart } from './incoming-part.ts';
import { knownIds } from './new-ids.ts';
import { partsOf } from './parts.ts';
import { textsToRead } from './read-names.ts';
import { asUtf8, LINE_FEED, LONGEST_LINE } from './scan.ts';
import { scanCommas } from './scan-commas.ts';
import { scanTabs } from './scan-tabs.ts';
import { partIds, partRows, withoutTwins } from './sources.ts';

/** Brings in a text, zipped or not. @param folder where parts of it can be put */
export async function importText(
  store: EventStore,
  input: Input,
  folder: string,
  options: ImportOptions,
): Promise<ImportCounts> {
  const { line, pieces } = await firstLine(bytesOf(input.file));
  const format = named(options) ?? mapped(options, line) ?? formatOf(line);
  if (format === undefined) {
    throw new EventsError('no known table of events; --format or --mapping says what it is');
  }
  const columns = withoutTwins(format.columns ?? cellsOf(line, format.kind));
  checkColumns(format, columns, options);
  const dataset = options.dataset ?? format.name;
  const shape = { has: (field: Field) => columnOf(format, field, columns) !== undefined, dated: false };
  const known = shape.has('id') ? await knownIds(store, dataset) : undefined;
  const rawIds = partIds(format, columns);
  const parts = inAdvance(
    partsOf(format.columns === undefined ? afterLine(pieces) : pieces, {
      scan: format.kind === 'tab' ? scanTabs : scanCommas,
      cells: columns.length,
      line: format.columns === undefined ? 2 : 1,
      folder,
      size: options.part,
    }),
  );
  return inParts(store, { input, dataset, format, options, planned: undefined }, parts, async (part, about, done) => {
    const incoming: IncomingPart = {
      number: part.number,
      rows: part.sound,
      query: (numbered) => eventQuery(partRows(format, columns, numbered), format, shape),
      parameters: { ...parametersOf(format, dataset), file: part.path },
      lineOf: (row) => part.lines[row - 1],
      texts: textsToRead(partRows(format, columns, false), format, shape),
      bad: part.bad,
      ...(known && { ids: { raw: rawIds, query: idQuery(rawIds, format), known } }),
      more: true,
    };
    if (!done) return addPart(store, input, about, incoming);
    if (!known) await replayPart(store, incoming);
    return undefined;
  });
}

function named({ format }: ImportOptions): Format | undefined {
  if (format === undefined) return undefined;
  const found = FORMATS.find(({ name }) => name === format);
  if (found !== undefined) return found;
  const names = FORMATS.map(({ name }) => name);
  throw new EventsError(unknownName('format', format, names));
}

function mapped({ map, dates }: ImportOptions, line: string): Format | undefined {
  if (map === undefined) return undefined;
  return { name: 'table', kind: line.includes('\t') ? 'tab' : 'comma', map, ...(dates !== undefined && { dates }) };
}

/** @throws EventsError where a column that is named is not there, or one that cannot be done without */
export function checkColumns(format: Format, columns: readonly string[], { map }: ImportOptions): void {
  for (const [field, names] of Object.entries(map ?? {})) {
    for (const name of [names].flat()) {
      if (!columns.includes(name)) throw new EventsError(`${field}: ${unknownName('column', name, columns)}`);
    }
  }
  if (columnOf(format, 'date', columns) === undefined) throw new EventsError('no column is mapped to the date');
}

/** The first line of a text, and all of the text. @throws EventsError if it has no end */
async function firstLine(pieces: AsyncGenerator<Buffer>): Promise<{ line: string; pieces: AsyncGenerator<Buffer> }> {
  let head: Buffer = Buffer.alloc(0);
  while (!head.includes(LINE_FEED)) {
    const next = await pieces.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
    if (head.length > 2 * LONGEST_LINE && !head.includes(LINE_FEED)) {
      await pieces.return(undefined);
      throw new EventsError(`its first line is longer than ${LONGEST_LINE} bytes`);
    }
  }
  const end = head.indexOf(LINE_FEED);
  const line = Buffer.from(asUtf8(head.subarray(0, end < 0 ? head.length : end))).toString();
  return {
    line,
    pieces: (async function* () {
      yield head;
      yield* pieces;
    })(),
  };
}

async function* afterLine(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let begun = false;
  for await (const piece of pieces) {
    // All of the first line is in the first piece.
    const end = begun ? -1 : piece.indexOf(LINE_FEED);
    if (begun) yield piece;
    else if (end >= 0) yield piece.subarray(end + 1);
    begun = true;
  }
}
