import { type DBSchema, openDB } from 'idb';
import type { EarlierText } from './home.ts';

/** What a write replaced, kept as `tightrope serve` keeps it: one a minute, and the last two hundred. */
interface Kept {
  situation: string;
  at: number;
  text: string;
}
interface Versions extends DBSchema {
  versions: { key: number; value: Kept; indexes: { situation: string } };
}
const [EVERY_MS, MOST] = [60_000, 200];

/** Versions have a database of their own: one that is full costs no situation. */
const versionsDatabase = () =>
  openDB<Versions>('tightrope-versions', 1, {
    upgrade: (db) =>
      void db.createObjectStore('versions', { autoIncrement: true }).createIndex('situation', 'situation'),
  });

export async function keepVersion(situation: string, text: string): Promise<void> {
  try {
    const db = await versionsDatabase();
    const keys = await db.getAllKeysFromIndex('versions', 'situation', situation);
    const last = keys.length > 0 ? await db.get('versions', keys[keys.length - 1]) : undefined;
    if (last && (last.text === text || Date.now() - last.at < EVERY_MS)) return;
    await db.add('versions', { situation, at: Date.now(), text });
    for (const key of keys.slice(0, Math.max(0, keys.length + 1 - MOST))) await db.delete('versions', key);
  } catch {}
}

export async function earlierTexts(situation: string): Promise<EarlierText[]> {
  try {
    const db = await versionsDatabase();
    const keys = await db.getAllKeysFromIndex('versions', 'situation', situation);
    const all = await Promise.all(keys.map((key) => db.get('versions', key)));
    return all
      .flatMap((one, k) =>
        one ? [{ id: String(keys[k]), at: one.at, is: 'replaced' as const, message: 'kept before a change' }] : [],
      )
      .reverse();
  } catch {
    return [];
  }
}

export async function keptVersion(id: string): Promise<string> {
  const found = await (await versionsDatabase()).get('versions', Number(id));
  if (!found) throw new Error('This version is no longer in this browser.');
  return found.text;
}

/** Keeps what came from elsewhere, such as a zip of all data, as versions of a new situation. */
export async function takeVersions(situation: string, versions: readonly Omit<Kept, 'situation'>[]): Promise<void> {
  const transaction = (await versionsDatabase()).transaction('versions', 'readwrite');
  for (const { at, text } of versions.slice(-MOST)) await transaction.store.add({ situation, at, text });
  await transaction.done;
}
