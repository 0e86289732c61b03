import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../../files/write-atomically.ts';
import { Refusal } from '../refusal.ts';
import type { ReadFile } from './etag.ts';

/** A text that a situation had earlier. */
export interface Version {
  id: string;
  /** A commit of git, or a text that the server replaced. */
  source: 'git' | 'server';
  /** A moment in UTC. */
  at: string;
  by?: string;
  message?: string;
}

/** Of each file so many are kept. */
const MOST = 200;
/** Of a text that is typed and saved over and over, one such stretch of time is one version. */
const APART_MS = 60_000;

const NAME = /^(\d{13})-([0-9a-f]{32})\.yaml$/;
const KEPT_ID = /^kept-(\d{13})-([0-9a-f]{32})$/;

/** The texts that the server has replaced. */
export interface KeptVersions {
  /** Keeps a text that is about to be replaced. @param always however short a time it has been there */
  keep(file: string, replaced: ReadFile, by: string, options?: { always?: boolean }): Promise<void>;
  list(file: string): Promise<Version[]>;
  /** @throws Refusal if there is no such version */
  read(file: string, id: string): Promise<Uint8Array>;
}

/**
 * @param folder where they are kept
 * @param clock milliseconds since 1970
 */
export function keptVersions(folder: string, clock: () => number = Date.now): KeptVersions {
  const placeOf = (file: string) => join(folder, createHash('sha256').update(file).digest('hex').slice(0, 32));
  const names = async (file: string) =>
    (await readdir(placeOf(file)).catch(() => [])).filter((name) => NAME.test(name)).sort();
  const at = (name: string) => Number(NAME.exec(name)?.[1]);
  return {
    async keep(file, { bytes, etag }, _by, { always = false } = {}) {
      const there = await names(file);
      const last = there.at(-1);
      const now = clock();
      if (!always && last !== undefined && now - at(last) < APART_MS && now >= at(last)) return;
      const place = placeOf(file);
      await mkdir(place, { recursive: true, mode: 0o700 });
      if (there.length === 0) await writeAtomically(join(place, 'file.txt'), `${file}\n`);
      await writeAtomically(join(place, `${String(now).padStart(13, '0')}-${etag.slice(1, -1)}.yaml`), bytes);
      for (const name of there.slice(0, Math.max(0, there.length + 1 - MOST)))
        await rm(join(place, name), { force: true });
    },
    async list(file) {
      return (await names(file)).reverse().map((name) => ({
        id: `kept-${name.slice(0, -'.yaml'.length)}`,
        source: 'server',
        at: new Date(at(name)).toISOString(),
      }));
    },
    async read(file, id) {
      const bytes = KEPT_ID.test(id)
        ? await readFile(join(placeOf(file), `${id.slice('kept-'.length)}.yaml`)).catch(() => undefined)
        : undefined;
      if (bytes === undefined) throw new Refusal('not-found', 'no such version');
      return bytes;
    },
  };
}
