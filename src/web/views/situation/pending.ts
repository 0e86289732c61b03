import { create } from 'zustand';
import type { Edit } from '../../../situation/edit/edit-text.ts';
import type { Stance } from '../../../situation/situation.ts';
import { edit, useWorkspace } from '../../state/workspace.ts';

/** Stances that are written and not read back yet: the grid shows them at once, however large the file is. */
interface Pending {
  stances: ReadonlyMap<string, Stance | undefined>;
}

export const usePending = create<Pending>(() => ({ stances: new Map() }));

export const cellKey = (issue: string, actor: string): string => `${issue}\n${actor}`;

/** Writes a stance; the cell shows it from now on. @throws what the engine refuses */
export async function writeStance(key: string, stance: Stance | undefined, edits: readonly Edit[]): Promise<void> {
  usePending.setState(({ stances }) => ({ stances: new Map(stances).set(key, stance) }));
  const forget = () =>
    usePending.setState(({ stances }) => {
      const rest = new Map(stances);
      if (rest.get(key) === stance) rest.delete(key);
      return { stances: rest };
    });
  try {
    await edit(edits);
  } catch (error) {
    forget();
    throw error;
  }
  const { revision } = useWorkspace.getState();
  const isRead = () => {
    const { read, sound } = useWorkspace.getState();
    return (sound?.revision ?? 0) >= revision || (read?.revision ?? 0) >= revision;
  };
  if (isRead()) return forget();
  const stop = useWorkspace.subscribe(() => {
    if (!isRead()) return;
    stop();
    forget();
  });
}
