import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { quoteName } from '../../numeric/nearest-name.ts';
import { Refusal } from '../refusal.ts';
import { nameFault, pathWithin } from './paths.ts';
import { isRun } from './scan.ts';

/** A run that the server shows. */
export interface NamedRun {
  /** Its path in the folder that is served, or of one that lies elsewhere the name of its own folder. */
  name: string;
  folder: string;
}

/** The runs of a folder, and those that were named when the server began. */
export interface ServedRuns {
  list(): Promise<NamedRun[]>;
  /** @throws Refusal if there is no such run */
  find(name: string): Promise<NamedRun>;
}

/** Folders that are looked into, and runs that are listed. */
const MOST_FOLDERS = 2000;
const MOST_RUNS = 200;

/**
 * @param root the folder that is served, as `realpath` has it
 * @param elsewhere folders of runs that lie outside it
 */
export function servedRuns(root: string, elsewhere: readonly string[] = []): ServedRuns {
  const named = elsewhere.map((folder): NamedRun => ({ name: basename(folder), folder }));
  return {
    async list() {
      const found = [...named];
      const folders = [''];
      for (let i = 0; i < folders.length && found.length < MOST_RUNS; i++) {
        const entries = await readdir(join(root, folders[i]), { withFileTypes: true }).catch(() => []);
        if (folders[i] !== '' && isRun(entries)) {
          found.push({ name: folders[i], folder: join(root, folders[i]) });
          continue;
        }
        for (const entry of entries) {
          const inner = folders[i] === '' ? entry.name : `${folders[i]}/${entry.name}`;
          if (entry.isDirectory() && nameFault(`${inner}/x`) === undefined && folders.length < MOST_FOLDERS)
            folders.push(inner);
        }
      }
      return found.sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    async find(name) {
      const known = named.find((one) => one.name === name);
      if (known) return known;
      const folder = await pathWithin(root, name);
      if (!isRun(await readdir(folder, { withFileTypes: true }).catch(() => [])))
        throw new Refusal('not-found', `no run ${quoteName(name)}`);
      return { name, folder };
    },
  };
}
