import { join } from 'node:path';
import { type MappingFile, mappingIn } from '../../files/event-mapping.ts';
import { readInput } from '../../files/read-input.ts';
import type { Elsewhere } from '../../ledger/store/elsewhere.ts';
import { UsageError } from '../../numeric/errors.ts';
import { importEvents, MappingError, openEvents } from '../../outside/store/index.ts';
import { FaultError } from '../../situation/fault.ts';
import { FORMAT } from '../../situation/format.ts';
import { importHypotheses } from '../../situation/hypotheses/import/index.ts';
import { isGzip } from '../../situation/hypotheses/import/is-matrix.ts';
import { type ImportOptions, importedText, importFile } from '../../situation/import/index.ts';
import { writeHypotheses } from '../../situation/write.ts';
import { LARGEST_BYTES } from '../../situation/yaml-source.ts';
import { pathWithin } from '../folder/paths.ts';
import { importLines } from '../import-lines.ts';
import { EVENTS } from './events-task.ts';
import type { TaskResult, TaskTools } from './task.ts';

/** The largest ledger that is taken over in one go, bytes. */
export const LARGEST_LEDGER = 64_000_000;

/** A file to be brought in: of the folder, by its name, or with its contents. */
interface Given {
  file: string;
  content?: Uint8Array;
}

/** What is to be made of a file. */
export type ImportQuestion = Given &
  (
    | { into: 'situation'; hypotheses?: boolean; options: Omit<ImportOptions, 'choose'> }
    | { into: 'ledger' }
    | {
        into: 'events';
        mapping?: string;
        options: Omit<NonNullable<Parameters<typeof importEvents>[2]>, 'signal' | 'onProgress'>;
      }
  );

/**
 * Brings a file in, as `tightrope import`, `tightrope ledger import` and `tightrope events import` do. Cancelled, it keeps what is in.
 *
 * @param own the folder's own ledger, begun where there is none
 * @throws FaultError with the places in a file that is no situation, UsageError, EventsError
 */
export async function importedTask(
  root: string,
  question: ImportQuestion,
  { signal, onProgress, own }: Pick<TaskTools, 'signal' | 'onProgress'> & { own: Elsewhere },
): Promise<TaskResult> {
  const { file } = question;
  if (question.into === 'events') {
    const path = await pathWithin(root, file);
    const mapping = question.mapping === undefined ? undefined : await mappingAt(root, question.mapping);
    const store = await openEvents(join(root, EVENTS), { create: true });
    try {
      const report = await importEvents(store, path, {
        ...mapping?.options,
        ...question.options,
        signal,
        onProgress: (done: number, planned = done) =>
          onProgress({ stage: 'events', done, planned, share: planned > 0 ? Math.min(1, done / planned) : 1 }),
      }).catch((error) => {
        const placed = error instanceof MappingError ? mapping?.placed(error) : undefined;
        throw withoutRoot(placed === undefined ? error : new UsageError(placed), root);
      });
      return { value: { file, ...report }, warnings: [] };
    } finally {
      store.close();
    }
  }
  if (question.into === 'ledger') {
    const bytes = await bytesOf(root, question, LARGEST_LEDGER);
    const taken = await importLines(own, bytes, {
      signal,
      onProgress: (done, planned) => onProgress({ stage: 'entries', done, planned, share: done / planned }),
    });
    return { value: taken, warnings: [] };
  }
  const bytes = await bytesOf(root, question, LARGEST_BYTES);
  signal.throwIfAborted();
  const name = file.split('/').pop() ?? file;
  if (question.hypotheses || isGzip(bytes)) {
    const { content, faults } = importHypotheses(bytes, name);
    if (!content) throw new FaultError(faults);
    return { value: { text: writeHypotheses({ format: FORMAT, ...content }), faults }, warnings: [] };
  }
  const { situation, faults, notes } = await importFile(bytes, name, question.options);
  if (!situation) throw new FaultError(faults);
  onProgress({ stage: 'reading', done: 1, planned: 1, share: 1 });
  return { value: { text: importedText(situation, notes), faults }, warnings: [] };
}

const mappingAt = async (root: string, file: string): Promise<MappingFile> =>
  mappingIn(await pathWithin(root, file)).catch((error) => {
    throw withoutRoot(error, root);
  });

/** The file as it is on the disk, or as the request has it. */
async function bytesOf(root: string, { file, content }: Given, most: number): Promise<Uint8Array> {
  if (content !== undefined) {
    if (content.length > most) throw new UsageError(`${file}: larger than ${most} bytes`);
    return content;
  }
  return readInput(await pathWithin(root, file), most).catch((error) => {
    throw withoutRoot(error, root);
  });
}

/** The same error with names as the request has them. */
function withoutRoot(error: unknown, root: string): unknown {
  if (!(error instanceof Error) || !error.message.includes(root)) return error;
  const message = error.message.replaceAll(`${root}/`, '');
  Object.defineProperty(error, 'message', { value: message, configurable: true, writable: true });
  return error;
}
