import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../files/write-atomically.ts';
import { checkResults } from '../runs/job-file.ts';
import { PIECES, stretchNamed } from '../runs/places.ts';
import type { Run } from '../runs/run.ts';
import type { Asks } from './database.ts';
import { piecesNeeded, queueId } from './queued-run.ts';

/** Bytes that are asked for at once. */
const PART = 2 ** 23;

/** How far a run is, and how many of its pieces came into the folder. */
export interface Fetched {
  needed: number;
  made: number;
  fetched: number;
  /** Pieces that the database has damaged: they are removed there, to be submitted again. */
  damaged: number;
}

/**
 * Brings the pieces of a run that workers have made from the database into the folder of the run.
 *
 * @param known names of pieces that are in the folder, whole; what is found is added
 */
export async function fetchPieces(db: Asks, run: Run, known: Set<string>): Promise<Fetched> {
  const id = queueId(run.plan);
  const needed = piecesNeeded(run);
  const wanted = await db.query<{ name: string; size: number }>(
    `select name, size::float8 as size from tightrope_queue.piece where run = $1 and bytes is not null order by name`,
    [id],
  );
  let [fetched, damaged] = [0, 0];
  for (const { name, size } of wanted) {
    if (known.has(name) || !isPieceName(name)) continue;
    if (!(await isWhole(run, name))) {
      if (!(await fetchPiece(db, run, { name, size }))) {
        damaged++;
        continue;
      }
      fetched++;
    }
    known.add(name);
  }
  let made = 0;
  for (const name of needed) {
    if (!known.has(name) && (await isWhole(run, name))) known.add(name);
    if (known.has(name)) made++;
  }
  if (made === needed.length)
    await db.query('update tightrope_queue.run set fetched = now() where id = $1 and fetched is null', [id]);
  return { needed: needed.length, made, fetched, damaged };
}

/**
 * Brings a piece into the folder of a run.
 *
 * @param name of its file
 * @returns whether it is whole; a damaged one is removed from the database
 */
export async function fetchPiece(db: Asks, run: Run, { name, size }: { name: string; size: number }): Promise<boolean> {
  const id = queueId(run.plan);
  const file = join(run.folder, PIECES, name);
  await writeAtomically(file, await bytesOf(db, id, name, size));
  if (await isWhole(run, name)) return true;
  await rm(file, { force: true });
  await db.query('delete from tightrope_queue.piece where run = $1 and name = $2', [id, name]);
  return false;
}

/** A piece that the database has, part by part: an answer of many megabytes would be in memory several times. */
async function bytesOf(db: Asks, run: string, name: string, size: number): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = [];
  for (let from = 0; from < size; from += PART) {
    const [found] = await db.query<{ part: Uint8Array }>(
      'select substring(bytes from $3 for $4) as part from tightrope_queue.piece where run = $1 and name = $2',
      [run, name, from + 1, PART],
      PART_PATIENCE_MS,
    );
    if (found) parts.push(found.part);
  }
  return parts;
}
const PART_PATIENCE_MS = 60_000;

/** A name that cannot lead out of the folder of pieces. */
const isPieceName = (name: string): boolean =>
  stretchNamed(name) !== undefined || /^analysis(-\d{1,9}-\d{1,9})?\.piece$/.test(name);

/** Whether the folder of a run has a piece, whole. @param file its name */
async function isWhole({ folder, plan: { run, version }, pieces }: Run, file: string): Promise<boolean> {
  const name = file.replace(/\.piece$/, '');
  const found = stretchNamed(file)
    ? await pieces.find((piece) => piece.name === name)?.check()
    : await checkResults(join(folder, PIECES, file), { run, version, name }, true);
  return found?.state === 'made';
}
