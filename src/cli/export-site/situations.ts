import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { UsageError } from '../../numeric/errors.ts';
import { nearest, quoteName } from '../../numeric/nearest-name.ts';
import { isSituation } from '../../server/folder/heading.ts';
import { scan } from '../../server/folder/scan.ts';
import { FaultError } from '../../situation/fault.ts';
import { readSituation } from '../../situation/read.ts';
import type { Situation } from '../../situation/situation.ts';
import { decode, readInput, whyUnreadable } from '../files.ts';
import { contentHash } from './content-hash.ts';
import { ledgerText } from './ledger-text.ts';

/** A situation that goes into a page. */
export interface Exported {
  /** What the address calls it: it stays the same when the text changes. */
  id: string;
  title: string;
  file: string;
  /** Of its text: another text has another one. */
  version: string;
  text: string;
  ledger?: string | undefined;
}

/** Pages with more than this would not open in every browser, bytes. */
const LARGEST = 100_000_000;

/**
 * The situations of a folder, or the one in a file, the first to be opened first: the newest, or the one that is named.
 *
 * @param say tells what was left out, and why
 * @throws UsageError if there is none, or the one that is named has faults
 */
export async function exportedSituations(
  place: string,
  { first, ledger }: { first?: string | undefined; ledger: boolean },
  say: (line: string) => void,
): Promise<Exported[]> {
  const { root, files } = await filesIn(place, say);
  const exported: Exported[] = [];
  let size = 0;
  for (const file of inOrder(files, first)) {
    const path = join(root, file);
    const text = decode(await readInput(path), path);
    if (files.length > 1 && !isSituation(file, text)) continue;
    const { situation, faults } = readSituation(text, path);
    if (!situation) {
      if (files.length === 1 || file === first) throw new FaultError(faults);
      say(`${path}: left out, it has faults; tightrope check says which`);
      continue;
    }
    const beside = ledger ? await ledgerOf(situation, root, path, say) : undefined;
    size += Buffer.byteLength(text) + Buffer.byteLength(beside ?? '');
    if (size > LARGEST) throw new UsageError(`${place}: more than ${LARGEST} bytes of situations, expected fewer`);
    exported.push({
      ...{ id: idOf(file, situation.title), title: situation.title, file, version: contentHash(text) },
      ...{ text, ledger: beside },
    });
  }
  if (exported.length === 0)
    throw new UsageError(`${place}: no situation in it, expected a file with actors and issues`);
  return exported;
}

interface Found {
  file: string;
  modified: number;
}

async function filesIn(place: string, say: (line: string) => void): Promise<{ root: string; files: Found[] }> {
  const found = await stat(place).catch(async (error) => {
    throw new UsageError(await whyUnreadable(place, error));
  });
  if (!found.isDirectory()) return { root: dirname(place), files: [{ file: basename(place), modified: 0 }] };
  const { files, more } = await scan(place);
  if (more) say(`${place}: only the first ${files.length} files were looked at`);
  return { root: place, files };
}

/** The newest first, but for one that is named. @throws UsageError if no file is called so */
function inOrder(files: readonly Found[], first: string | undefined): string[] {
  const names = [...files]
    .sort((a, b) => b.modified - a.modified || (a.file < b.file ? -1 : 1))
    .map(({ file }) => file);
  if (first === undefined) return names;
  if (!names.includes(first)) {
    const near = nearest(first, names);
    throw new UsageError(`--first: no file ${quoteName(first)}${near ? `, did you mean ${quoteName(near)}?` : ''}`);
  }
  return [first, ...names.filter((name) => name !== first)];
}

/** A name for an address. The hash keeps situations of two sites on one server apart. */
function idOf(file: string, title: string): string {
  const words = file
    .replace(/\.ya?ml$/i, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  return `${words || 'situation'}-${contentHash(`${file}\0${title}`).slice(0, 8)}`;
}

/** The ledger that a situation names, if it lies in the folder: a page must not publish what lies elsewhere. */
async function ledgerOf(
  { outside }: Situation,
  root: string,
  path: string,
  say: (line: string) => void,
): Promise<string | undefined> {
  if (!outside?.ledger) return undefined;
  const place = join(dirname(path), outside.ledger);
  const leftOut = (why: string) => say(`${path}: its ledger ${quoteName(outside.ledger ?? '')} is left out, ${why}`);
  const real = await realpath(place).catch(() => undefined);
  if (real === undefined) return void leftOut('it is not there');
  if (!real.startsWith((await realpath(root)) + sep)) return void leftOut('it lies outside of the folder');
  try {
    return await ledgerText(place);
  } catch (error) {
    return void leftOut((error as Error).message);
  }
}
