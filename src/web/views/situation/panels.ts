import { type DBSchema, openDB } from 'idb';
import { useWorkspace } from '../../state/workspace.ts';

/** What one expert says, sealed until all have answered. */
export interface ExpertAnswer {
  position: number;
  salience: number;
}

/** Experts who are asked about one stance: how many, and the answers so far. */
export interface Panel {
  /** The home, the situation and the cell. */
  key: string;
  experts: number;
  answers: ExpertAnswer[];
}

interface Panels extends DBSchema {
  panels: { key: string; value: Panel };
}

/** Sealed answers are kept apart from the situation: in the file everybody would read them. */
const database = () =>
  openDB<Panels>('tightrope-experts', 1, { upgrade: (db) => void db.createObjectStore('panels', { keyPath: 'key' }) });

/** For windows in which the browser keeps nothing. */
const inMemory = new Map<string, Panel>();

export function panelKey(cell: string): string {
  const { home, opened } = useWorkspace.getState();
  return `${home?.kind}:${opened?.id}:${cell}`;
}

export async function panelOf(key: string): Promise<Panel | undefined> {
  try {
    return await (await database()).get('panels', key);
  } catch {
    return inMemory.get(key);
  }
}

export async function keepPanel(panel: Panel): Promise<void> {
  inMemory.set(panel.key, panel);
  await (await database()).put('panels', panel).catch(() => {});
}

export async function dropPanel(key: string): Promise<void> {
  inMemory.delete(key);
  await (await database()).delete('panels', key).catch(() => {});
}
