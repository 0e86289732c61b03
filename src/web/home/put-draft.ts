import { database, type KeptDraft } from './database.ts';

/** Drafts of situations that were not opened for longer than the last so many are dropped, if the home has what they say. */
const MOST_DRAFTS = 50;

/** Writes a draft into the browser's database, unless a newer one is there. @throws if the browser keeps nothing */
export async function putDraft(draft: KeptDraft): Promise<void> {
  const db = await database();
  // Page and worker both write: one transaction, so that none comes between.
  const written = db.transaction('drafts', 'readwrite');
  const kept = await written.store.get(draft.key);
  if (!kept || kept.changed <= draft.changed) await written.store.put(draft);
  await written.done;
  const keys = await db.getAllKeysFromIndex('drafts', 'changed');
  for (const key of keys.slice(0, Math.max(0, keys.length - MOST_DRAFTS))) {
    const old = await db.get('drafts', key);
    if (old?.saved) await db.delete('drafts', key);
  }
}
