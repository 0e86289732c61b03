import { lstat, mkdir, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from '../../numeric/errors.ts';
import { whyUnwritable, writeAtomically } from '../files.ts';

/** The list of what the command wrote: by it a folder is known as its own. */
const LIST = 'tightrope-site.json';

/**
 * Writes a site into a folder that is new, empty, or an older site. Each file is written whole, `index.html` last: who reads the site
 * meanwhile sees the old one or the new one. Files of others in the folder stay; what the older site had and this one has not goes.
 *
 * @throws UsageError if the folder has something else in it, or cannot be written
 */
export async function writeSite(place: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  await mkdir(place, { recursive: true }).catch((error) => {
    const isFile = error.code === 'EEXIST' || error.code === 'ENOTDIR';
    throw new UsageError(
      isFile
        ? `${place}: a file, expected a folder; the name of one HTML file ends in .html`
        : `${place}: cannot be written, ${whyUnwritable(error)}`,
    );
  });
  const folder = await realpath(place);
  const before = await filesBefore(place, folder);
  await checkFree(place, folder, files, before);
  // A folder that is half written is known as our own, so that the command can be given again.
  await writeAtomically(join(folder, LIST), listOf([...before, ...files.keys()]));
  const last = ['service-worker.js', 'index.html'];
  for (const name of [...[...files.keys()].filter((one) => !last.includes(one)), ...last]) {
    const path = join(folder, name);
    const bytes = files.get(name) as Uint8Array;
    const there = await readFile(path).catch(() => undefined);
    if (there && Buffer.compare(there, bytes) === 0) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeAtomically(path, bytes);
  }
  for (const name of before) if (!files.has(name)) await rm(join(folder, name), { force: true });
  await writeAtomically(join(folder, LIST), listOf([...files.keys()]));
}

const listOf = (names: readonly string[]): string =>
  `${JSON.stringify({ tightrope: 'site', files: [...new Set(names)].sort() }, null, 1)}\n`;

/** The files of an older site in the folder. @throws UsageError if it is not empty, and no site */
async function filesBefore(place: string, folder: string): Promise<string[]> {
  const entries = await readdir(folder);
  if (entries.length === 0) return [];
  try {
    const { tightrope, files } = JSON.parse(await readFile(join(folder, LIST), 'utf8'));
    if (tightrope === 'site' && Array.isArray(files)) return files.filter(isOurName);
  } catch {}
  throw new UsageError(
    `${place}: not empty, and not a site that this command wrote; choose another folder, or empty it first`,
  );
}

/** Names as the command writes them; other names in a list are never removed. */
const isOurName = (name: unknown): name is string =>
  typeof name === 'string' &&
  /^(?:(?:assets|situations)\/)?[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(name) &&
  name !== LIST;

/** @throws UsageError if a file of somebody else would be replaced, or a way leads out of the folder */
async function checkFree(
  place: string,
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  before: readonly string[],
): Promise<void> {
  for (const name of new Set([...files.keys(), ...before])) {
    const step = dirname(name);
    const above = step === '.' ? undefined : await lstat(join(folder, step)).catch(() => undefined);
    if (above && !above.isDirectory())
      throw new UsageError(`${join(place, step)}: not a folder of the site; remove it first`);
    if (before.includes(name)) continue;
    if (await lstat(join(folder, name)).catch(() => undefined))
      throw new UsageError(`${join(place, name)}: not written by this command, and not replaced; move it elsewhere`);
  }
}
