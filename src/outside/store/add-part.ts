import { addWithIds } from './add-with-ids.ts';
import { addWithoutIds } from './add-without-ids.ts';
import { type EventStore, inTransaction } from './database.ts';
import { type EventFile, forgetRejects, type ImportCounts, noteDone } from './imported.ts';
import type { IncomingPart } from './incoming-part.ts';
import { load } from './load-part.ts';
import type { BadLine } from './parts.ts';
import { readNames } from './read-names.ts';

/** Brings a part in, all of it or nothing: what is there already is left out, and what cannot be read is noted. */
export async function addPart(
  store: EventStore,
  input: EventFile,
  about: { dataset: string; reader: string },
  part: IncomingPart,
): Promise<ImportCounts> {
  // Before the transaction: rows that are not committed yet have no numbers that count from 1.
  await load(store, part);
  return inTransaction(store, async () => {
    await readNames(store, part.texts, part.parameters);
    await part.zeros.count(store, part);
    const {
      added,
      replaced = 0,
      differing = 0,
      bad,
    } = part.ids ? await addWithIds(store, part, part.ids) : await addWithoutIds(store, part);
    await forgetRejects(store, input.file, about.dataset, part.number);
    const rejected = [...part.bad, ...bad.map((row) => ({ ...row, line: part.lineOf(row.line) }))];
    if (rejected.length > 0) await noteBad(store, input, about.dataset, part.number, rejected);
    const read = part.rows + part.bad.length;
    const known = read - rejected.length - added - replaced - differing;
    const found = { read, added, replaced, known, differing, rejected: rejected.length };
    await noteDone(store, input, { ...about, part: part.number }, found);
    return found;
  });
}

async function noteBad(
  store: EventStore,
  { file }: EventFile,
  dataset: string,
  part: number,
  rows: readonly BadLine[],
) {
  const appender = await store.connection.createAppender('reject');
  for (const { line, reason, content } of rows) {
    appender.appendVarchar(dataset);
    appender.appendVarchar(file);
    appender.appendInteger(part);
    appender.appendBigInt(BigInt(line));
    appender.appendVarchar(reason);
    appender.appendVarchar(content.slice(0, 1000));
    appender.endRow();
  }
  appender.closeSync();
}
