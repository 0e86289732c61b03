import { ask } from '../engine/client.ts';
import { LONG_TEXT } from '../engine/long-text.ts';
import { database, type KeptDraft } from '../home/database.ts';
import { putDraft } from '../home/put-draft.ts';

/** The draft of a situation; undefined where there is none, or where the browser keeps nothing. */
export async function keptDraftOf(home: string, id: string): Promise<KeptDraft | undefined> {
  try {
    return await (await database()).get('drafts', `${home}:${id}`);
  } catch {
    return undefined;
  }
}

/**
 * Keeps what is on the screen, whether or not the home has it. A browser that keeps nothing has said so already.
 *
 * @param atOnce the page may be gone in a moment, and its worker with it
 */
export async function keepDraft(draft: KeptDraft, atOnce = false): Promise<void> {
  try {
    if (draft.text.length > LONG_TEXT && !atOnce) await ask('keep', draft).answer.catch(() => putDraft(draft));
    else await putDraft(draft);
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
