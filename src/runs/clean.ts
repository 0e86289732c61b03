import { readdir, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../numeric/errors.ts';
import { isClaimed } from './claim.ts';
import { checkResults } from './job-file.ts';
import { CASES, PIECES, PLAN, SITUATION, stretchNamed } from './places.ts';
import { isInStages } from './run.ts';
import { openRun, readPlan } from './run-folder.ts';

/** A file that is being written has its own name after this time. */
const WRITTEN_MS = 10 * 60_000;

/** What was removed. */
export interface Cleaned {
  files: number;
  bytes: number;
}

/**
 * Removes what a run does not need: what killed workers left, damaged pieces, and pieces that its plan does not have.
 *
 * @throws UsageError if the folder has no run
 */
export async function cleanRun(folder: string): Promise<Cleaned> {
  const run = await openRun(folder);
  const { run: id, version } = run.plan;
  const planned = new Map(run.pieces.map((piece) => [`${piece.name}.piece`, piece]));
  return removed(folder, async (file, age) => {
    if (stretchNamed(file)) return (await planned.get(file)?.check())?.state !== 'made';
    const name = resultsNamed(file);
    if (name !== undefined) {
      const found = await checkResults(join(folder, PIECES, file), { run: id, version, name });
      return !isInStages(run) || found.state === 'damaged';
    }
    if (isClaim(file)) return !(await isClaimed(join(folder, PIECES, file)));
    return isTemporary(file) && age > WRITTEN_MS;
  });
}

/**
 * Removes a run whole, also one of another version; files that are none of a run stay.
 *
 * @throws UsageError if the folder has no run
 */
export async function removeRun(folder: string): Promise<Cleaned> {
  if (!(await readPlan(folder)))
    throw new UsageError(`${folder}: no run, expected a folder that \`tightrope run plan\` wrote`);
  const cleaned = await removed(
    folder,
    async (name) =>
      stretchNamed(name) !== undefined || resultsNamed(name) !== undefined || isClaim(name) || isTemporary(name),
  );
  await rmdir(join(folder, PIECES)).catch(() => undefined);
  for (const name of [SITUATION, CASES, PLAN]) await rm(join(folder, name), { force: true });
  await rmdir(folder).catch(() => undefined);
  return cleaned;
}

/** The name of results of an analysis, if a file is one of them. */
const resultsNamed = (name: string) => /^(analysis(?:-\d+-\d+)?)\.piece$/.exec(name)?.[1];
const isClaim = (name: string) => /^(draws|cases|explanations|analysis)-\d+-\d+(-of-\d+)?\.claim$/.test(name);
/** As `writeAtomically` names a file before it is whole. */
const isTemporary = (name: string) =>
  /^\.(draws|cases|explanations|analysis)(-of|[\d-])*\.piece\.[0-9a-f]{12}$/.test(name);

/** Removes the files among the pieces that are of no use. @param isUseless by the file's name and its age, milliseconds */
async function removed(folder: string, isUseless: (name: string, age: number) => Promise<boolean>): Promise<Cleaned> {
  const cleaned: Cleaned = { files: 0, bytes: 0 };
  for (const name of await readdir(join(folder, PIECES)).catch(() => [])) {
    const file = join(folder, PIECES, name);
    const found = await stat(file).catch(() => undefined);
    if (!found || !(await isUseless(name, Date.now() - found.mtimeMs))) continue;
    await rm(file, { force: true });
    cleaned.files++;
    cleaned.bytes += found.size;
  }
  return cleaned;
}
