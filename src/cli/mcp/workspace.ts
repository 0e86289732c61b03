import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { decode } from '../../files/decode.ts';
import { readInput } from '../../files/read-input.ts';
import { UsageError } from '../../numeric/errors.ts';
import { pathWithin } from '../../server/folder/paths.ts';
import { type FolderLedger, folderLedger } from '../../server/folder-ledger.ts';

/** What an assistant may reach: one folder, with its ledger. */
export interface ServedFolder {
  /** The folder, as `realpath` has it. */
  root: string;
  ledger: FolderLedger;
  /** What a tool may take, milliseconds. */
  limit: number;
}

/** @throws UsageError where the folder is none */
export async function workspaceOf(folder: string, url: string | undefined, limit: number): Promise<ServedFolder> {
  const root = await realpath(folder).catch(() => {
    throw new UsageError(`${folder}: no such folder`);
  });
  if (!(await stat(root)).isDirectory()) throw new UsageError(`${folder}: a file, expected a folder`);
  return { root, ledger: folderLedger(root, url, () => {}), limit };
}

/** A situation that a tool was given: a file of the folder, or the text itself. */
export interface Given {
  file?: string | undefined;
  text?: string | undefined;
}

/**
 * The text of a situation, and what messages call it.
 *
 * @throws UsageError where neither or both are given, or the file is not in the folder
 */
export async function givenText(
  { root }: ServedFolder,
  { file, text }: Given,
): Promise<{ text: string; file: string }> {
  if ((file === undefined) === (text === undefined))
    throw new UsageError(
      `found ${file === undefined ? 'neither' : 'both'} of \`file\` and \`text\`, expected a path in the folder or the text of a situation`,
    );
  if (file === undefined) return { text: text as string, file: 'situation.yaml' };
  return { text: decode(await readInput(await pathWithin(root, file)), file), file };
}

/** The files of cases that some paths of the folder mean: of a folder, its situations and tables. No link is followed. */
export async function caseFiles({ root }: ServedFolder, paths: readonly string[]): Promise<string[]> {
  const found = paths.map(async (path) => {
    const place = path === '.' ? root : await pathWithin(root, path);
    const there = await stat(place).catch(() => undefined);
    if (there === undefined) throw new UsageError(`${path}: no such file or folder`);
    if (!there.isDirectory()) return [place];
    const entries = await readdir(place, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && /\.(ya?ml|csv)$/i.test(entry.name) && !entry.name.startsWith('.'))
      .map(({ name }) => join(place, name))
      .sort();
  });
  return (await Promise.all(found)).flat();
}
