import { lstat, mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readInput } from '../../files/read-input.ts';
import { writeAtomically } from '../../files/write-atomically.ts';
import { UsageError } from '../../numeric/errors.ts';
import { quoteName } from '../../numeric/nearest-name.ts';
import { LARGEST_BYTES } from '../../situation/yaml-source.ts';
import { Refusal } from '../refusal.ts';
import { etagOf, namesEtag, type ReadFile } from './etag.ts';
import { type Heading, isSituation, situationHeading } from './heading.ts';
import { pathWithin, situationNameFault } from './paths.ts';
import { type FoundFile, isUnchanged, scan } from './scan.ts';
import { turns } from './turns.ts';
import type { KeptVersions } from './versions.ts';

/** A situation as the list shows it. */
export interface ListedSituation extends Heading {
  file: string;
  etag: string;
  bytes: number;
  /** A moment in UTC. */
  modified: string;
}

/** What a writer says of the file that it replaces: the headers of HTTP. */
export interface WriteCondition {
  ifMatch?: string | undefined;
  ifNoneMatch?: string | undefined;
}

/** The situations of a folder. Two writers never replace each other's text without one of them being told. */
export interface Situations {
  list(): Promise<{ situations: ListedSituation[]; more: boolean }>;
  /** @throws Refusal if there is no such file */
  read(file: string): Promise<ReadFile>;
  /** @returns the ETag of what was written. @throws Refusal if the file is not what the condition says */
  write(file: string, bytes: Uint8Array, condition: WriteCondition, by: string): Promise<string>;
  /** @throws Refusal if the file is not what the condition says */
  remove(file: string, condition: WriteCondition, by: string): Promise<void>;
}

/** Headings that are remembered, by file. */
interface Known extends FoundFile {
  etag: string;
  heading: Heading | undefined;
}

/**
 * @param root the folder, as `realpath` has it
 * @param versions takes what is replaced
 * @param changed called after every write, with the new ETag, or null
 */
export function situationsIn(
  root: string,
  versions: KeptVersions,
  changed: (file: string, etag: string | null) => void,
): Situations {
  const inTurn = turns();
  const known = new Map<string, Known>();
  /** What this server wrote last: a text of somebody else is kept however short a time it was there. */
  const ours = new Map<string, string>();
  const place = (file: string) => pathWithin(root, file, situationNameFault(file));

  const readAt = async (file: string, path: string): Promise<ReadFile | undefined> => {
    const found = await lstat(path).catch(() => undefined);
    if (found === undefined) return undefined;
    if (!found.isFile()) throw new Refusal('not-found', `${quoteName(file)}: not a file`);
    if (found.size > LARGEST_BYTES)
      throw new Refusal('too-large', `${quoteName(file)}: larger than ${LARGEST_BYTES} bytes, expected a smaller file`);
    const bytes = await readInput(path).catch(async (error) => {
      // Gone between the two looks at it.
      if ((await lstat(path).catch(() => undefined)) === undefined) return undefined;
      throw error instanceof UsageError ? new UsageError(error.message.replaceAll(path, file)) : error;
    });
    return bytes && { bytes, etag: etagOf(bytes) };
  };

  const shown = async (found: FoundFile): Promise<Known | undefined> => {
    const before = known.get(found.file);
    if (before && isUnchanged(found, before)) return before;
    const read =
      found.bytes > LARGEST_BYTES
        ? undefined
        : await readAt(found.file, await place(found.file)).catch(() => undefined);
    if (read === undefined) return undefined;
    const text = Buffer.from(read.bytes).toString('utf8');
    const heading = isSituation(found.file, text) ? situationHeading(text) : undefined;
    const now = { ...found, etag: read.etag, heading };
    known.set(found.file, now);
    return now;
  };

  /** What is there now, if it is what the writer has seen. */
  const expected = async (file: string, path: string, { ifMatch, ifNoneMatch }: WriteCondition) => {
    const there = await readAt(file, path);
    if (ifNoneMatch !== undefined) {
      if (ifNoneMatch.trim() !== '*')
        throw new Refusal('request', 'If-None-Match of a write: expected *, for a new file');
      if (there)
        throw new Refusal('changed', `${quoteName(file)}: is there already; choose another name`, { ETag: there.etag });
      return undefined;
    }
    if (ifMatch === undefined)
      throw new Refusal(
        'if-match',
        `${quoteName(file)}: expected If-Match with the ETag that was read, or If-None-Match: * for a new file`,
      );
    if (there === undefined) throw new Refusal('changed', `${quoteName(file)}: is not there any more`);
    if (!namesEtag(ifMatch, there.etag))
      throw new Refusal(
        'changed',
        `${quoteName(file)}: changed since it was read; read it again and bring the two together`,
        {
          ETag: there.etag,
        },
      );
    return there;
  };

  return {
    async list() {
      const { files, more } = await scan(root);
      const situations: ListedSituation[] = [];
      for (const found of files) {
        const one = await shown(found);
        if (!one?.heading) continue;
        const { file, etag, bytes, modified, heading } = one;
        situations.push({ file, ...heading, etag, bytes, modified: new Date(modified).toISOString() });
      }
      const there = new Set(files.map(({ file }) => file));
      for (const file of known.keys()) if (!there.has(file)) known.delete(file);
      return { situations, more };
    },
    async read(file) {
      const read = await readAt(file, await place(file));
      if (!read) throw new Refusal('not-found', `${quoteName(file)}: no such situation`);
      return read;
    },
    async write(file, bytes, condition, by) {
      const path = await place(file);
      return inTurn(path.toLowerCase(), async () => {
        const there = await expected(file, path, condition);
        const etag = etagOf(bytes);
        if (there?.etag === etag) return etag;
        if (there) await versions.keep(file, there, by, { always: ours.get(file) !== there.etag });
        await mkdir(dirname(path), { recursive: true });
        await writeAtomically(path, bytes, {
          exclusive: there === undefined,
          // An editor may have written while this text went to the disk.
          check: async () => {
            await expected(file, await place(file), condition);
          },
        }).catch((error) => {
          throw error instanceof Refusal || !(error instanceof UsageError)
            ? error
            : new UsageError(error.message.replaceAll(path, file), { cause: error.cause });
        });
        ours.set(file, etag);
        changed(file, etag);
        return etag;
      });
    },
    async remove(file, condition, by) {
      const path = await place(file);
      await inTurn(path.toLowerCase(), async () => {
        if (condition.ifNoneMatch !== undefined)
          throw new Refusal('request', 'If-None-Match: expected If-Match to delete a file');
        if ((await readAt(file, path)) === undefined)
          throw new Refusal('not-found', `${quoteName(file)}: no such situation`);
        if (condition.ifMatch === undefined)
          throw new Refusal('if-match', `${quoteName(file)}: expected If-Match with the ETag that was read`);
        const there = await expected(file, path, condition);
        if (there) await versions.keep(file, there, by, { always: true });
        await rm(path);
        changed(file, null);
      });
    },
  };
}
