import { addPart } from './add-part.ts';
import { replayPart } from './add-without-ids.ts';
import { bytesOf } from './bytes.ts';
import { chunked } from './chunked.ts';
import { withToldLists } from './country-lists.ts';
import type { EventStore } from './database.ts';
import { eventQuery, idQuery, queryParameters, type RowShape } from './event-query.ts';
import type { EventImportOptions } from './format.ts';
import { headed } from './head.ts';
import type { ImportReport } from './import-report.ts';
import type { EventFile } from './imported.ts';
import type { IncomingPart } from './incoming-part.ts';
import { layoutOf } from './layout.ts';
import { lostZeros } from './lost-zeros.ts';
import { knownIds } from './new-ids.ts';
import { openingOf } from './opening.ts';
import { partsOf } from './parts.ts';
import { prefetch } from './prefetch.ts';
import { textsToRead } from './read-names.ts';
import { readingOf } from './reading.ts';
import { LINE_FEED } from './scan.ts';
import { scanCommas } from './scan-commas.ts';
import { scanTabs } from './scan-tabs.ts';
import { checkSettings } from './settings.ts';
import { loaded, loadPart, placesRead } from './sources.ts';

/** Brings in a text, zipped or not. @param folder where parts of it can be put */
export async function importText(
  store: EventStore,
  input: EventFile,
  folder: string,
  options: EventImportOptions,
): Promise<ImportReport> {
  const { head, pieces } = await headed(bytesOf(input.file));
  try {
    const { format, columns, delimiter, quoted, skip, sample } = openingOf(head, options);
    const stated = readingOf(format, options, 'table');
    const layout = layoutOf(stated.map, options.map ?? {}, columns, stated.name);
    const { reading, told } = withToldLists(stated, (field) => {
      const at = layout.at.get(field);
      return at === undefined ? [] : sample.map((cells) => cells[at] ?? '');
    });
    await checkSettings(store, options, layout);
    const shape: RowShape = { has: (field) => layout.at.has(field), date: layout.dateAt ? 'parts' : 'text' };
    const dataset = options.dataset ?? reading.name;
    const known = shape.has('id') ? await knownIds(store, dataset, reading) : undefined;
    const raw = loaded(layout);
    const codeAt = layout.at.get('code');
    const zeros = lostZeros(
      reading,
      shape.has,
      raw,
      codeAt === undefined ? [] : sample.map((cells) => cells[codeAt] ?? ''),
    );
    const read = placesRead(layout);
    // Cells that nobody reads are left out where that is easy.
    const keep = quoted || read.size < 2 ? undefined : columns.map((_, place) => read.has(place));
    const load = loadPart(
      layout,
      [...columns.keys()].filter((place) => keep?.[place] ?? true),
    );
    const query = eventQuery(raw, reading, shape);
    const texts = textsToRead(raw, reading, shape);
    const ids = idQuery(raw, reading, shape.date);
    const parts = prefetch(
      partsOf(afterLines(pieces, skip), {
        scan: quoted ? scanCommas : scanTabs,
        cells: columns.length,
        keep,
        delimiter: delimiter.charCodeAt(0),
        line: skip + 1,
        folder,
        size: options.part,
      }),
    );
    return await chunked(
      store,
      { input, dataset, reading, options, planned: undefined, zeros, told, has: shape.has },
      parts,
      async (part, about, done) => {
        const incoming: IncomingPart = {
          number: part.number,
          rows: part.sound,
          load,
          query,
          parameters: { ...queryParameters(reading, dataset, input.file), file: part.path },
          lineOf: (row) => part.lines[row - 1],
          texts,
          bad: part.bad,
          ...(known && { ids: { raw, query: ids, known } }),
          zeros,
          more: true,
        };
        if (!done) return addPart(store, input, about, incoming);
        if (!known) await replayPart(store, incoming);
        return undefined;
      },
    );
  } finally {
    await pieces.return(undefined);
  }
}

async function* afterLines(pieces: AsyncIterable<Buffer>, lines: number): AsyncGenerator<Buffer> {
  let left = lines;
  for await (const piece of pieces) {
    let from = 0;
    while (left > 0) {
      const end = piece.indexOf(LINE_FEED, from);
      from = end < 0 ? piece.length : end + 1;
      if (end < 0) break;
      left--;
    }
    if (from < piece.length) yield from === 0 ? piece : piece.subarray(from);
  }
}
