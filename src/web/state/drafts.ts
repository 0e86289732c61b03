import { database, type KeptDraft } from '../home/database.ts';

/** Drafts of situations that were not opened for longer than the last so many are dropped, if the home has what they say. */
const MOST_DRAFTS = 50;

/** The draft of a situation; undefined where there is none, or where the browser keeps nothing. */
export async function keptDraftOf(home: string, id: string): Promise<KeptDraft | undefined> {
  try {
    return await (await database()).get('drafts', `${home}:${id}`);
  } catch {
    return undefined;
  }
}

/** Keeps what is on the screen, whether or not the home has it. A browser that keeps nothing has said so already. */
export async function keepDraft(draft: KeptDraft): Promise<void> {
  try {
    const db = await database();
    await db.put('drafts', draft);
    const keys = await db.getAllKeysFromIndex('drafts', 'changed');
    for (const key of keys.slice(0, Math.max(0, keys.length - MOST_DRAFTS))) {
      const old = await db.get('drafts', key);
      if (old?.saved) await db.delete('drafts', key);
    }
  } catch {}
}

/** What could be lost: drafts that their home does not have. */
export async function recoverable(): Promise<KeptDraft[]> {
  try {
    const all = await (await database()).getAllFromIndex('drafts', 'changed');
    return all.filter(({ saved }) => !saved).reverse();
  } catch {
    return [];
  }
}

/** Forgets a draft whose text is kept elsewhere. */
export async function dropDraft(home: string | undefined, id: string): Promise<void> {
  try {
    await (await database()).delete('drafts', `${home}:${id}`);
  } catch {}
}
