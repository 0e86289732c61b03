import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { EditStep } from '../state/history.ts';

/** A situation that this browser keeps. */
export interface KeptSituation {
  id: string;
  file: string;
  title: string;
  text: string;
  /** The ledger beside it, for examples and imported folders. */
  ledger?: string | undefined;
  version: number;
  changed: number;
}

/** Work on a situation of any home: what is not saved yet, and what can be undone. */
export interface KeptDraft {
  /** The home's kind and the id there. */
  key: string;
  file: string;
  title: string;
  text: string;
  /** The version of the home that the text was made from. */
  version: string;
  /** Whether the home has this text. */
  saved: boolean;
  past: EditStep[];
  future: EditStep[];
  changed: number;
}

interface Workbench extends DBSchema {
  situations: { key: string; value: KeptSituation; indexes: { changed: number } };
  drafts: { key: string; value: KeptDraft; indexes: { changed: number } };
}

let connection: Promise<IDBPDatabase<Workbench>> | undefined;

/** The page's database in this browser. @throws if the browser keeps none, as some private windows do */
export function database(): Promise<IDBPDatabase<Workbench>> {
  connection ??= begin();
  connection.catch(() => {
    connection = undefined;
  });
  return connection;
}

/** A browser may refuse at once, or later: both are a promise that fails. */
const begin = async () =>
  openDB<Workbench>('tightrope', 1, {
    upgrade(db) {
      db.createObjectStore('situations', { keyPath: 'id' }).createIndex('changed', 'changed');
      db.createObjectStore('drafts', { keyPath: 'key' }).createIndex('changed', 'changed');
    },
    // A newer page in another tab waits for this one to let go.
    blocking: (_, __, event) => {
      (event.target as IDBDatabase).close();
      connection = undefined;
    },
  });

/** What is said where the browser has no database for the page, as in some private windows. */
const KEEPS_NOTHING =
  'This browser keeps nothing for this page, perhaps because the window is private: what you change is gone when you close the tab, unless you download it.';

/** Why the browser refuses to write, in a sentence that says what is safe. */
export function refusal(error: unknown): string {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError')
    return 'The browser has no more room for this page. What was saved before is safe; this text is only in this tab: download it.';
  return KEEPS_NOTHING;
}
