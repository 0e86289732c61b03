import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { nameFault, situationNameFault } from './paths.ts';

/** A file that may be a situation, or one of those that a situation reads. */
export interface FoundFile {
  /** Its path in the folder, with `/`. */
  file: string;
  bytes: number;
  /** Milliseconds since 1970. */
  modified: number;
  /** Tells a file that took the place of another of the same size and time. */
  inode: number;
}

/** Whether a file is as it was when it was found before: then it need not be read again. */
export const isUnchanged = (found: FoundFile, before: FoundFile): boolean =>
  before.bytes === found.bytes && before.modified === found.modified && before.inode === found.inode;

/** Files that are listed and watched; of more the list only says that there are some. */
const MOST_FILES = 2000;
/** Folders that are looked into, so that a server started in a home folder does not read the whole disk. */
const MOST_FOLDERS = 2000;

/** Whether a folder is one that `tightrope run plan` wrote. */
export const isRun = (entries: readonly { name: string }[]): boolean =>
  ['plan.json', 'pieces'].every((name) => entries.some((entry) => entry.name === name));

/** Ledgers in JSON Lines and stores of events, whose latest events may stand in a log of their own. */
const BESIDE = /\.(jsonl|ndjson|duckdb|duckdb\.wal)$/i;

/** What a look at a folder finds, in the order of the names. */
interface Scanned {
  /** Named like situations. */
  files: FoundFile[];
  /** What situations read beside their own text: ledgers and stores of events. */
  beside: FoundFile[];
  /** There are more than are listed. */
  more: boolean;
}

export async function scan(root: string): Promise<Scanned> {
  const files: FoundFile[] = [];
  const beside: FoundFile[] = [];
  const folders = [''];
  let more = false;
  for (let i = 0; i < folders.length; i++) {
    const folder = folders[i];
    // A folder that may not be read, or is gone since, has nothing to list.
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    // A run has a copy of its situation, which is not to be edited.
    if (isRun(entries)) continue;
    for (const entry of entries) {
      const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (situationNameFault(`${file}/x.yaml`) !== undefined) continue;
        if (folders.length < MOST_FOLDERS) folders.push(file);
        else more = true;
        continue;
      }
      if (!entry.isFile() || nameFault(file) !== undefined) continue;
      const list = BESIDE.test(file) ? beside : situationNameFault(file) === undefined ? files : undefined;
      if (!list) continue;
      if (list.length >= MOST_FILES) {
        more ||= list === files;
        continue;
      }
      const found = await stat(join(root, file)).catch(() => undefined);
      if (found?.isFile()) list.push({ file, bytes: found.size, modified: found.mtimeMs, inode: found.ino });
    }
  }
  return { files, beside, more };
}
