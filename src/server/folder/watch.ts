import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Feed } from '../stream/feed.ts';
import { etagOf } from './etag.ts';
import { type FoundFile, isUnchanged, scan } from './scan.ts';

/** The folder is looked at so often while somebody listens: this works on every disk, also one of another machine. */
const EVERY_MS = 1000;
/** A large folder is looked at less often, so that looking takes at most a tenth of the time. */
const SHARE = 10;

/** Watches the files of a folder for changes by the server, editors and other programs. */
export interface Watch {
  /** Says what this server changed itself; the look at the disk then says nothing more of it. */
  changed(file: string, etag: string | null): void;
  /** Looks at the disk now. */
  look(): Promise<void>;
  /** Looks at the disk from time to time, while somebody listens. */
  start(): void;
  stop(): void;
}

/**
 * @param root the folder, as `realpath` has it
 * @param changes receives `changed`, with a file that may be a situation and its ETag, null if it is gone; and `beside`, with a
 * ledger in JSON Lines or a store of events that was written, made or removed
 */
export function watchFolder(root: string, changes: Feed): Watch {
  let before: Map<string, FoundFile & { etag: string }> | undefined;
  let besideBefore = new Map<string, FoundFile>();
  const told = new Map<string, string | null>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const tell = (file: string, etag: string | null) => {
    if (told.get(file) === etag) return;
    told.set(file, etag);
    changes.add('changed', { file, etag });
  };

  const look = async () => {
    const { files, beside } = await scan(root);
    const now = new Map<string, FoundFile & { etag: string }>();
    for (const found of files) {
      const earlier = before?.get(found.file);
      if (earlier && isUnchanged(found, earlier)) {
        now.set(found.file, earlier);
        continue;
      }
      const bytes = await readFile(join(root, found.file)).catch(() => undefined);
      if (bytes) now.set(found.file, { ...found, etag: etagOf(bytes) });
    }
    const first = before === undefined;
    for (const [file, { etag }] of now) {
      if (first) told.set(file, etag);
      else if (before?.get(file)?.etag !== etag) tell(file, etag);
    }
    for (const file of before?.keys() ?? []) if (!now.has(file)) tell(file, null);
    before = now;
    lookBeside(beside, first);
  };

  const lookBeside = (beside: FoundFile[], first: boolean) => {
    const now = new Map(beside.map((found) => [found.file, found]));
    const written = new Set(
      [...now.keys(), ...besideBefore.keys()]
        .filter((file) => {
          const [earlier, found] = [besideBefore.get(file), now.get(file)];
          return !earlier || !found || !isUnchanged(found, earlier);
        })
        // The log of a store is a part of it.
        .map((file) => file.replace(/\.wal$/i, '')),
    );
    besideBefore = now;
    if (!first) for (const file of written) changes.add('beside', { file });
  };

  const again = (after: number) => {
    timer = setTimeout(async () => {
      const began = Date.now();
      // Nobody listens: the next listener gets what has changed since, at the first look.
      if (changes.listeners > 0 || before === undefined) await look().catch(() => undefined);
      if (!stopped) again(Math.max(EVERY_MS, SHARE * (Date.now() - began)));
    }, after);
    timer.unref();
  };

  return {
    changed: tell,
    look,
    start: () => again(0),
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
