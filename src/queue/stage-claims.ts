import { stat } from 'node:fs/promises';
import { pieceFile } from '../runs/places.ts';
import type { Run } from '../runs/run.ts';
import type { Bench } from './bench.ts';
import { BEAT_SECONDS } from './boss.ts';
import { fetchPiece } from './fetch-pieces.ts';
import type { StageClaims } from './piece-maker.ts';
import type { QueuedRun } from './queued-run.ts';
import { storePiece } from './store-piece.ts';
import { untilAnswered } from './until-answered.ts';

/** A worker that was not seen for so long has lost its claims. */
const LOST = `interval '${3 * BEAT_SECONDS} seconds'`;

/**
 * Claims as rows of the database, so that several workers share an analysis without a folder in common. A claim saves work and no
 * more: a piece that two make is the same twice.
 */
export function stageClaims(bench: Bench, queued: QueuedRun, run: Run): StageClaims {
  const { db, id: worker, signal } = bench;
  const answered = <T>(ask: () => Promise<T>) => untilAnswered(ask, signal);
  const giveUp = (name: string) =>
    db.query('delete from tightrope_queue.claim where run = $1 and name = $2 and worker = $3', [
      ...[queued.id, name, worker],
    ]);
  return {
    async claim(name) {
      const taken = await answered(() =>
        db.query(
          `insert into tightrope_queue.claim as c (run, name, worker) values ($1, $2, $3)
           on conflict (run, name) do update set worker = excluded.worker
           where c.worker = excluded.worker
             or not exists (select 1 from tightrope_queue.worker w where w.id = c.worker and w.seen > now() - ${LOST})
           returning 1`,
          [queued.id, name, worker],
        ),
      );
      if (taken.length === 0) return false;
      const file = `${name}.piece`;
      // Looked for with the claim in hand: who makes a piece gives up the claim when it is stored.
      const [stored] = await answered(() =>
        db.query<{ size: number }>(
          'select size::float8 as size from tightrope_queue.piece where run = $1 and name = $2',
          [queued.id, file],
        ),
      );
      if (!stored || !(await answered(() => fetchPiece(db, run, { name: file, ...stored })))) return true;
      await answered(() => giveUp(name));
      return false;
    },
    async release(name) {
      const isMade = await stat(pieceFile(run.folder, { name })).then(
        () => true,
        () => false,
      );
      if (isMade) await answered(() => storePiece(bench, queued, run, `${name}.piece`));
      await answered(() => giveUp(name));
    },
    async end() {
      await db
        .query('delete from tightrope_queue.claim where run = $1 and worker = $2', [queued.id, worker])
        .catch(() => undefined);
    },
  };
}
